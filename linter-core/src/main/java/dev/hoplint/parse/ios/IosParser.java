package dev.hoplint.parse.ios;

import dev.hoplint.model.OtherPart;
import dev.hoplint.parse.PartResult;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import java.util.List;
import java.util.Map;

/** PLACEHOLDER: holds the place of the parser of IOS configurations, which replaces this file. */
public final class IosParser {
  private IosParser() {}

  public static PartResult parse(SourceText text, Part part) {
    return new PartResult(
        new OtherPart(part, "not analysed: IOS configuration of " + text.file()),
        Map.of(),
        List.of());
  }
}

package dev.hoplint.parse;

import dev.hoplint.model.FileFacts;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import java.util.List;

/** Text to facts: the one place that knows which parser reads which kind of part. */
public final class Parsers {
  private Parsers() {}

  /** Reads every part of a file; never throws on any input. */
  public static FileFacts parse(SourceText text, List<Part> parts) {
    throw new IllegalStateException("written with the parsers: " + text.file() + parts);
  }
}

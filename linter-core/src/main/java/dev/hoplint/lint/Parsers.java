package dev.hoplint.lint;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.LineState;
import dev.hoplint.model.OtherPart;
import dev.hoplint.model.PartFacts;
import dev.hoplint.model.Problem;
import dev.hoplint.parse.PartResult;
import dev.hoplint.parse.dump.DumpParser;
import dev.hoplint.parse.ios.IosParser;
import dev.hoplint.source.KindDetector;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Text to facts: the one place that knows which parser reads which kind of part. */
public final class Parsers {
  private Parsers() {}

  /** Reads every part of a file; never throws on any input. */
  public static FileFacts parse(SourceText text, List<Part> parts) {
    List<PartFacts> facts = new ArrayList<>();
    Map<LineState, Integer> states = new EnumMap<>(LineState.class);
    List<Problem> problems = new ArrayList<>();
    for (Part part : parts) {
      PartResult result = parse(text, part);
      facts.add(result.facts());
      result.states().forEach((state, lines) -> states.merge(state, lines, Integer::sum));
      problems.addAll(result.problems());
    }
    return new FileFacts(text.file(), text.lineCount(), facts, states, problems);
  }

  private static PartResult parse(SourceText text, Part part) {
    return switch (part.kind()) {
      case IOS_CONFIG -> IosParser.parse(text, part);
      case ESXI_ROUTE, ESXI_INTERFACE, WINDOWS_ROUTE, LINUX_ROUTE -> DumpParser.parse(text, part);
      case IOS_ROUTE -> notAnalysed(part, "output of `show ip route`, which Hoplint does not read");
      case UNKNOWN -> notAnalysed(part, unknown(text, part));
    };
  }

  private static String unknown(SourceText text, Part part) {
    String reason = KindDetector.detect(text, part).reason();
    return reason == null ? "of no known kind" : reason;
  }

  private static PartResult notAnalysed(Part part, String reason) {
    return new PartResult(new OtherPart(part, reason), Map.of(), List.of());
  }
}

package dev.hoplint.rules.hop;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.OtherPart;
import dev.hoplint.model.PartFacts;
import dev.hoplint.model.Problem;
import dev.hoplint.model.Unrendered;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what of a file was not understood into findings. */
public final class FileFindings {
  private FileFindings() {}

  /**
   * Findings about a file and its lines.
   *
   * @param facts null if no facts come from it
   * @param asked whether somebody named the file or an {@code include} accepts it
   * @param reason why no facts come from it
   */
  public static List<Finding> of(
      @Nullable FileFacts facts, SourceFile file, boolean asked, String reason) {
    List<Finding> findings = new ArrayList<>();
    boolean unknown = facts == null || facts.parts().stream().allMatch(FileFindings::isUnknown);
    if (asked && unknown) {
      findings.add(simple(HopRules.UNKNOWN_FILE, new Span(file, 0, 0), "not analysed: " + reason));
    }
    if (facts == null) {
      return findings;
    }
    template(facts, findings);
    for (Problem problem : facts.problems()) {
      if (problem.kind() == Problem.Kind.MALFORMED) {
        findings.add(
            simple(
                HopRules.MALFORMED_LINE,
                problem.span(),
                problem.message() + "; nothing is taken from this line"));
      }
    }
    return findings;
  }

  /** Once for the file, however many devices are in it. */
  private static void template(FileFacts facts, List<Finding> findings) {
    Span first = null;
    int lines = 0;
    boolean missing = false;
    for (PartFacts part : facts.parts()) {
      Unrendered open = part.unrendered();
      if (open != null) {
        first = first == null ? open.first() : first;
        lines += open.lines();
        missing |= open.missingLines();
      }
    }
    if (first == null) {
      return;
    }
    String open =
        lines == 0
            ? ""
            : lines == 1
                ? ": one statement of it is open, and nothing is taken from it"
                : ": " + lines + " statements of it are open, and nothing is taken from them";
    String lacks = missing ? "; what it lacks may be rendered, and is not reported" : "";
    findings.add(
        simple(
            HopRules.NOT_ANALYSED,
            first,
            "this file is a template that is not rendered" + open + lacks));
  }

  private static boolean isUnknown(PartFacts part) {
    return part instanceof OtherPart other && other.part().kind() == PartKind.UNKNOWN;
  }

  /** A finding that is its message alone. */
  public static Finding simple(RuleInfo rule, Span span, String message) {
    return new FindingBuilder(rule, rule.severity(), span, null).message(message).build();
  }
}

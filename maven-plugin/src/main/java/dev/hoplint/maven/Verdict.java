package dev.hoplint.maven;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.rule.Severity;
import java.util.List;

/**
 * Which findings count against the build.
 *
 * @param violations those at or over the threshold that are not suppressed
 */
record Verdict(List<ReportedFinding> violations, LintRequest.FailOn failOn) {
  Verdict {
    violations = List.copyOf(violations);
  }

  static Verdict of(LintResult result) {
    return new Verdict(
        result.findings().stream()
            .filter(f -> f.suppression() == null)
            .filter(f -> result.failOn().failsOn(f.finding().severity()))
            .toList(),
        result.failOn());
  }

  boolean fails(int allowed) {
    return violations.size() > allowed;
  }

  /** One line for the end of a build. */
  String sentence(int allowed) {
    Severity threshold = failOn.threshold();
    return "Hoplint: "
        + violations.size()
        + (violations.size() == 1 ? " finding" : " findings")
        + " at or over "
        + (threshold == null ? "never" : threshold.id())
        + (allowed == 0 ? "" : ", more than the " + allowed + " allowed");
  }
}

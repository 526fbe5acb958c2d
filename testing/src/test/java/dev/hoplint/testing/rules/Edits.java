package dev.hoplint.testing.rules;

import dev.hoplint.lint.LintResult;
import dev.hoplint.rule.Fix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Applies the edits that findings carry, so that a test can look at what a fix makes. */
final class Edits {
  private Edits() {}

  /**
   * The text with every edit of every finding.
   *
   * @param marked one file in ASCII with its marks, as it was linted
   */
  static String apply(String marked, LintResult result) {
    List<Fix.Edit> edits = new ArrayList<>();
    result.findings().forEach(f -> f.finding().fixes().forEach(fix -> edits.addAll(fix.edits())));
    edits.sort(Comparator.comparingInt((Fix.Edit edit) -> edit.span().start()).reversed());
    StringBuilder text =
        new StringBuilder(
            marked
                .lines()
                .filter(line -> !line.startsWith("! BUG:"))
                .collect(Collectors.joining("\n", "", "\n")));
    for (Fix.Edit edit : edits) {
      text.replace(edit.span().start(), edit.span().end(), edit.text());
    }
    return text.toString();
  }
}

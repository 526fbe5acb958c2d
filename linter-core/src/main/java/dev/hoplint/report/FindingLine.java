package dev.hoplint.report;

import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.rule.Finding;
import dev.hoplint.source.Escapes;
import dev.hoplint.source.Position;
import dev.hoplint.source.SourceFile;

/**
 * {@code path:line:column: severity CODE: message [name]}, on one line whatever the message holds.
 */
final class FindingLine {
  private FindingLine() {}

  static String of(ReportedFinding reported, Style style) {
    Finding finding = reported.finding();
    return style.path(place(finding.span().file(), reported.position()))
        + ": "
        + style.severity(finding.severity(), finding.severity().id() + " " + finding.rule().id())
        + ": "
        + Escapes.line(finding.message())
        + " "
        + style.dim("[" + finding.rule().name() + "]");
  }

  /** {@code path:line:column}. */
  static String place(SourceFile file, Position position) {
    return Escapes.line(file.path()) + ":" + position.line() + ":" + position.column();
  }
}

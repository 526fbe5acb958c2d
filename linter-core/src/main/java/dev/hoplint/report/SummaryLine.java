package dev.hoplint.report;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.Summary;

/** What was read and what was found, in one line: the last one of the text report. */
public final class SummaryLine {
  private SummaryLine() {}

  public static String of(LintResult result) {
    Summary summary = result.summary();
    int lines = (int) result.notAnalysed().stream().filter(each -> each.line() > 0).count();
    return String.join(
            ", ",
            count(summary.devices(), "device"),
            count(summary.hosts(), "host"),
            count(summary.files(), "file"),
            count(summary.lines(), "line"))
        + ": "
        + String.join(
            ", ",
            count(summary.error(), "error"),
            count(summary.warning(), "warning"),
            count(summary.note(), "note"),
            summary.suppressed() + " suppressed")
        + "; not analysed: "
        + count(result.notAnalysed().size() - lines, "file")
        + ", "
        + count(lines, "line");
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

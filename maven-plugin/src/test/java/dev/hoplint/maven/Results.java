package dev.hoplint.maven;

import dev.hoplint.lint.LintRequest.FailOn;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.FileReport;
import dev.hoplint.lint.LintResult.NotAnalysed;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.lint.LintResult.Summary;
import dev.hoplint.lint.LintResult.Suppression;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Position;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.Span;
import java.util.Arrays;
import java.util.List;

/** Results of runs that never took place. */
final class Results {
  static final ReportedFinding ERROR =
      finding("FRG-101", Severity.ERROR, "configs/r2.cfg", 38, 2, "TCP 1002 is split", null);
  static final ReportedFinding WARNING =
      finding("MTU-303", Severity.WARNING, "configs/r3.cfg", 10, 2, "no MSS clamp", null);
  static final ReportedFinding NOTE =
      finding("HOP-005", Severity.NOTE, "configs/isp.cfg", 1, 1, "no routes given", null);
  static final ReportedFinding SUPPRESSED =
      finding(
          "FRG-102",
          Severity.ERROR,
          "configs/r2.cfg",
          37,
          2,
          "a guard that is none",
          new Suppression("inline", "known"));

  private Results() {}

  static ReportedFinding finding(
      String rule,
      Severity severity,
      String file,
      int line,
      int column,
      String message,
      Suppression suppression) {
    RuleInfo info = new RuleInfo(rule, "name-of-" + rule, severity, "what it finds", "0.1", false);
    Finding finding =
        new Finding(
            info,
            severity,
            message,
            new Span(new SourceFile(file), 0, 1),
            null,
            List.of(),
            List.of(),
            null,
            List.of());
    return new ReportedFinding(
        finding,
        new Position(line, column, line, column + 1),
        List.of(),
        List.of(),
        suppression,
        "1:0123456789abcdef");
  }

  static LintResult of(FailOn failOn, ReportedFinding... findings) {
    return new LintResult(
        Arrays.asList(findings), List.of(), List.of(), summary(findings), failOn, List.of());
  }

  static LintResult withDefect(LintResult result, String defect) {
    return new LintResult(
        result.findings(),
        result.notAnalysed(),
        result.files(),
        result.summary(),
        result.failOn(),
        List.of(defect));
  }

  static LintResult notAnalysed(LintResult result, List<FileReport> files, NotAnalysed... places) {
    return new LintResult(
        result.findings(),
        Arrays.asList(places),
        files,
        result.summary(),
        result.failOn(),
        result.defects());
  }

  private static Summary summary(ReportedFinding... findings) {
    return new Summary(
        4,
        3,
        1,
        190,
        count(Severity.ERROR, findings),
        count(Severity.WARNING, findings),
        count(Severity.NOTE, findings),
        (int) Arrays.stream(findings).filter(f -> f.suppression() != null).count());
  }

  private static int count(Severity severity, ReportedFinding... findings) {
    return (int)
        Arrays.stream(findings)
            .filter(f -> f.suppression() == null && f.finding().severity() == severity)
            .count();
  }
}

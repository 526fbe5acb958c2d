package dev.hoplint.maven;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.FileReport;
import dev.hoplint.lint.LintResult.NotAnalysed;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.report.SummaryLine;
import dev.hoplint.rule.Finding;
import dev.hoplint.source.Escapes;
import dev.hoplint.source.PartKind;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/**
 * Writes a result to the build's log, each finding once, in the form of Maven's compiler plugin.
 */
final class ResultLog {
  private final Log log;

  ResultLog(Log log) {
    this.log = log;
  }

  /** The findings that are not suppressed, and the files that could not be read. */
  void findings(LintResult result) {
    for (ReportedFinding finding : result.findings()) {
      if (finding.suppression() == null) {
        finding(finding);
      }
    }
    Set<String> unknown = filesOfNoKind(result);
    for (NotAnalysed place : result.notAnalysed()) {
      // Single lines are counted in the summary and listed in the reports.
      if (place.line() == 0 && !unknown.contains(place.file())) {
        log.warn(Escapes.line(place.file()) + ": not analysed: " + Escapes.line(place.reason()));
      }
    }
  }

  /** A project's other files, which nobody wants linted; those that somebody does are HOP-001. */
  private static Set<String> filesOfNoKind(LintResult result) {
    return result.files().stream()
        .filter(file -> file.parts().stream().allMatch(p -> p.kind() == PartKind.UNKNOWN))
        .map(FileReport::file)
        .collect(Collectors.toSet());
  }

  void summary(LintResult result) {
    log.info("Hoplint: " + SummaryLine.of(result));
  }

  private void finding(ReportedFinding reported) {
    Finding finding = reported.finding();
    String line =
        Escapes.line(finding.span().file().path())
            + ":["
            + reported.position().line()
            + ","
            + reported.position().column()
            + "] ("
            + finding.rule().id()
            + ") "
            + Escapes.line(finding.message());
    switch (finding.severity()) {
      case ERROR -> log.error(line);
      case WARNING -> log.warn(line);
      case NOTE -> log.info(line);
    }
  }
}

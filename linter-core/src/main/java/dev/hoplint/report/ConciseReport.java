package dev.hoplint.report;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import java.io.IOException;
import java.io.Writer;

/** One line for each finding that is not suppressed, and nothing else. */
public final class ConciseReport implements Report {
  private static final Style PLAIN = new Style(false);

  @Override
  public void write(LintResult result, Writer out) throws IOException {
    for (ReportedFinding finding : result.findings()) {
      if (finding.suppression() == null) {
        out.append(FindingLine.of(finding, PLAIN)).append('\n');
      }
    }
  }
}

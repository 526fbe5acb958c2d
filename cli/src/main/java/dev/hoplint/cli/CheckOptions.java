package dev.hoplint.cli;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.report.ReportFormat;
import dev.hoplint.rule.Severity;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of {@code check}, understood. Files are as written, relative ones to the folder where
 * the run starts.
 *
 * @param format of standard output, or of {@code output}
 * @param output file in place of standard output
 * @param reports further files
 * @param failOn null: the configuration's
 * @param select comma lists of rules, as written
 * @param ignore comma lists of rules, as written
 * @param jobs threads, at least 1
 */
record CheckOptions(
    Input input,
    ReportFormat format,
    @Nullable Path output,
    List<ReportFile> reports,
    LintRequest.@Nullable FailOn failOn,
    Severity minSeverity,
    List<String> select,
    List<String> ignore,
    List<Path> only,
    boolean statistics,
    int jobs,
    Color color,
    boolean quiet) {
  CheckOptions {
    reports = List.copyOf(reports);
    select = List.copyOf(select);
    ignore = List.copyOf(ignore);
    only = List.copyOf(only);
  }

  /** {@code --report FORMAT=FILE}. */
  record ReportFile(ReportFormat format, Path file) {}
}

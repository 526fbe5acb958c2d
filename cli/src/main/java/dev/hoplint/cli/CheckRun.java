package dev.hoplint.cli;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.report.Report;
import dev.hoplint.report.ReportFiles;
import dev.hoplint.report.ReportFormat;
import dev.hoplint.report.RuleCounts;
import dev.hoplint.report.TextReport;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of {@code check}: lint, write every report, answer the exit status. */
final class CheckRun {
  private final CheckOptions options;
  private final Engine engine;
  private final Surroundings surroundings;
  private final Console console;

  CheckRun(CheckOptions options, Engine engine, Surroundings surroundings, Console console) {
    this.options = options;
    this.engine = engine;
    this.surroundings = surroundings;
    this.console = console;
  }

  int run() throws RunException {
    requireDistinctTargets();
    Engine.Outcome outcome = engine.lint(request());
    LintResult result = outcome.result();
    Path output = options.output();
    try (ReportFiles files = new ReportFiles()) {
      for (CheckOptions.ReportFile report : options.reports()) {
        stage(files, report.format(), report.file(), outcome);
      }
      if (output != null) {
        stage(files, options.format(), output, outcome);
      }
      files.commit();
    }
    if (output == null) {
      Report report = report(options.format(), outcome, colorOnStandardOutput());
      console.print(out -> report.write(result, out));
    }
    if (options.statistics() && options.format() != ReportFormat.TEXT) {
      RuleCounts.lines(result).forEach(console::remark);
    }
    result.defects().forEach(defect -> console.complain("defect: " + defect));
    if (!result.defects().isEmpty()) {
      return ExitStatus.DEFECT;
    }
    return result.failed() ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
  }

  private LintRequest request() {
    return new LintRequest(
        surroundings.folder(),
        options.input().paths(),
        options.input().configuration(),
        List.of(),
        List.of(),
        options.select(),
        options.ignore(),
        options.only(),
        options.failOn(),
        options.minSeverity(),
        options.jobs(),
        Map.of());
  }

  private void stage(ReportFiles files, ReportFormat format, Path file, Engine.Outcome outcome)
      throws RunException {
    requireNoInput(file, outcome.result());
    Report report = report(format, outcome, options.color() == Color.ALWAYS);
    files.stage(absolute(file), file.toString(), out -> report.write(outcome.result(), out));
  }

  private Report report(ReportFormat format, Engine.Outcome outcome, boolean color) {
    return format.report(
        outcome.texts(), new TextReport.Options(color, !options.quiet(), options.statistics()));
  }

  private boolean colorOnStandardOutput() {
    return switch (options.color()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> surroundings.welcomesColor();
    };
  }

  private void requireDistinctTargets() throws RunException {
    Set<Path> targets = new HashSet<>();
    Path output = options.output();
    if (output != null) {
      targets.add(absolute(output).normalize());
    }
    for (CheckOptions.ReportFile report : options.reports()) {
      if (!targets.add(absolute(report.file()).normalize())) {
        throw new RunException("two reports would be written to " + report.file());
      }
    }
  }

  /** A configuration that is linted is worth more than a report. */
  private void requireNoInput(Path target, LintResult result) throws RunException {
    Path place = realPath(absolute(target));
    if (place == null) {
      return;
    }
    for (LintResult.FileReport file : result.files()) {
      if (place.equals(realPath(absolute(Path.of(file.file()))))) {
        throw new RunException("cannot write " + target + ": it is one of the files linted");
      }
    }
  }

  private static @Nullable Path realPath(Path file) {
    try {
      return Files.exists(file) ? file.toRealPath() : null;
    } catch (IOException e) {
      return null;
    }
  }

  private Path absolute(Path path) {
    return surroundings.folder().resolve(path);
  }
}

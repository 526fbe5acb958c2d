package dev.hoplint.cli;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.report.ReportFormat;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.RunException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The words of {@code check} as picocli fills them in; {@link #options} is what is made of them.
 */
@Command(
    name = "check",
    description = "Lint files and folders. This is the default command: its name may be left out.",
    customSynopsis = "hoplint [check] [OPTIONS] [PATH...]",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "RULES is a comma list of ids (FRG-101), names (pbr-splits-fragments) or families (FRG).",
      "A folder with a command's name is written ./rules.",
      "",
      "Exit status: 0 no finding at or over --fail-on, 1 findings at or over it, 2 the run could",
      "not be made, 3 a defect of Hoplint."
    })
final class CheckCommand implements SubCommand {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, concise or json (default: text).")
  private String format = "text";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to FILE instead of standard output.")
  private @Nullable String output;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "Write a further report; may be repeated.")
  private List<String> reports = new ArrayList<>();

  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Exit with 1 on findings of this severity or above: error, warning, note or never "
              + "(default: the configuration's, else error).")
  private @Nullable String failOn;

  @Option(
      names = "--min-severity",
      paramLabel = "SEVERITY",
      description = "Report nothing below: error, warning or note (default: note).")
  private String minSeverity = "note";

  @Option(names = "--select", paramLabel = "RULES", description = "Only these rules.")
  private List<String> select = new ArrayList<>();

  @Option(names = "--ignore", paramLabel = "RULES", description = "All but these rules.")
  private List<String> ignore = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "FILES",
      arity = "1..*",
      description =
          "Report findings of these files only; every PATH is read all the same. Takes all words "
              + "up to the next option; PATHs stand before it or after --.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--statistics", description = "Count the findings of each rule.")
  private boolean statistics;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Threads (default: one for each processor).")
  private @Nullable String jobs;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never (default: auto; NO_COLOR is honoured).")
  private String color = "auto";

  @Option(names = "--quiet", description = "Only the findings: no line that sums up.")
  private boolean quiet;

  @Override
  public int run(Engine engine, Surroundings surroundings, Console console) throws RunException {
    return new CheckRun(options(), engine, surroundings, console).run();
  }

  /** What the words mean; a word that means nothing is a {@link RunException}. */
  private CheckOptions options() throws RunException {
    return new CheckOptions(
        input.input(),
        format("--format", format),
        output == null ? null : Words.path("--output", output),
        reports(),
        failOn == null ? null : failOn(failOn),
        minSeverity(),
        select,
        ignore,
        Words.paths("--only", only),
        statistics,
        jobs == null ? Math.max(1, Runtime.getRuntime().availableProcessors()) : jobs(jobs),
        color(),
        quiet);
  }

  private List<CheckOptions.ReportFile> reports() throws RunException {
    List<CheckOptions.ReportFile> files = new ArrayList<>();
    for (String report : reports) {
      int equals = report.indexOf('=');
      if (equals < 0) {
        throw new RunException("--report: '" + report + "' is not of the form FORMAT=FILE");
      }
      files.add(
          new CheckOptions.ReportFile(
              format("--report", report.substring(0, equals)),
              Words.path("--report", report.substring(equals + 1))));
    }
    return files;
  }

  private static ReportFormat format(String option, String id) throws RunException {
    ReportFormat format = ReportFormat.parse(id);
    if (format == null) {
      throw Words.noFormat(option, id, ReportFormat.ids());
    }
    return format;
  }

  private static LintRequest.FailOn failOn(String word) throws RunException {
    LintRequest.FailOn failOn = LintRequest.FailOn.parse(word);
    if (failOn == null) {
      throw Words.noneOf("--fail-on", word, LintRequest.FailOn.WORDS);
    }
    return failOn;
  }

  private Severity minSeverity() throws RunException {
    Severity severity = Severity.parse(minSeverity);
    if (severity == null) {
      throw Words.noneOf("--min-severity", minSeverity, "error, warning, note");
    }
    return severity;
  }

  private Color color() throws RunException {
    for (Color known : Color.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(color)) {
        return known;
      }
    }
    throw Words.noneOf("--color", color, "auto, always, never");
  }

  private static int jobs(String word) throws RunException {
    return Words.number("--jobs", word, 1, Integer.MAX_VALUE, "of threads, 1 or more");
  }
}

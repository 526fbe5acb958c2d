package dev.hoplint.cli;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.report.ReportFormat;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.RunException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class CheckCommand {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders; the current folder if there is none.")
  private List<String> paths = new ArrayList<>();

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

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration, in place of the hoplint.yaml that is found.")
  private @Nullable String config;

  @Option(names = "--no-config", description = "Use no configuration.")
  private boolean noConfig;

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

  /** What the words mean; a word that means nothing is a {@link RunException}. */
  CheckOptions options() throws RunException {
    if (noConfig && config != null) {
      throw new RunException("--config and --no-config exclude each other");
    }
    return new CheckOptions(
        paths("PATH", paths),
        format("--format", format),
        output == null ? null : path("--output", output),
        reports(),
        configuration(),
        failOn == null ? null : failOn(failOn),
        severity("--min-severity", minSeverity, "error, warning, note"),
        select,
        ignore,
        paths("--only", only),
        statistics,
        jobs == null ? Math.max(1, Runtime.getRuntime().availableProcessors()) : jobs(jobs),
        color(),
        quiet);
  }

  private LintRequest.Configuration configuration() throws RunException {
    if (noConfig) {
      return new LintRequest.Configuration.None();
    }
    return config == null
        ? new LintRequest.Configuration.Discovered()
        : new LintRequest.Configuration.Given(path("--config", config));
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
              path("--report", report.substring(equals + 1))));
    }
    return files;
  }

  private static ReportFormat format(String option, String id) throws RunException {
    ReportFormat format = ReportFormat.parse(id);
    if (format == null) {
      throw new RunException(
          option + ": there is no format '" + id + "', only " + ReportFormat.ids());
    }
    return format;
  }

  private static LintRequest.FailOn failOn(String word) throws RunException {
    return new LintRequest.FailOn(
        word.equals("never") ? null : severity("--fail-on", word, "error, warning, note, never"));
  }

  private static Severity severity(String option, String word, String known) throws RunException {
    Severity severity = Severity.parse(word);
    if (severity == null) {
      throw noneOf(option, word, known);
    }
    return severity;
  }

  private Color color() throws RunException {
    for (Color known : Color.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(color)) {
        return known;
      }
    }
    throw noneOf("--color", color, "auto, always, never");
  }

  private static int jobs(String word) throws RunException {
    try {
      int jobs = Integer.parseInt(word);
      if (jobs >= 1) {
        return jobs;
      }
    } catch (NumberFormatException e) {
      // Said below, as for zero.
    }
    throw new RunException("--jobs: '" + word + "' is not a number of threads, 1 or more");
  }

  private static List<Path> paths(String option, List<String> words) throws RunException {
    List<Path> paths = new ArrayList<>();
    for (String word : words) {
      paths.add(path(option, word));
    }
    return paths;
  }

  private static Path path(String option, String word) throws RunException {
    if (word.isEmpty()) {
      // Path.of("") would be the current folder, which nobody means by a variable that is not set.
      throw new RunException(option + ": the empty word is no file or folder");
    }
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new RunException(option + ": '" + word + "' is no path: " + e.getReason(), e);
    }
  }

  private static RunException noneOf(String option, String word, String known) {
    return new RunException(option + ": '" + word + "' is none of " + known);
  }
}

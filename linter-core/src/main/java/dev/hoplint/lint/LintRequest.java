package dev.hoplint.lint;

import dev.hoplint.rule.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to lint, and how.
 *
 * @param base folder where the run starts; reported paths are relative to it
 * @param paths files and folders, absolute or relative to {@code base}
 * @param configuration where the configuration comes from
 * @param includes globs relative to {@code base}, in place of the configuration's; empty: its own
 * @param excludes globs relative to {@code base}, beside the configuration's
 * @param select ids, names or families; empty: every rule
 * @param ignore ids, names or families
 * @param only files whose findings are reported; empty: all
 * @param failOn overrides the configuration's; null: the configuration's
 * @param minSeverity findings below are not reported
 * @param jobs threads, at least 1
 * @param overlay contents of files that are not (yet) as on disk, by absolute path
 */
public record LintRequest(
    Path base,
    List<Path> paths,
    Configuration configuration,
    List<String> includes,
    List<String> excludes,
    List<String> select,
    List<String> ignore,
    List<Path> only,
    @Nullable FailOn failOn,
    Severity minSeverity,
    int jobs,
    Map<Path, byte[]> overlay) {
  public LintRequest {
    paths = List.copyOf(paths);
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
    select = List.copyOf(select);
    ignore = List.copyOf(ignore);
    only = List.copyOf(only);
    overlay = Map.copyOf(overlay);
  }

  /** Where {@code hoplint.yaml} comes from. */
  public sealed interface Configuration {
    /** Looked for, as the contract says. */
    record Discovered() implements Configuration {}

    /** {@code --config FILE}. */
    record Given(Path file) implements Configuration {}

    /** {@code --no-config}. */
    record None() implements Configuration {}
  }

  /** From which severity on findings make the run fail; {@code threshold} null: never. */
  public record FailOn(@Nullable Severity threshold) {
    /** What {@link #parse} takes, for a complaint. */
    public static final String WORDS = "error, warning, note, never";

    /** Null if the word is none of {@link #WORDS}. */
    public static @Nullable FailOn parse(String word) {
      if (word.equals("never")) {
        return new FailOn(null);
      }
      Severity severity = Severity.parse(word);
      return severity == null ? null : new FailOn(severity);
    }

    public boolean failsOn(Severity severity) {
      return threshold != null && severity.atLeast(threshold);
    }
  }

  /** {@code paths} under {@code base}, everything else by default. */
  public static LintRequest of(Path base, List<Path> paths) {
    return new LintRequest(
        base,
        paths,
        new Configuration.Discovered(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        Severity.NOTE,
        Math.max(1, Runtime.getRuntime().availableProcessors()),
        Map.of());
  }

  /** The same request with its configuration from elsewhere. */
  public LintRequest withConfiguration(Configuration other) {
    return with(other, jobs, overlay);
  }

  /** The same request on {@code threads} threads, at least 1. */
  public LintRequest withJobs(int threads) {
    return with(configuration, threads, overlay);
  }

  /** The same request with other contents of files, by absolute path. */
  public LintRequest withOverlay(Map<Path, byte[]> contents) {
    return with(configuration, jobs, contents);
  }

  private LintRequest with(Configuration source, int threads, Map<Path, byte[]> contents) {
    return new LintRequest(
        base,
        paths,
        source,
        includes,
        excludes,
        select,
        ignore,
        only,
        failOn,
        minSeverity,
        threads,
        contents);
  }
}

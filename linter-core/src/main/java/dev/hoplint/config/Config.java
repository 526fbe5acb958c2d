package dev.hoplint.config;

import dev.hoplint.model.Declared;
import dev.hoplint.rule.RuleLevel;
import dev.hoplint.rule.RuleSettings;
import dev.hoplint.source.SourceText;
import java.io.File;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A {@code hoplint.yaml}, or what holds without one.
 *
 * @param folder absolute; globs and {@code baseline} are relative to it
 * @param source the file's text, for messages that point into it; null without a file
 * @param include empty: everything
 * @param failOn null if not set; {@link RuleLevel#OFF}: never
 * @param rules without {@code --select} and {@code --ignore}
 * @param baseline the baseline's file, absolute; null if not set
 */
public record Config(
    Path folder,
    @Nullable SourceText source,
    Globs include,
    Globs exclude,
    @Nullable RuleLevel failOn,
    RuleSettings rules,
    Declared declared,
    @Nullable Path baseline) {

  /** What holds without a file, for a run that starts in {@code base}. */
  public static Config none(Path base) {
    return new Config(
        base.toAbsolutePath().normalize(),
        null,
        Globs.NONE,
        Globs.NONE,
        null,
        RuleSettings.DEFAULT,
        Declared.NOTHING,
        null);
  }

  /**
   * The path of a file as the globs of this configuration see it; {@code ..} if it lies outside.
   */
  public String pathOf(Path file) {
    return slashed(folder, file.toAbsolutePath().normalize());
  }

  /**
   * Whether a file that is met in a folder is to be read.
   *
   * @param path as {@link #pathOf} gives it
   */
  public boolean takes(String path) {
    return (include.isEmpty() || include.matches(path)) && !exclude.matches(path);
  }

  /** {@code file} relative to {@code folder} with {@code /}; as it is if they share no root. */
  static String slashed(Path folder, Path file) {
    boolean related = folder.getRoot() != null && folder.getRoot().equals(file.getRoot());
    Path shown = related ? folder.relativize(file) : file;
    return shown.toString().replace(File.separatorChar, '/');
  }
}

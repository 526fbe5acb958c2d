package dev.hoplint.config;

import dev.hoplint.source.RunException;
import dev.hoplint.source.Shown;
import java.util.ArrayList;
import java.util.List;

/** A list of globs: a path is meant if one of them matches. */
public record Globs(List<Glob> globs) {
  /** Matches nothing. */
  public static final Globs NONE = new Globs(List.of());

  public Globs {
    globs = List.copyOf(globs);
  }

  /**
   * Reads patterns that come from the command line.
   *
   * @throws RunException if one is none
   */
  public static Globs of(List<String> patterns) throws RunException {
    List<Glob> globs = new ArrayList<>();
    for (String pattern : patterns) {
      try {
        globs.add(Glob.of(pattern));
      } catch (Glob.SyntaxException e) {
        throw new RunException("the glob \"" + Shown.of(pattern) + "\" " + e.getMessage(), e);
      }
    }
    return new Globs(globs);
  }

  public boolean isEmpty() {
    return globs.isEmpty();
  }

  /** Whether a file with this path, relative and with {@code /}, is meant. */
  public boolean matches(String path) {
    return globs.stream().anyMatch(glob -> glob.matches(path));
  }

  /** Whether one glob means every file below this folder. */
  public boolean matchesFolder(String path) {
    return globs.stream().anyMatch(glob -> glob.matchesFolder(path));
  }
}

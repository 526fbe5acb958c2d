package dev.hoplint.config;

import java.util.Arrays;
import java.util.List;

/**
 * A pattern of paths. Paths are relative, with {@code /} between folders, and case counts.
 *
 * <ul>
 *   <li>{@code *} stands for any characters of one name, {@code ?} for one, {@code [a-z]} for one
 *       of a set, {@code [!a-z]} for one outside of it, <code>{a,b}</code> for either.
 *   <li>{@code **} as a whole name stands for any number of folders, none included.
 *   <li>A pattern without a slash, other than at its end, matches in every folder: {@code *.cfg},
 *       {@code archive}. Any other is relative to the configuration's folder; so is one with a
 *       slash at its start.
 *   <li>What matches a folder takes in everything below it. A pattern with a slash or {@code /**}
 *       at its end matches folders only.
 * </ul>
 *
 * These are the rules of {@code .gitignore} without its negation and its escapes, plus braces. A
 * match costs time in proportion to the path's length times the pattern's, whatever they hold: all
 * ways through the pattern are followed at once.
 */
public final class Glob {
  private final String pattern;
  private final List<Step> steps;

  Glob(String pattern, List<Step> steps) {
    this.pattern = pattern;
    this.steps = List.copyOf(steps);
  }

  /** The pattern is none; the message says why and goes on after its name. */
  public static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    SyntaxException(String message) {
      super(message);
    }
  }

  /**
   * Reads a pattern.
   *
   * @throws SyntaxException if it is empty, holds a backslash, begins with {@code !}, or has a
   *     bracket or brace that is not closed
   */
  public static Glob of(String pattern) throws SyntaxException {
    return new GlobCompiler(pattern).compile();
  }

  /** Whether a file with this path is meant. */
  public boolean matches(String path) {
    return run(path, false);
  }

  /**
   * Whether every file below the folder with this path is meant, so that it need not be entered.
   */
  public boolean matchesFolder(String path) {
    return run(path, true);
  }

  private boolean run(String path, boolean folder) {
    States now = new States();
    States next = new States();
    now.add(0);
    for (int i = 0; i < path.length() && !now.isEmpty(); ) {
      int c = path.codePointAt(i);
      // At a slash, what was read so far is a folder.
      if (c == '/' && (now.accepts || now.acceptsFolder)) {
        return true;
      }
      now.read(c, next);
      States free = now;
      now = next;
      next = free;
      next.clear();
      i += Character.charCount(c);
    }
    return now.accepts || (folder && now.acceptsFolder);
  }

  @Override
  public String toString() {
    return pattern;
  }

  /** One step of a compiled pattern; all but the last four go on to the step after them. */
  sealed interface Step {
    /** A step that reads one character. */
    sealed interface Reading extends Step {
      boolean takes(int c);
    }

    record Any() implements Reading {
      @Override
      public boolean takes(int c) {
        return true;
      }
    }

    record InName() implements Reading {
      @Override
      public boolean takes(int c) {
        return c != '/';
      }
    }

    record One(int character) implements Reading {
      @Override
      public boolean takes(int c) {
        return c == character;
      }
    }

    /** {@code bounds}: first and last character of each range. */
    record Set(List<Integer> bounds, boolean negated) implements Reading {
      @Override
      public boolean takes(int c) {
        boolean in = false;
        for (int i = 0; i < bounds.size(); i += 2) {
          in |= bounds.get(i) <= c && c <= bounds.get(i + 1);
        }
        return c != '/' && in != negated;
      }
    }

    /** Goes on both to the step after it and to step {@code other}. */
    record Fork(int other) implements Step {}

    record Jump(int target) implements Step {}

    /** The end: a file or a folder of this name. */
    record Match() implements Step {}

    /** The end: a folder of this name. */
    record MatchFolder() implements Step {}
  }

  /** The steps that the pattern may stand at after the characters read so far. */
  private final class States {
    private final int[] reading = new int[steps.size()];
    private final boolean[] seen = new boolean[steps.size()];
    // Each step is expanded once at most, and a fork leaves one more than it takes away.
    private final int[] pending = new int[steps.size() + 1];
    private int size;
    private boolean accepts;
    private boolean acceptsFolder;

    boolean isEmpty() {
      return size == 0 && !accepts && !acceptsFolder;
    }

    void clear() {
      Arrays.fill(seen, false);
      size = 0;
      accepts = false;
      acceptsFolder = false;
    }

    void read(int c, States next) {
      for (int i = 0; i < size; i++) {
        if (((Step.Reading) steps.get(reading[i])).takes(c)) {
          next.add(reading[i] + 1);
        }
      }
    }

    /** Adds a step and those that it leads to without a character. */
    void add(int first) {
      int depth = 0;
      pending[depth++] = first;
      while (depth > 0) {
        int at = pending[--depth];
        if (seen[at]) {
          continue;
        }
        seen[at] = true;
        Step step = steps.get(at);
        if (step instanceof Step.Fork fork) {
          pending[depth++] = fork.other();
          pending[depth++] = at + 1;
        } else if (step instanceof Step.Jump jump) {
          pending[depth++] = jump.target();
        } else if (step instanceof Step.Match) {
          accepts = true;
        } else if (step instanceof Step.MatchFolder) {
          acceptsFolder = true;
        } else {
          reading[size++] = at;
        }
      }
    }
  }
}

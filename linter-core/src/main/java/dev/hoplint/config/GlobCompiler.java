package dev.hoplint.config;

import dev.hoplint.config.Glob.Step;
import dev.hoplint.config.Glob.SyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns a glob into the steps that {@link Glob} follows. */
final class GlobCompiler {
  private static final int DEEPEST_BRACES = 20;

  private final String pattern;
  private final int[] text;
  private final List<Step> steps = new ArrayList<>();
  private int at;
  private int end;

  GlobCompiler(String pattern) {
    this.pattern = pattern;
    this.text = pattern.codePoints().toArray();
    this.end = text.length;
  }

  Glob compile() throws SyntaxException {
    if (pattern.isBlank()) {
      throw new SyntaxException("is empty");
    }
    if (text[0] == '!') {
      throw new SyntaxException("begins with !, but there is no negation");
    }
    if (pattern.indexOf('\\') >= 0) {
      throw new SyntaxException("holds a \\, but folders are separated by /");
    }
    boolean anchored = skipStart();
    while (end > at && text[end - 1] == '/') {
      end--;
    }
    boolean folderOnly = end < text.length && end > at;
    for (int i = at; i < end; i++) {
      anchored |= text[i] == '/';
    }
    if (isEverything()) {
      loop(new Step.Any());
      steps.add(folderOnly ? new Step.MatchFolder() : new Step.Match());
      return new Glob(pattern, steps);
    }
    // "x/**" means what lies below x, as "x/" does.
    while (end - at > 3 && text[end - 1] == '*' && text[end - 2] == '*' && text[end - 3] == '/') {
      end -= 3;
      folderOnly = true;
    }
    if (!anchored) {
      anyFolders();
    }
    sequence(true, 0);
    steps.add(folderOnly ? new Step.MatchFolder() : new Step.Match());
    return new Glob(pattern, steps);
  }

  /** Skips slashes and {@code ./} at the start; answers whether there were any. */
  private boolean skipStart() {
    int from = at;
    while (at < end
        && (text[at] == '/' || (text[at] == '.' && at + 1 < end && text[at + 1] == '/'))) {
      at += text[at] == '/' ? 1 : 2;
    }
    return at > from;
  }

  /** Nothing, a dot, or names {@code **} alone. */
  private boolean isEverything() {
    String rest = new String(text, at, end - at);
    return rest.isEmpty()
        || rest.equals(".")
        || Arrays.stream(rest.split("/"))
            .allMatch(name -> name.length() >= 2 && name.chars().allMatch(c -> c == '*'));
  }

  /** To the end, or inside braces ({@code depth > 0}) to the comma or brace that ends it. */
  private void sequence(boolean startsName, int depth) throws SyntaxException {
    int first = at;
    while (at < end && !(depth > 0 && isAlternativeEnd())) {
      boolean nameStart = at == first ? startsName : text[at - 1] == '/';
      int c = text[at];
      switch (c) {
        case '*' -> stars(nameStart, depth);
        case '{' -> alternatives(nameStart, depth + 1);
        case '}' -> throw new SyntaxException("has a } without a {");
        case '[' -> steps.add(set());
        case '?' -> {
          steps.add(new Step.InName());
          at++;
        }
        default -> {
          // Two slashes are as good as one.
          if (c != '/' || !nameStart) {
            steps.add(new Step.One(c));
          }
          at++;
        }
      }
    }
  }

  private boolean isAlternativeEnd() {
    return text[at] == ',' || text[at] == '}';
  }

  private void stars(boolean nameStart, int depth) {
    int from = at;
    while (at < end && text[at] == '*') {
      at++;
    }
    boolean folders = nameStart && at - from >= 2;
    if (folders && at < end && text[at] == '/') {
      at++;
      anyFolders();
    } else if (folders && (at == end || (depth > 0 && isAlternativeEnd()))) {
      loop(new Step.Any());
    } else {
      loop(new Step.InName());
    }
  }

  /** Any number of folders, each with the slash after it. */
  private void anyFolders() {
    int start = steps.size();
    steps.add(new Step.Fork(start + 5));
    steps.add(new Step.InName());
    steps.add(new Step.Fork(start + 1));
    steps.add(new Step.One('/'));
    steps.add(new Step.Jump(start));
  }

  /** Any number of characters, none included. */
  private void loop(Step.Reading step) {
    int start = steps.size();
    steps.add(new Step.Fork(start + 3));
    steps.add(step);
    steps.add(new Step.Jump(start));
  }

  private void alternatives(boolean nameStart, int depth) throws SyntaxException {
    if (depth > DEEPEST_BRACES) {
      throw new SyntaxException("has braces nested over " + DEEPEST_BRACES + " deep");
    }
    List<Integer> exits = new ArrayList<>();
    do {
      at++;
      int fork = steps.size();
      steps.add(new Step.Jump(fork + 1));
      sequence(nameStart, depth);
      if (at >= end) {
        throw new SyntaxException("has a { without a }");
      }
      exits.add(steps.size());
      steps.add(new Step.Jump(0));
      if (text[at] == ',') {
        steps.set(fork, new Step.Fork(steps.size()));
      }
    } while (text[at] == ',');
    at++;
    for (int exit : exits) {
      steps.set(exit, new Step.Jump(steps.size()));
    }
  }

  private Step.Set set() throws SyntaxException {
    at++;
    boolean negated = at < end && (text[at] == '!' || text[at] == '^');
    at += negated ? 1 : 0;
    List<Integer> bounds = new ArrayList<>();
    // A bracket that comes first stands for itself.
    for (int first = at; at < end && (text[at] != ']' || at == first); ) {
      int low = text[at++];
      int high = low;
      if (at + 1 < end && text[at] == '-' && text[at + 1] != ']') {
        high = text[at + 1];
        at += 2;
      }
      if (high < low) {
        throw new SyntaxException("has a range in [] that runs backwards");
      }
      bounds.add(low);
      bounds.add(high);
    }
    if (at >= end) {
      throw new SyntaxException("has a [ without a ]");
    }
    at++;
    return new Step.Set(List.copyOf(bounds), negated);
  }
}

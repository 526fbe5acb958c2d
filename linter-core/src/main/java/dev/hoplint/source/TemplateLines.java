package dev.hoplint.source;

import java.nio.charset.StandardCharsets;

/**
 * Statements of templates that take a line of their own: {@code % if x:} of Mako and ERB, {@code #
 * for x in y} of Jinja, {@code #foreach( $x in $y )} of Velocity.
 */
final class TemplateLines {
  /** In bytes; longer lines are not statements. */
  private static final int LONGEST = 400;

  private final byte[] bytes;
  private final TemplateBlocks blocks;

  /** Offsets of the last lines that close a block, by their sign; -1 if there is none. */
  private final int[] lastClosing = {-1, -1};

  private final int[] depth = {0, 0};
  private boolean searched;
  private boolean velocity;

  TemplateLines(byte[] bytes, TemplateBlocks blocks) {
    this.bytes = bytes;
    this.blocks = blocks;
  }

  /** The end of the line if it is a statement from an offset on, else the offset. */
  int statement(int at) {
    int end = Lines.end(bytes, at, Math.min(bytes.length, at + LONGEST));
    int sign = bytes[at];
    int from = at + 1 < end && bytes[at + 1] == sign && sign == '%' ? at + 2 : at + 1;
    while (from < end && (bytes[from] == ' ' || bytes[from] == '\t')) {
      from++;
    }
    int next = from;
    while (next < end && Words.isLetter(bytes[next])) {
      next++;
    }
    String word = new String(bytes, from, next - from, StandardCharsets.US_ASCII);
    String rest = new String(bytes, next, end - next, StandardCharsets.UTF_8).strip();
    int of = sign == '%' ? 0 : 1;
    if (depth[of] > 0 && closes(word) && isBare(rest)) {
      depth[of]--;
      blocks.close(end);
      return end;
    }
    if (opens(word, rest) && at < lastClosing(of)) {
      depth[of]++;
      velocity |= isVelocity(sign, rest);
      blocks.open(at);
      return end;
    }
    boolean between =
        (word.equals("else") && isBare(rest))
            || word.equals("elif")
            || word.equals("elsif")
            || word.equals("elseif");
    boolean sets = word.equals("set") && isVelocity(sign, rest);
    velocity |= sets;
    return sets || (between && depth[of] > 0) ? end : at;
  }

  /** Whether a statement is one of Velocity, which writes its variables without braces. */
  boolean isVelocity() {
    return velocity;
  }

  private static boolean isVelocity(int sign, String rest) {
    return sign == '#' && rest.startsWith("(") && rest.contains("$");
  }

  /** Whether nothing stands behind a word but what Mako and ERB have there. */
  private static boolean isBare(String rest) {
    return rest.isEmpty() || rest.equals(":") || rest.equals("-");
  }

  private static boolean opens(String word, String rest) {
    return switch (word) {
      case "if", "while", "unless", "macro" -> !rest.isEmpty();
      case "for", "foreach" -> rest.contains(" in ");
      default -> false;
    };
  }

  private static boolean closes(String word) {
    return switch (word) {
      case "end", "endif", "endfor", "endwhile", "endmacro" -> true;
      default -> false;
    };
  }

  /** A remark may begin with `# if`: it is a statement only if something closes it. */
  private int lastClosing(int of) {
    for (int at = 0; at < bytes.length && !searched; ) {
      int end = Lines.end(bytes, at, bytes.length);
      int from = at;
      while (from < end && (bytes[from] == ' ' || bytes[from] == '\t')) {
        from++;
      }
      if (from < end && (bytes[from] == '%' || bytes[from] == '#') && end - from < 20) {
        String line = new String(bytes, from, end - from, StandardCharsets.US_ASCII);
        String word = line.replace('%', ' ').replace('#', ' ').replace('\t', ' ').strip();
        if (closes(word)) {
          lastClosing[bytes[from] == '%' ? 0 : 1] = at;
        }
      }
      at = Lines.next(bytes, end, bytes.length);
    }
    searched = true;
    return lastClosing[of];
  }
}

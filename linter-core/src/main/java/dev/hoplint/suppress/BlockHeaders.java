package dev.hoplint.suppress;

import dev.hoplint.source.SourceText;

/**
 * The header that each line of a file stands under: the nearest line before it that is indented
 * less. A header begins with a letter, so the numbers of a right-aligned table are none; comments
 * and blank lines count for nothing.
 */
final class BlockHeaders {
  /** By line, counted from 1; 0 where there is none. */
  private final int[] headers;

  BlockHeaders(SourceText text) {
    int lines = text.lineCount();
    headers = new int[lines + 1];
    int[] open = new int[lines + 1];
    int[] indents = new int[lines + 1];
    int depth = 0;
    byte[] bytes = text.bytes();
    for (int line = 1; line <= lines; line++) {
      int start = text.lineStart(line);
      int end = text.lineEnd(line);
      int at = start;
      while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
        at++;
      }
      if (at == end) {
        continue;
      }
      int indent = at - start;
      if (bytes[at] == '!' || bytes[at] == '#') {
        // A comment ends no block, whatever its indentation, but stands in one itself.
        headers[line] = enclosing(open, indents, depth, indent);
        continue;
      }
      while (depth > 0 && indents[depth - 1] >= indent) {
        depth--;
      }
      headers[line] = depth > 0 ? open[depth - 1] : 0;
      if (Character.isLetter(bytes[at])) {
        open[depth] = line;
        indents[depth++] = indent;
      }
    }
  }

  private static int enclosing(int[] open, int[] indents, int depth, int indent) {
    int at = depth;
    while (at > 0 && indents[at - 1] >= indent) {
      at--;
    }
    return at > 0 ? open[at - 1] : 0;
  }

  /** The header's line, or 0 if the line stands under none. */
  int of(int line) {
    return line < headers.length ? headers[line] : 0;
  }
}

package dev.hoplint.source;

/** Line ends: LF, CRLF, or a CR that no LF follows. */
final class Lines {
  private Lines() {}

  /** The offset of the line end, or {@code limit}, of the line that {@code at} lies on. */
  static int end(byte[] bytes, int at, int limit) {
    int i = at;
    while (i < limit && bytes[i] != '\n' && bytes[i] != '\r') {
      i++;
    }
    return i;
  }

  /** The start of the line after the one that ends at {@code lineEnd}. */
  static int next(byte[] bytes, int lineEnd, int limit) {
    if (lineEnd >= limit) {
      return limit;
    }
    boolean crlf = bytes[lineEnd] == '\r' && lineEnd + 1 < limit && bytes[lineEnd + 1] == '\n';
    return lineEnd + (crlf ? 2 : 1);
  }
}

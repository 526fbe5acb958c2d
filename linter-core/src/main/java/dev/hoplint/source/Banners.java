package dev.hoplint.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Banners of IOS: text between two delimiters, in which no line means anything. */
final class Banners {
  private final byte[] bytes;

  /** Offset of the last occurrence of each byte: a banner that is not closed is looked for once. */
  private int @Nullable [] last;

  Banners(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The offset of the line after the banner that starts on a line; 0 if none does, or if it is
   * never closed.
   */
  int endOf(Words line) {
    if (!line.is(0, "banner") || line.count() < 2) {
      return 0;
    }
    // `banner motd ^C`, or `banner ^C`: the delimiter is one byte, or ^C written as two.
    int open = line.count() > 2 ? line.start(2) : line.start(1);
    boolean caret = bytes[open] == '^' && open + 1 < line.lineEnd() && bytes[open + 1] == 'C';
    int from = open + (caret ? 2 : 1);
    if (Words.isLetter(bytes[open]) || lastOf(bytes[open]) < from) {
      return 0;
    }
    int at = from;
    int limit = lastOf(bytes[open]);
    while (at <= limit) {
      if (bytes[at] == bytes[open] && (!caret || (at + 1 < bytes.length && bytes[at + 1] == 'C'))) {
        return Lines.next(bytes, Lines.end(bytes, at, bytes.length), bytes.length);
      }
      at++;
    }
    return 0;
  }

  private int lastOf(byte wanted) {
    int[] known = last;
    if (known == null) {
      known = new int[256];
      Arrays.fill(known, -1);
      for (int i = 0; i < bytes.length; i++) {
        known[bytes[i] & 0xFF] = i;
      }
      last = known;
    }
    return known[wanted & 0xFF];
  }
}

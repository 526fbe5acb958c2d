package dev.hoplint.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The words of one line at a time, as offsets into the text: kinds are judged on words, without a
 * string made for each. What pages leave around pasted text (no-break spaces, bars, HTML tags)
 * counts as blank.
 */
final class Words {
  /** Longer lines are cut: no header or prompt comes so late. */
  private static final int MOST = 256;

  private static final byte[] NO_BREAK_SPACE = "&nbsp;".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private int[] bounds = new int[32];
  private int count;
  private int lineStart;
  private int lineEnd;
  private boolean quoted;

  Words(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Moves to the line of {@code start} to {@code end}, its line end not included. */
  void line(int start, int end) {
    lineStart = start;
    lineEnd = end;
    count = 0;
    int i = afterMarks(start);
    quoted = i > start;
    while (count < MOST) {
      i = skipBlanks(i);
      if (i >= end) {
        return;
      }
      int word = i;
      while (i < end && skipBlank(i) == i) {
        i++;
      }
      if (count * 2 == bounds.length) {
        bounds = Arrays.copyOf(bounds, bounds.length * 2);
      }
      bounds[count * 2] = word;
      bounds[count * 2 + 1] = i;
      count++;
    }
  }

  /** The offset after the marks of a quotation, {@code >}, or of a list, {@code *}. */
  private int afterMarks(int start) {
    int after = start;
    int i = skipBlanks(start);
    while (i < lineEnd && bytes[i] == '>') {
      after = i + 1;
      i = skipBlanks(after);
    }
    boolean bullet = i + 1 < lineEnd && bytes[i] == '*' && bytes[i + 1] == ' ';
    return bullet ? i + 2 : after;
  }

  /** Whether the line is quoted, or of a list: a dump may be, and what is read off its marks. */
  boolean isQuoted() {
    return quoted;
  }

  int count() {
    return count;
  }

  int lineStart() {
    return lineStart;
  }

  int lineEnd() {
    return lineEnd;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int word) {
    return bounds[word * 2];
  }

  int end(int word) {
    return bounds[word * 2 + 1];
  }

  /** Blanks before the first word. */
  boolean isIndented() {
    int at = lineStart;
    while (count > 0 && at < start(0) && bytes[at] == TerminalLog.FILLER) {
      at++;
    }
    return count > 0 && start(0) > at;
  }

  String text(int word) {
    return word < count
        ? new String(bytes, start(word), end(word) - start(word), StandardCharsets.UTF_8)
        : "";
  }

  int length(int word) {
    return word < count ? end(word) - start(word) : 0;
  }

  /** The byte at {@code index} of a word, or 0 past its end. */
  int at(int word, int index) {
    return index >= 0 && index < length(word) ? bytes[start(word) + index] & 0xFF : 0;
  }

  int last(int word) {
    return at(word, length(word) - 1);
  }

  /**
   * Whether a word is {@code expected}, which is in lower case; the word's case does not matter.
   */
  boolean is(int word, String expected) {
    return length(word) == expected.length() && startsWith(word, expected);
  }

  /** Whether the words from {@code word} on are {@code expected}, each in lower case. */
  boolean are(int word, String... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (!is(word + i, expected[i])) {
        return false;
      }
    }
    return true;
  }

  boolean startsWith(int word, String prefix) {
    if (length(word) < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (lower(at(word, i)) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word is {@code command} or at least {@code least} letters of its beginning. */
  boolean abbreviates(int word, String command, int least) {
    int length = length(word);
    return length >= least
        && length <= command.length()
        && startsWith(word, command.substring(0, length));
  }

  /** A dotted quad, whose octets may be masked by {@code x} or {@code *}. */
  boolean isAddress(int word) {
    int octets = 0;
    int size = 0;
    int length = length(word);
    for (int i = 0; i <= length; i++) {
      int c = i < length ? at(word, i) : '.';
      if (c == '.') {
        if (size == 0 || size > 3) {
          return false;
        }
        octets++;
        size = 0;
      } else if (isDigit(c) || c == 'x' || c == 'X' || c == '*') {
        size++;
      } else {
        return false;
      }
    }
    return octets == 4;
  }

  /** An address with or without a prefix length: {@code 10.0.0.0/8}. */
  boolean isPrefix(int word) {
    int length = length(word);
    int slash = length;
    for (int i = 0; i < length; i++) {
      if (at(word, i) == '/') {
        slash = i;
      }
    }
    for (int i = slash + 1; i < length; i++) {
      if (!isDigit(at(word, i)) || i > slash + 2) {
        return false;
      }
    }
    if (slash == length) {
      return isAddress(word);
    }
    int dots = 0;
    for (int i = 0; i < slash; i++) {
      int c = at(word, i);
      if (!isDigit(c) && c != '.') {
        return false;
      }
      dots += c == '.' ? 1 : 0;
    }
    return slash > 0 && slash < length - 1 && dots <= 3 && isDigit(at(word, 0));
  }

  boolean contains(int word, char wanted) {
    for (int i = 0; i < length(word); i++) {
      if (at(word, i) == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Two colons or more, as an IPv6 address or prefix has. */
  boolean isIpv6(int word) {
    int colons = 0;
    for (int i = 0; i < length(word); i++) {
      colons += at(word, i) == ':' ? 1 : 0;
    }
    return colons > 1;
  }

  boolean isNumber(int word) {
    for (int i = 0; i < length(word); i++) {
      if (!isDigit(at(word, i))) {
        return false;
      }
    }
    return length(word) > 0;
  }

  /** Two or more of one sign, {@code -} or {@code =}. */
  boolean isRule(int word) {
    int sign = at(word, 0);
    for (int i = 1; i < length(word); i++) {
      if (at(word, i) != sign) {
        return false;
      }
    }
    return length(word) > 1 && (sign == '-' || sign == '=');
  }

  /** {@code vmk} and a number: how every VMkernel interface is called. */
  boolean isVmknic(int word) {
    if (!startsWith(word, "vmk") || length(word) == 3) {
      return false;
    }
    for (int i = 3; i < length(word); i++) {
      if (!isDigit(at(word, i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  private int skipBlanks(int i) {
    int at = i;
    while (at < lineEnd) {
      int next = skipBlank(at);
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /** The offset after the blank at {@code i}, or {@code i} if there is none. */
  private int skipBlank(int i) {
    int c = bytes[i];
    if (c == ' ' || c == '\t' || c == '|' || c == '\r' || c == '\f' || c == TerminalLog.FILLER) {
      return i + 1;
    }
    // U+00A0 in UTF-8.
    if (c == (byte) 0xC2 && i + 1 < lineEnd && bytes[i + 1] == (byte) 0xA0) {
      return i + 2;
    }
    if (c == '&') {
      return afterEntity(i);
    }
    return c == '<' ? afterTag(i) : i;
  }

  private int afterEntity(int i) {
    if (i + NO_BREAK_SPACE.length > lineEnd) {
      return i;
    }
    for (int k = 0; k < NO_BREAK_SPACE.length; k++) {
      if (bytes[i + k] != NO_BREAK_SPACE[k]) {
        return i;
      }
    }
    return i + NO_BREAK_SPACE.length;
  }

  /** An HTML tag is short, so that looking for its end costs the same for each {@code <}. */
  private int afterTag(int i) {
    int at = i + 1 < lineEnd && bytes[i + 1] == '/' ? i + 2 : i + 1;
    if (at >= lineEnd || !isLetter(bytes[at])) {
      return i;
    }
    int limit = Math.min(lineEnd, i + 200);
    while (at < limit && bytes[at] != '<') {
      if (bytes[at] == '>') {
        return at + 1;
      }
      at++;
    }
    return i;
  }
}

package dev.hoplint.parse.dump;

import dev.hoplint.grammars.DumpLexer;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.Arrays;
import java.util.Locale;

/** The words of one line, as the grammar's tokens: their types and offsets. */
final class Row {
  private final SourceText text;
  private int[] tokens = new int[3 * 16];
  private int size;

  Row(SourceText text) {
    this.text = text;
  }

  /** {@code end} is exclusive. */
  void add(int type, int start, int end) {
    if (size * 3 == tokens.length) {
      tokens = Arrays.copyOf(tokens, tokens.length * 2);
    }
    tokens[size * 3] = type;
    tokens[size * 3 + 1] = start;
    tokens[size * 3 + 2] = end;
    size++;
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** Whether a template leaves open what the line says, or whether it is there. */
  boolean isUnrendered() {
    return size > 0
        && text.template() != null
        && UnrenderedRows.isOpen(text, start(0), end(size - 1));
  }

  int start(int word) {
    return tokens[word * 3 + 1];
  }

  int end(int word) {
    return tokens[word * 3 + 2];
  }

  /** The words from {@code from} (inclusive) to {@code to} (exclusive). */
  Span span(int from, int to) {
    return new Span(text.file(), start(from), end(to - 1));
  }

  String text(int word) {
    return text.text(start(word), end(word));
  }

  /** The text from a word up to another (exclusive), the blanks between them as they are. */
  String text(int from, int to) {
    return to <= from ? "" : text.text(start(from), end(to - 1));
  }

  boolean isAddress(int word) {
    return type(word) == DumpLexer.ADDRESS;
  }

  boolean isRule(int word) {
    return type(word) == DumpLexer.RULE;
  }

  boolean isNote(int word) {
    return type(word) == DumpLexer.NOTE;
  }

  /** Ends with a colon. */
  boolean isKey(int word) {
    return type(word) == DumpLexer.KEY;
  }

  boolean isWord(int word) {
    return type(word) == DumpLexer.WORD;
  }

  /**
   * Whether a word is {@code expected}, which is in lower case; the word's case does not matter.
   */
  boolean is(int word, String expected) {
    if (word >= size || end(word) - start(word) != expected.length()) {
      return false;
    }
    for (int i = 0; i < expected.length(); i++) {
      if (Character.toLowerCase(byteAt(word, i)) != expected.charAt(i)) {
        return false;
      }
    }
    return true;
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

  /** A letter first, a digit somewhere: {@code vmk0}, {@code bmc0}, {@code lo0}. */
  boolean isInterface(int word) {
    if (!isWord(word) || !Character.isLetter(byteAt(word, 0)) || byteAt(word, 0) > 127) {
      return false;
    }
    boolean digit = false;
    for (int i = 1; i < end(word) - start(word); i++) {
      char c = byteAt(word, i);
      digit |= c >= '0' && c <= '9';
      if (c > 127 || !(Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-')) {
        return false;
      }
    }
    return digit;
  }

  /** {@code vmk} and a number. */
  boolean isVmknic(int word) {
    if (!isWord(word) || end(word) - start(word) < 4) {
      return false;
    }
    for (int i = 0; i < end(word) - start(word); i++) {
      char c = byteAt(word, i);
      if (i < 3 ? c != "vmk".charAt(i) : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  /** Letters only. */
  boolean isLetters(int word) {
    if (!isWord(word)) {
      return false;
    }
    for (int i = 0; i < end(word) - start(word); i++) {
      char c = byteAt(word, i);
      if (c > 127 || !Character.isLetter(c)) {
        return false;
      }
    }
    return true;
  }

  /** Decimal digits only. */
  boolean isNumber(int word) {
    if (!isWord(word)) {
      return false;
    }
    for (int i = 0; i < end(word) - start(word); i++) {
      if (byteAt(word, i) < '0' || byteAt(word, i) > '9') {
        return false;
      }
    }
    return true;
  }

  boolean hasDigit(int word) {
    for (int i = 0; word < size && i < end(word) - start(word); i++) {
      if (byteAt(word, i) >= '0' && byteAt(word, i) <= '9') {
        return true;
      }
    }
    return false;
  }

  /** A letter of any script. */
  boolean hasLetter(int word) {
    return word < size && text(word).codePoints().anyMatch(Character::isLetter);
  }

  /** Capital letters only: {@code MANUAL}. */
  boolean isCapitals(int word) {
    return isLetters(word) && text(word).equals(text(word).toUpperCase(Locale.ROOT));
  }

  /** The last character of a word. */
  char last(int word) {
    return byteAt(word, end(word) - start(word) - 1);
  }

  boolean contains(int word, char wanted) {
    for (int i = 0; word < size && i < end(word) - start(word); i++) {
      if (byteAt(word, i) == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Two colons or more: an IPv6 address or prefix. */
  boolean isIpv6(int word) {
    int colons = 0;
    for (int i = 0; word < size && i < end(word) - start(word); i++) {
      colons += byteAt(word, i) == ':' ? 1 : 0;
    }
    return colons > 1;
  }

  private int type(int word) {
    return word < size ? tokens[word * 3] : -1;
  }

  private char byteAt(int word, int index) {
    return (char) (text.bytes()[start(word) + index] & 0xFF);
  }
}

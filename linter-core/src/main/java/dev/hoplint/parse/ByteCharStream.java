package dev.hoplint.parse;

import java.nio.charset.StandardCharsets;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A stretch of a text's bytes as ANTLR's characters, so that a token's offsets are the text's. A
 * virtual newline comes first, at the offset before the stretch: every line of it begins with one.
 */
public final class ByteCharStream implements CharStream {
  /** ANTLR's automaton keeps no edges for characters over this one, and is slow without them. */
  private static final int LAST_ASCII = 127;

  /** The two bytes of U+00A0 in UTF-8. */
  private static final byte NO_BREAK_LEAD = (byte) 0xC2;

  private static final byte NO_BREAK_SPACE = (byte) 0xA0;

  private final byte[] bytes;
  private final int start;
  private final int end;
  private final boolean onlyAscii;
  private int at;

  private ByteCharStream(byte[] bytes, int start, int end, boolean onlyAscii) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.onlyAscii = onlyAscii;
    this.at = start - 1;
  }

  /** From {@code start} (inclusive) to {@code end} (exclusive), every byte as it is. */
  public static ByteCharStream ofBytes(byte[] bytes, int start, int end) {
    return new ByteCharStream(bytes, start, end, false);
  }

  /**
   * From {@code start} (inclusive) to {@code end} (exclusive), all bytes over 127 as DEL but those
   * of U+00A0, which are blanks: for a lexer that only has to know that they belong to words.
   */
  public static ByteCharStream ofAscii(byte[] bytes, int start, int end) {
    return new ByteCharStream(bytes, start, end, true);
  }

  @Override
  public void consume() {
    at++;
  }

  @Override
  public int LA(int i) {
    int index = i > 0 ? at + i - 1 : at + i;
    if (index >= end || index < start - 1) {
      return IntStream.EOF;
    }
    if (index == start - 1) {
      return '\n';
    }
    int value = bytes[index];
    if (value >= 0) {
      return value;
    }
    return !onlyAscii ? value & 0xFF : isOfNoBreakSpace(index) ? ' ' : LAST_ASCII;
  }

  /** Whether the byte is one of U+00A0, which stands for blanks in what was a web page. */
  private boolean isOfNoBreakSpace(int index) {
    return bytes[index] == NO_BREAK_SPACE
        ? index > start && bytes[index - 1] == NO_BREAK_LEAD
        : bytes[index] == NO_BREAK_LEAD && index + 1 < end && bytes[index + 1] == NO_BREAK_SPACE;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return at;
  }

  @Override
  public void seek(int index) {
    at = index;
  }

  /** The offset after the last byte; as for {@link #index()}, not the length of the stretch. */
  @Override
  public int size() {
    return end;
  }

  @Override
  public String getSourceName() {
    return IntStream.UNKNOWN_SOURCE_NAME;
  }

  @Override
  public String getText(Interval interval) {
    int from = Math.max(interval.a, start);
    int to = Math.min(interval.b + 1, end);
    return to <= from ? "" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}

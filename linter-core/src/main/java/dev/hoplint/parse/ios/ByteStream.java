package dev.hoplint.parse.ios;

import java.nio.charset.StandardCharsets;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A stretch of a file's UTF-8 bytes as the lexer's characters, with a newline before the first, so
 * that every line begins with one. Bytes above 127 all look like DEL: the lexer only has to know
 * that they belong to words, and its automaton keeps no edges for characters over 127.
 */
final class ByteStream implements CharStream {
  private static final int NOT_ASCII = 127;

  private final byte[] bytes;

  /** Offset in the file of the character with index 0, the newline that is not there. */
  private final int origin;

  private final int size;
  private int index;

  ByteStream(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    origin = start - 1;
    size = end - start + 1;
  }

  /** What to add to an index of this stream to get an offset in the file. */
  int origin() {
    return origin;
  }

  @Override
  public void consume() {
    index++;
  }

  @Override
  public int LA(int distance) {
    int at = distance > 0 ? index + distance - 1 : index + distance;
    if (at >= size || at < 0) {
      return IntStream.EOF;
    }
    if (at == 0) {
      return '\n';
    }
    int value = bytes[origin + at];
    return value < 0 ? NOT_ASCII : value;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int to) {
    index = to;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }

  @Override
  public String getText(Interval interval) {
    int from = Math.max(interval.a, 1);
    int to = Math.min(interval.b, size - 1);
    return to < from ? "" : new String(bytes, origin + from, to - from + 1, StandardCharsets.UTF_8);
  }
}

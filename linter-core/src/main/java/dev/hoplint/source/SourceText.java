package dev.hoplint.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file's decoded text as UTF-8 bytes without a byte order mark. Lines end at LF, CRLF, or a CR
 * that no LF follows.
 */
public final class SourceText {
  private final SourceFile file;
  private final byte[] utf8;
  private int @org.jspecify.annotations.Nullable [] lineStarts;

  public SourceText(SourceFile file, byte[] utf8) {
    this.file = file;
    this.utf8 = utf8;
  }

  public static SourceText of(SourceFile file, String text) {
    return new SourceText(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public SourceFile file() {
    return file;
  }

  /** The text's bytes; not to be changed. */
  public byte[] bytes() {
    return utf8;
  }

  public String text() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  public String text(int start, int end) {
    return new String(utf8, start, end - start, StandardCharsets.UTF_8);
  }

  /** Lines in the text; an empty last line, after a final line end, does not count. */
  public int lineCount() {
    int[] starts = lineStarts();
    return starts.length > 0 && starts[starts.length - 1] == utf8.length
        ? starts.length - 1
        : starts.length;
  }

  /** The offset of the first byte of line {@code line}, counted from 1. */
  public int lineStart(int line) {
    return lineStarts()[line - 1];
  }

  /** The offset after the last byte of line {@code line}, its line end not included. */
  public int lineEnd(int line) {
    int[] starts = lineStarts();
    int end = line < starts.length ? starts[line] : utf8.length;
    int start = starts[line - 1];
    if (end > start && utf8[end - 1] == '\n') {
      end--;
      if (end > start && utf8[end - 1] == '\r') {
        end--;
      }
    } else if (end > start && utf8[end - 1] == '\r') {
      end--;
    }
    return end;
  }

  /** The text of line {@code line}, counted from 1, without its line end. */
  public String line(int line) {
    return text(lineStart(line), lineEnd(line));
  }

  /** The line, counted from 1, that holds the byte at {@code offset}. */
  public int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  public Position position(Span span) {
    int line = lineAt(span.start());
    int endLine = span.end() == span.start() ? line : lineAt(span.end() - 1);
    return new Position(line, column(line, span.start()), endLine, column(endLine, span.end()));
  }

  private int column(int line, int offset) {
    int column = 1;
    for (int i = lineStart(line); i < offset && i < utf8.length; i++) {
      int b = utf8[i] & 0xff;
      // Continuation bytes add nothing; a four-byte sequence is a surrogate pair.
      column += (b & 0xc0) == 0x80 ? 0 : b >= 0xf0 ? 2 : 1;
    }
    return column;
  }

  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known == null) {
      int[] starts = new int[Math.max(16, utf8.length / 24)];
      int n = 0;
      starts[n++] = 0;
      for (int i = 0; i < utf8.length; i++) {
        if (utf8[i] == '\n' || (utf8[i] == '\r' && (i + 1 == utf8.length || utf8[i + 1] != '\n'))) {
          starts = n == starts.length ? Arrays.copyOf(starts, n * 2) : starts;
          starts[n++] = i + 1;
        }
      }
      known = Arrays.copyOf(starts, n);
      lineStarts = known;
    }
    return known;
  }
}

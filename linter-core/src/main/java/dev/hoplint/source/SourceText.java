package dev.hoplint.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file's decoded text as UTF-8 bytes without a byte order mark. Lines end at LF, CRLF, or a CR
 * that no LF follows.
 *
 * <p>Parsers read {@link #bytes()}, in which what a terminal did not show is filled up and what a
 * template leaves open is one unknown word; people see the original. Both are of the same length
 * and have the same lines, so that an offset is the same place in both.
 */
public final class SourceText {
  private final SourceFile file;
  private final byte[] original;
  private final byte[] utf8;
  private final @Nullable Template template;
  private int @Nullable [] lineStarts;

  public SourceText(SourceFile file, byte[] original) {
    this.file = file;
    this.original = original;
    this.template = TemplateReader.read(original);
    byte[] shown = TerminalLog.shown(original);
    shown = OddBlanks.plain(shown, shown != original);
    if (template != null) {
      shown = shown == original ? original.clone() : shown;
      template.mask(shown);
    }
    this.utf8 = shown;
  }

  public static SourceText of(SourceFile file, String text) {
    return new SourceText(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public SourceFile file() {
    return file;
  }

  /** The bytes that parsers read; not to be changed. */
  public byte[] bytes() {
    return utf8;
  }

  /** The bytes as they were decoded; not to be changed. */
  public byte[] original() {
    return original;
  }

  /** Null if the text is no template. */
  public @Nullable Template template() {
    return template;
  }

  /** The original text. */
  public String text() {
    return new String(original, StandardCharsets.UTF_8);
  }

  /** Of the text that parsers read. */
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

  /** The original text of line {@code line}, counted from 1, without its line end. */
  public String line(int line) {
    int start = lineStart(line);
    return new String(original, start, lineEnd(line) - start, StandardCharsets.UTF_8);
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
    for (int i = lineStart(line); i < offset && i < original.length; i++) {
      int b = original[i] & 0xff;
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

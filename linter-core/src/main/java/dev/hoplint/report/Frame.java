package dev.hoplint.report;

import dev.hoplint.source.Position;
import dev.hoplint.source.SourceText;
import java.util.function.UnaryOperator;

/**
 * Source lines with their numbers in a gutter and carets under a span. A line that is wider than a
 * terminal (a certificate, a table in one line) is cut around the span.
 */
final class Frame {
  /** Cells of source shown at most, and how many of them before the span in a line that is cut. */
  private static final int WIDTH = 160;

  private static final int BEFORE = 40;
  private static final String CUT = "...";

  /** Lines of a longer span that are shown: the first ones and the last. */
  private static final int FIRST_LINES = 3;

  private final StringBuilder out;
  private final Style style;
  private final int numberWidth;

  /**
   * @param numberWidth digits of the largest line number in the gutter
   */
  Frame(StringBuilder out, Style style, int numberWidth) {
    this.out = out;
    this.style = style;
    this.numberWidth = numberWidth;
  }

  /** An empty line of the gutter. */
  void blank() {
    gutter("");
    out.append('\n');
  }

  /** A remark below the source: {@code = label: text}. */
  void note(String label, String text) {
    out.append(" ".repeat(numberWidth + 1)).append(style.gutter("="));
    out.append(' ').append(style.strong(label + ":")).append(' ').append(text).append('\n');
  }

  /** A line beside the gutter that is not source. */
  void line(String text) {
    gutter("");
    out.append("    ").append(text).append('\n');
  }

  /** The lines of {@code position} with carets, painted by {@code caret}. */
  void source(SourceText text, Position position, UnaryOperator<String> caret) {
    int shownLast = position.line() - 1;
    for (int line = position.line(); line <= position.endLine(); line++) {
      if (line >= position.line() + FIRST_LINES && line < position.endLine()) {
        continue;
      }
      if (line > shownLast + 1) {
        out.append(style.gutter(CUT)).append('\n');
      }
      shownLast = line;
      String source = text.line(line);
      int from = line == position.line() ? position.column() - 1 : indent(source);
      int to = line == position.endLine() ? position.endColumn() - 1 : source.length();
      sourceLine(line, DisplayLine.of(source), from, to, caret);
    }
  }

  private void sourceLine(
      int number, DisplayLine line, int wantedFrom, int wantedTo, UnaryOperator<String> caret) {
    int from = Math.min(wantedFrom, line.length());
    int to = Math.max(from, Math.min(wantedTo, line.length()));
    int first = 0;
    int last = line.length();
    if (line.cell(last) > WIDTH) {
      first = line.indexAtCell(0, Math.max(0, line.cell(from) - BEFORE));
      last = line.indexAtCell(first, line.cell(first) + WIDTH);
    }
    String head = first > 0 ? CUT : "";
    String tail = last < line.length() ? CUT : "";
    gutter(Integer.toString(number));
    String shown = head + line.shown(first, last) + tail;
    out.append(shown.isEmpty() ? "" : " " + shown).append('\n');

    gutter("");
    int indent = head.length() + line.cell(from) - line.cell(first);
    int carets = Math.max(1, line.cell(Math.min(to, last)) - line.cell(from));
    out.append(" ".repeat(indent + 1)).append(caret.apply("^".repeat(carets))).append('\n');
  }

  private void gutter(String number) {
    String padding = " ".repeat(numberWidth - number.length());
    out.append(style.gutter(padding + number + " |"));
  }

  private static int indent(String line) {
    int i = 0;
    while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
      i++;
    }
    return i;
  }
}

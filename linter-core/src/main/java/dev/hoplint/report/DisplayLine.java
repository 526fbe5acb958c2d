package dev.hoplint.report;

import dev.hoplint.source.Escapes;

/**
 * A source line as a terminal shows it: tabs widened to stops of eight as `cat` would show them,
 * what could harm the terminal escaped. Knows for each UTF-16 index of the source the cell and the
 * place in the shown text, so that carets stand under what they mean.
 */
final class DisplayLine {
  private static final int TAB = 8;

  private final String shown;
  private final int[] cell;
  private final int[] place;

  private DisplayLine(String shown, int[] cell, int[] place) {
    this.shown = shown;
    this.cell = cell;
    this.place = place;
  }

  static DisplayLine of(String source) {
    int[] cell = new int[source.length() + 1];
    int[] place = new int[source.length() + 1];
    StringBuilder shown = new StringBuilder(source.length() + 16);
    int cells = 0;
    int i = 0;
    while (i < source.length()) {
      int codePoint = source.codePointAt(i);
      cell[i] = cells;
      place[i] = shown.length();
      String escape = codePoint == '\t' ? null : Escapes.escape(codePoint);
      if (codePoint == '\t') {
        int width = TAB - cells % TAB;
        shown.append(" ".repeat(width));
        cells += width;
      } else if (escape != null) {
        shown.append(escape);
        cells += escape.length();
      } else {
        shown.appendCodePoint(codePoint);
        cells += CharWidth.of(codePoint);
      }
      i++;
      if (Character.charCount(codePoint) == 2) {
        cell[i] = cells;
        place[i] = shown.length();
        i++;
      }
    }
    cell[i] = cells;
    place[i] = shown.length();
    return new DisplayLine(shown.toString(), cell, place);
  }

  /** UTF-16 code units of the source line. */
  int length() {
    return cell.length - 1;
  }

  /** Cells before the source's code unit {@code index}; of the whole line for its length. */
  int cell(int index) {
    return cell[Math.min(index, length())];
  }

  /** What is shown for the source's code units from {@code from} to before {@code to}. */
  String shown(int from, int to) {
    return shown.substring(place[from], place[to]);
  }

  /** The first code unit at or after {@code from} that begins at or after {@code wanted} cells. */
  int indexAtCell(int from, int wanted) {
    int low = from;
    int high = length();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cell[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

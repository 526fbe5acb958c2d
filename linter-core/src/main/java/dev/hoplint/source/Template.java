package dev.hoplint.source;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The marks of a template that has not been rendered: expressions, control blocks and comments of
 * Jinja, Go, Handlebars, ERB, Terraform, Mako and Velocity. Parsers see an expression as one word
 * of {@link #UNKNOWN}, the others as nothing.
 */
public final class Template {
  /** Stands for each byte of an expression (U+001A, SUBSTITUTE): no text that is typed holds it. */
  public static final byte UNKNOWN = 0x1A;

  enum Kind {
    EXPRESSION,
    CONTROL,
    COMMENT
  }

  /** {@code end} is exclusive. */
  record Mark(Kind kind, int start, int end) {}

  private final List<Mark> marks;

  /** Starts and ends of what stands between control blocks that belong together. */
  private final int[] conditional;

  Template(List<Mark> marks, int[] conditional) {
    this.marks = List.copyOf(marks);
    this.conditional = conditional;
  }

  /** Puts what parsers are to see in the place of the marks; {@code readable} is as long. */
  void mask(byte[] readable) {
    for (Mark mark : marks) {
      byte instead = mark.kind == Kind.EXPRESSION ? UNKNOWN : TerminalLog.FILLER;
      for (int at = mark.start; at < mark.end; at++) {
        if (readable[at] != '\n' && readable[at] != '\r') {
          readable[at] = instead;
        }
      }
    }
  }

  /**
   * Whether a control block decides if the byte at an offset is in the rendered text, and how
   * often.
   */
  public boolean isConditional(int offset) {
    int found = Arrays.binarySearch(conditional, offset);
    // A start is even; between a start and its end the insertion point is odd.
    return found >= 0 ? found % 2 == 0 : (-found - 1) % 2 == 1;
  }

  /**
   * The first control block or expression from {@code from} on and before {@code to}, as its start
   * and end, or null.
   *
   * @param controlOnly whether expressions do not count
   */
  public int @Nullable [] first(int from, int to, boolean controlOnly) {
    for (int i = firstMark(from); i < marks.size() && marks.get(i).start < to; i++) {
      Mark mark = marks.get(i);
      boolean counts = mark.kind == Kind.CONTROL || (!controlOnly && mark.kind == Kind.EXPRESSION);
      if (counts && mark.end <= to) {
        return new int[] {mark.start, mark.end};
      }
    }
    return null;
  }

  /** The number of the first mark at an offset or after it. */
  private int firstMark(int from) {
    int low = 0;
    int high = marks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (marks.get(middle).start < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

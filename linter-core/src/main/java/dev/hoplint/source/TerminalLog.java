package dev.hoplint.source;

import java.util.Arrays;

/**
 * Text as a terminal showed it, from the bytes that were sent to the terminal: what a pager wrote
 * and took back, what was typed and rubbed out, colours. Nothing moves from its place but the rest
 * of a word that was changed; {@link #FILLER} stands where nothing was left.
 */
final class TerminalLog {
  /** A blank without width. */
  static final byte FILLER = '\b';

  private static final int ESCAPE = 0x1B;

  /** Blanks with which IOS overwrites {@code --More--}, where a log has lost the backspaces. */
  private static final int OVERWRITTEN = 9;

  private final byte[] bytes;

  /** Offsets of what is visible of the line, in their order. */
  private int[] visible = new int[256];

  private int size;

  private TerminalLog(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The same array if there is nothing to take away, else another of the same length. */
  static byte[] shown(byte[] bytes) {
    TerminalLog log = null;
    byte[] shown = bytes;
    int start = 0;
    boolean moves = false;
    boolean prompts = false;
    for (int i = 0; i <= bytes.length; i++) {
      int b = i < bytes.length ? bytes[i] : '\n';
      if (b == '\b' || b == ESCAPE || b == 0) {
        moves = true;
      } else if (b == '#') {
        prompts |= i > 0 && bytes[i - 1] == ')';
      } else if (b == '\n' || b == '\r') {
        int pager = afterPager(bytes, start, i);
        if (moves || pager > start) {
          log = log == null ? new TerminalLog(bytes) : log;
          shown = shown == bytes ? bytes.clone() : shown;
          log.line(shown, start, Math.max(start, pager), i);
        }
        start = i + 1;
        moves = false;
      }
    }
    return prompts ? ConfigPrompts.without(shown, shown == bytes) : shown;
  }

  /**
   * The offset after the words of a pager at the start of a line, and after the blanks that wipe
   * them out; {@code start} if there are none: {@code --More--}, {@code <--- More --->}, {@code
   * ---(more 40%)---}.
   */
  private static int afterPager(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && (isWiping(bytes[at]) || bytes[at] == ESCAPE)) {
      at = bytes[at] == ESCAPE ? afterEscape(bytes, at, end) : at + 1;
    }
    if (at < end && bytes[at] == '<') {
      at++;
    }
    int dashes = at;
    at = afterDashes(bytes, at, end);
    if (at - dashes < 2) {
      return start;
    }
    while (at < end && (bytes[at] == ' ' || bytes[at] == '(')) {
      at++;
    }
    if (!isMore(bytes, at, end)) {
      return start;
    }
    at += 4;
    while (at < end && bytes[at] != '-' && isBesideMore(bytes[at])) {
      at++;
    }
    dashes = at;
    at = afterDashes(bytes, at, end);
    if (at - dashes < 2) {
      return start;
    }
    at += at < end && bytes[at] == '>' ? 1 : 0;
    return afterWiping(bytes, at, end);
  }

  private static int afterDashes(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] == '-') {
      at++;
    }
    return at;
  }

  private static boolean isMore(byte[] bytes, int at, int end) {
    return at + 4 <= end
        && Words.lower(bytes[at]) == 'm'
        && Words.lower(bytes[at + 1]) == 'o'
        && Words.lower(bytes[at + 2]) == 'r'
        && Words.lower(bytes[at + 3]) == 'e';
  }

  /** What stands between the word and the dashes after it: a share, a bracket. */
  private static boolean isBesideMore(int b) {
    return b == ' ' || b == '%' || b == ')' || Words.isDigit(b);
  }

  private static int afterWiping(byte[] bytes, int from, int end) {
    int last = -1;
    int at = from;
    while (at < end) {
      if (bytes[at] == '\b' || bytes[at] == 0) {
        last = at + 1;
      } else if (bytes[at] == ESCAPE) {
        last = afterEscape(bytes, at, end);
        at = last;
        continue;
      } else if (bytes[at] != ' ') {
        break;
      }
      at++;
    }
    // The last blanks of the run are the indentation of what follows.
    return last >= 0 ? last : Math.min(at, from + OVERWRITTEN);
  }

  private static boolean isWiping(int b) {
    return b == ' ' || b == '\b' || b == 0;
  }

  private void line(byte[] shown, int start, int from, int end) {
    size = 0;
    int at = from;
    while (at < end) {
      switch (bytes[at]) {
        case '\b' -> {
          rubOut();
          at++;
        }
        case 0 -> at++;
        case ESCAPE -> {
          int after = afterEscape(bytes, at, end);
          for (int steps = leftSteps(at, after); steps > 0; steps--) {
            rubOut();
          }
          at = after;
        }
        default -> add(at++);
      }
    }
    Arrays.fill(shown, start, end, FILLER);
    int next = -1;
    for (int i = 0; i < size; i++) {
      byte b = bytes[visible[i]];
      boolean blank = b == ' ' || b == '\t';
      int place = blank || next < 0 ? visible[i] : next;
      shown[place] = b;
      next = blank ? -1 : place + 1;
    }
  }

  private void add(int offset) {
    if (size == visible.length) {
      visible = Arrays.copyOf(visible, size * 2);
    }
    visible[size++] = offset;
  }

  /** Takes the last character away, with all its bytes. */
  private void rubOut() {
    while (size > 0 && (bytes[visible[size - 1]] & 0xC0) == 0x80) {
      size--;
    }
    size = Math.max(0, size - 1);
  }

  /** The offset after a control sequence of ECMA-48 (CSI, OSC, or of two or three characters). */
  private static int afterEscape(byte[] bytes, int at, int end) {
    int i = at + 1;
    if (i >= end) {
      return end;
    }
    if (bytes[i] == '[') {
      i++;
      while (i < end && bytes[i] >= 0x20 && bytes[i] < 0x40) {
        i++;
      }
      return Math.min(end, i + 1);
    }
    if (bytes[i] == ']') {
      while (i < end && bytes[i] != 0x07 && bytes[i] != ESCAPE) {
        i++;
      }
      boolean terminator = i + 1 < end && bytes[i] == ESCAPE;
      return Math.min(end, i + (terminator ? 2 : 1));
    }
    boolean designates = bytes[i] == '(' || bytes[i] == ')';
    return Math.min(end, i + (designates ? 2 : 1));
  }

  /** By how many characters a sequence moves the cursor back: {@code ESC [ 3 D}. */
  private int leftSteps(int at, int after) {
    if (bytes[after - 1] != 'D' || bytes[at + 1] != '[') {
      return 0;
    }
    int steps = 0;
    for (int i = at + 2; i < after - 1; i++) {
      steps = Words.isDigit(bytes[i]) ? Math.min(size, steps * 10 + bytes[i] - '0') : steps;
    }
    return after - at == 3 ? 1 : steps;
  }
}

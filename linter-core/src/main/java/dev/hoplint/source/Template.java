package dev.hoplint.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The marks of a template that has not been rendered: expressions ({@code {{ … }}}, {@code ${…}}),
 * control blocks ({@code {% … %}}, of Go {@code {{ if … }}}) and comments ({@code {# … #}}).
 * Parsers see an expression as one word of {@link #UNKNOWN}, the others as nothing.
 */
public final class Template {
  /** Stands for each byte of an expression (U+001A, SUBSTITUTE): no text that is typed holds it. */
  public static final byte UNKNOWN = 0x1A;

  /** How far the end of a mark is looked for, in bytes. */
  private static final int LONGEST = 4096;

  /** Statements whose lines may be there once, many times or never. */
  private static final Set<String> OPENING = Set.of("if", "for", "unless", "macro", "call");

  private static final Set<String> CLOSING =
      Set.of("endif", "endfor", "endunless", "endmacro", "endcall");

  private static final Set<String> GO_OPENING = Set.of("if", "range", "with", "define");

  private enum Kind {
    EXPRESSION,
    CONTROL,
    COMMENT
  }

  private record Mark(Kind kind, int start, int end) {}

  private final byte[] bytes;

  private final List<Mark> marks = new ArrayList<>();

  /** Starts and ends of what stands between control blocks that belong together. */
  private int[] conditional = new int[0];

  private int depth;
  private int goDepth;
  private int opened;

  private Template(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Null if the text holds no mark. */
  static @Nullable Template of(byte[] bytes) {
    Template template = null;
    int at = 0;
    while (at + 1 < bytes.length) {
      int b = bytes[at];
      int next = bytes[at + 1];
      boolean may =
          (b == '{' && (next == '{' || next == '%' || next == '#')) || (b == '$' && next == '{');
      if (may) {
        template = template == null ? new Template(bytes) : template;
        at = template.mark(at);
      } else {
        at++;
      }
    }
    if (template == null || template.marks.isEmpty()) {
      return null;
    }
    template.close(bytes.length);
    return template;
  }

  /** Takes the mark at an offset, if it is one; answers where to go on. */
  private int mark(int at) {
    if (bytes[at] == '$') {
      int end = at + 2;
      while (end < bytes.length && !endsVariable(bytes[end])) {
        end++;
      }
      boolean named = end < bytes.length && bytes[end] == '}' && isNameStart(at + 2);
      return named ? add(Kind.EXPRESSION, at, end + 1) : at + 2;
    }
    int sign = bytes[at + 1] == '{' ? '}' : bytes[at + 1];
    int end = endOf(at + 2, sign);
    String word = end < 0 ? "" : firstWord(at + 2, end);
    if (end < 0 || (sign != '#' && word.isEmpty())) {
      // Of three braces the last two may be one.
      return at + 1;
    }
    if (sign == '#') {
      return add(Kind.COMMENT, at, end);
    }
    if (sign == '%') {
      control(word, at, end);
      return add(Kind.CONTROL, at, end);
    }
    return add(goControl(word, at, end) ? Kind.CONTROL : Kind.EXPRESSION, at, end);
  }

  private static boolean endsVariable(int b) {
    return b == '}' || b == '{' || b == '\n' || b == '\r';
  }

  private boolean isNameStart(int at) {
    return at < bytes.length && (Words.isLetter(bytes[at]) || bytes[at] == '_');
  }

  /**
   * The offset after {@code sign} and a closing brace, or -1; another beginning ends the search.
   */
  private int endOf(int from, int sign) {
    int limit = Math.min(bytes.length - 1, from + LONGEST);
    int opening = sign == '}' ? '{' : sign;
    for (int i = from; i < limit; i++) {
      if (bytes[i] == sign && bytes[i + 1] == '}') {
        return i + 2;
      }
      if (bytes[i] == '{' && bytes[i + 1] == opening) {
        return -1;
      }
    }
    return -1;
  }

  /** The letters that a mark begins with, {@code #} and {@code /} of Handlebars with them. */
  private String firstWord(int from, int end) {
    int start = from;
    while (start < end - 2 && !isWordByte(start)) {
      start++;
    }
    int at = start;
    while (at < end - 2 && isWordByte(at)) {
      at++;
    }
    return new String(bytes, start, at - start, StandardCharsets.US_ASCII);
  }

  private boolean isWordByte(int at) {
    int b = bytes[at];
    return Words.isLetter(b) || Words.isDigit(b) || b == '_' || b == '#' || b == '/';
  }

  private void control(String word, int at, int end) {
    boolean block = word.equals("set") && !contains(at, end, '=');
    if (OPENING.contains(word) || block) {
      open(at);
    } else if (CLOSING.contains(word) || word.equals("endset")) {
      shut(end);
    }
  }

  /** Of Go and Handlebars: {@code {{ if .x }}} to {@code {{ end }}}. */
  private boolean goControl(String word, int at, int end) {
    boolean followed = bytes[end - 3] == ' ' || contains(at + 3, end - 3, ' ');
    boolean argument = followed && !contains(at, end, '(') && !contains(at, end, '|');
    if (word.startsWith("#")
        || (GO_OPENING.contains(word) && argument && isLonger(word, at, end))) {
      goDepth++;
      open(at);
      return true;
    }
    if (goDepth > 0 && (word.equals("end") || word.startsWith("/"))) {
      goDepth--;
      shut(end);
      return true;
    }
    return goDepth > 0 && word.equals("else");
  }

  /** Whether more than the word stands in a mark. */
  private boolean isLonger(String word, int at, int end) {
    int letters = 0;
    for (int i = at + 2; i < end - 2; i++) {
      letters += bytes[i] == ' ' || bytes[i] == '-' ? 0 : 1;
    }
    return letters > word.length();
  }

  private boolean contains(int from, int to, int wanted) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private void open(int at) {
    opened = depth == 0 ? at : opened;
    depth++;
  }

  private void shut(int end) {
    if (depth > 0) {
      depth--;
      if (depth == 0) {
        addConditional(opened, end);
      }
    }
  }

  private void close(int end) {
    if (depth > 0) {
      addConditional(opened, end);
    }
  }

  private void addConditional(int from, int to) {
    int length = conditional.length;
    conditional = Arrays.copyOf(conditional, length + 2);
    conditional[length] = from;
    conditional[length + 1] = to;
  }

  private int add(Kind kind, int from, int to) {
    marks.add(new Mark(kind, from, to));
    return to;
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

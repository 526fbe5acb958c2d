package dev.hoplint.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file's text without its marks, and the findings that the marks ask for.
 *
 * <p>A mark is a line of its own above the line where the finding is expected: {@code ! BUG:
 * FRG-101}, then, if wanted, the severity and a part of the message. {@code # BUG:} does the same
 * in dumps. Marks are taken out, so that the engine reads what a router would print; several in a
 * row mark one line.
 */
record MarkedText(String text, List<Expected> expected) {
  private static final List<String> MARKS = List.of("! BUG:", "# BUG:");
  private static final List<String> SEVERITIES = List.of("error", "warning", "note");

  MarkedText {
    expected = List.copyOf(expected);
  }

  /**
   * A finding that a mark asks for.
   *
   * @param line as it counts without the marks, from 1
   * @param severity null for any
   * @param message a part of the message, may be empty
   */
  record Expected(String file, int line, String rule, @Nullable String severity, String message) {

    boolean accepts(Observed finding) {
      return finding.file().equals(file)
          && finding.line() == line
          && finding.rule().equals(rule)
          && (severity == null || severity.equals(finding.severity()))
          && finding.message().contains(message);
    }

    @Override
    public String toString() {
      String wanted = severity == null ? rule : severity + " " + rule;
      return "%s:%d: %s%s"
          .formatted(file, line, wanted, message.isEmpty() ? "" : ": …" + message + "…");
    }
  }

  /** A finding that was reported. */
  record Observed(String file, int line, String rule, String severity, String message) {
    @Override
    public String toString() {
      return "%s:%d: %s %s: %s".formatted(file, line, severity, rule, message);
    }
  }

  static MarkedText read(String file, String marked) {
    StringBuilder text = new StringBuilder();
    List<Expected> expected = new ArrayList<>();
    int line = 1;
    boolean marksWait = false;
    int start = 0;
    while (start < marked.length()) {
      int end = marked.indexOf('\n', start);
      end = end < 0 ? marked.length() : end + 1;
      String whole = marked.substring(start, end);
      String mark = markOf(whole.strip());
      if (mark != null) {
        expected.add(expectation(file, line, mark));
        marksWait = true;
      } else {
        text.append(whole);
        line++;
        marksWait = false;
      }
      start = end;
    }
    if (marksWait) {
      throw new IllegalArgumentException(file + ": a mark without a line below it");
    }
    return new MarkedText(text.toString(), expected);
  }

  private static @Nullable String markOf(String line) {
    for (String mark : MARKS) {
      if (line.startsWith(mark)) {
        return line.substring(mark.length()).strip();
      }
    }
    return null;
  }

  private static Expected expectation(String file, int line, String mark) {
    if (mark.isEmpty()) {
      throw new IllegalArgumentException(file + ": a mark without a rule");
    }
    String rule = firstWord(mark);
    String rest = mark.substring(rule.length()).strip();
    String severity = firstWord(rest).toLowerCase(Locale.ROOT);
    if (!SEVERITIES.contains(severity)) {
      return new Expected(file, line, rule, null, rest);
    }
    return new Expected(file, line, rule, severity, rest.substring(severity.length()).strip());
  }

  private static String firstWord(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }
}

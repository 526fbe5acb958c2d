package dev.hoplint.testing.coverage;

import dev.hoplint.source.SourceText;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a configuration that some state must count: all but blank lines, comments, and leftovers
 * of web pages; in the text of a banner, all.
 */
final class StatementLines {
  private static final Pattern BANNER =
      Pattern.compile(
          "\\s*(banner\\s+(exec|login|motd|incoming|config-save|prompt-timeout|slip-ppp)"
              + "|aaa\\s+authentication\\s+(banner|fail-message))\\s+(\\^[Cc]|\\S)(.*)",
          Pattern.DOTALL);

  private static final Pattern WEB_PAGE = Pattern.compile("(</?[a-zA-Z]+[0-9]? ?/?>\\s*)+");

  private final SourceText text;

  private StatementLines(SourceText text) {
    this.text = text;
  }

  static int count(SourceText text) {
    return new StatementLines(text).count();
  }

  private int count() {
    int counted = 0;
    int line = 1;
    while (line <= text.lineCount()) {
      int end = Math.max(lastLineOfBanner(line), lastLineOfCertificate(line));
      if (end > line) {
        counted += end - line + 1;
        line = end + 1;
      } else {
        counted += isStatement(text.line(line)) ? 1 : 0;
        line++;
      }
    }
    return counted;
  }

  private static boolean isStatement(String line) {
    String words = line.strip();
    return !words.isEmpty() && !words.startsWith("!") && !WEB_PAGE.matcher(words).matches();
  }

  /** The line of the closing delimiter, or {@code line} if no text begins there. */
  private int lastLineOfBanner(int line) {
    Matcher banner = BANNER.matcher(text.line(line));
    if (!banner.matches()) {
      return line;
    }
    String delimiter = banner.group(4).toUpperCase(Locale.ROOT);
    String rest = banner.group(5);
    for (int at = line; at <= text.lineCount(); at++) {
      String words = at == line ? rest : text.line(at);
      boolean control = delimiter.equals("^C");
      if ((control ? words.toUpperCase(Locale.ROOT) : words)
          .contains(control ? delimiter : banner.group(4))) {
        return at;
      }
    }
    return line;
  }

  private int lastLineOfCertificate(int line) {
    String header = text.line(line).strip().toLowerCase(Locale.ROOT);
    if (!header.startsWith("certificate") && !header.startsWith("key-string")) {
      return line;
    }
    for (int at = line + 1; at <= text.lineCount(); at++) {
      String words = text.line(at).strip().toLowerCase(Locale.ROOT);
      if (words.startsWith("quit")) {
        return at;
      }
      if (!words.matches("[0-9a-f]+( +[0-9a-f]+)*")) {
        return line;
      }
    }
    return line;
  }
}

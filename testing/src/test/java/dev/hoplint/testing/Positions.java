package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether what a result points at exists. */
final class Positions {
  private Positions() {}

  /** Lines end at LF, CRLF, or a CR that no LF follows. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i - 1));
        if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
          i++;
        }
        start = i;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /**
   * Every position of the result lies in its file.
   *
   * @param texts the decoded files, by path
   */
  static void assertInside(LintResult result, Map<String, String> texts) {
    for (ReportedFinding reported : result.findings()) {
      assertInside(reported.finding().span().file().path(), reported.position(), texts);
      reported
          .related()
          .forEach(r -> assertInside(r.related().span().file().path(), r.position(), texts));
      for (int i = 0; i < reported.edits().size(); i++) {
        for (int j = 0; j < reported.edits().get(i).size(); j++) {
          assertInside(
              reported.finding().fixes().get(i).edits().get(j).span().file().path(),
              reported.edits().get(i).get(j),
              texts);
        }
      }
    }
    for (LintResult.NotAnalysed missed : result.notAnalysed()) {
      if (texts.containsKey(missed.file())) {
        assertThat(missed.line()).isBetween(0, Math.max(1, lines(texts.get(missed.file())).size()));
      }
    }
  }

  private static void assertInside(String file, Position at, Map<String, String> texts) {
    assertThat(texts).containsKey(file);
    List<String> lines = lines(texts.get(file));
    // An empty file, or the end of one, is shown as an empty line.
    lines.add("");
    assertThat(at.line()).as("%s %s", file, at).isBetween(1, lines.size());
    assertThat(at.endLine()).as("%s %s", file, at).isBetween(at.line(), lines.size());
    assertThat(at.column()).as("%s %s", file, at).isBetween(1, length(lines, at.line()) + 1);
    assertThat(at.endColumn()).as("%s %s", file, at).isBetween(1, length(lines, at.endLine()) + 1);
    assertThat(at.line() < at.endLine() || at.column() <= at.endColumn()).isTrue();
  }

  private static int length(List<String> lines, int line) {
    return lines.get(line - 1).length();
  }
}

package dev.hoplint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.source.Escapes;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code editors/problem-matcher.json} against what the concise report really writes. */
class ProblemMatcherTest {
  private JsonNode pattern;
  private Pattern expression;

  @BeforeEach
  void read() throws IOException {
    JsonNode file =
        new ObjectMapper().readTree(Path.of("../editors/problem-matcher.json").toFile());
    pattern = file.at("/problemMatcher/0/pattern/0");
    expression = Pattern.compile(pattern.get("regexp").textValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "configs/r2.cfg",
        "a b/ä.cfg",
        "C:/networks/r2.cfg",
        "//server/share/r2.cfg",
        "../odd:12:3/r2.cfg",
        "r2 (copy) [1].cfg"
      })
  void findsThePartsWhateverThePath(String path) throws IOException {
    Sample sample = new Sample().file(path, "a\n bad\n");
    sample.finding(Sample.plain(Sample.CLAMP, "message", sample.span(path, "bad")));

    assertThat(match(line(sample)).group(group("file"))).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "with: colons: 1:2: error FRG-102: not this",
        "with [brackets] and [pbr-splits-fragments]",
        "two\nlines and a \t tab",
        "ends in a bracket]",
        "回線 🚀"
      })
  void findsThePartsWhateverTheMessage(String message) throws IOException {
    Sample sample = new Sample().file("configs/r2.cfg", "a\n bad\n");
    sample.finding(Sample.plain(Sample.CLAMP, message, sample.span("configs/r2.cfg", "bad")));

    Matcher matcher = match(line(sample));

    assertThat(matcher.group(group("file"))).isEqualTo("configs/r2.cfg");
    assertThat(matcher.group(group("line"))).isEqualTo("2");
    assertThat(matcher.group(group("column"))).isEqualTo("2");
    assertThat(matcher.group(group("severity"))).isEqualTo("warning");
    assertThat(matcher.group(group("code"))).isEqualTo("MTU-303");
    assertThat(matcher.group(group("message"))).isEqualTo(Escapes.line(message));
  }

  @Test
  void matchesEveryLineOfTheConciseReport() throws IOException {
    LintResult result = Sample.hard().result();
    StringWriter out = new StringWriter();
    new ConciseReport().write(result, out);
    List<String> lines = out.toString().lines().toList();

    assertThat(lines).hasSameSizeAs(result.findings());
    for (int i = 0; i < lines.size(); i++) {
      ReportedFinding finding = result.findings().get(i);
      Matcher matcher = match(lines.get(i));
      assertThat(matcher.group(group("severity"))).isEqualTo(finding.finding().severity().id());
      assertThat(matcher.group(group("code"))).isEqualTo(finding.finding().rule().id());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4 devices, 1 host, 4 files, 20 lines: 1 error, 1 warning, 0 notes, 1 suppressed",
        "not analysed: configs/r2.cfg:7: a line in no known form",
        "hoplint: --select: there is no rule 'X'",
        "src/main.c:1:2: error: expected ';' [syntax]",
        "[ERROR] configs/r2.cfg:[9,2] (FRG-101) message"
      })
  void leavesOtherLinesAlone(String line) {
    assertThat(expression.matcher(line).find()).isFalse();
  }

  private static String line(Sample sample) throws IOException {
    StringWriter out = new StringWriter();
    new ConciseReport().write(sample.result(), out);
    assertThat(out.toString()).endsWith("\n");
    return out.toString().substring(0, out.toString().length() - 1);
  }

  private Matcher match(String line) {
    Matcher matcher = expression.matcher(line);
    assertThat(matcher.find()).as(line).isTrue();
    return matcher;
  }

  private int group(String name) {
    return pattern.get(name).intValue();
  }
}

package dev.hoplint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What users see, whole. To accept a change: {@code mvn -P'!checks' -pl linter-core -am test
 * -Dtest=ReportGoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true}, and read
 * the difference.
 */
class ReportGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/hoplint/report");
  private static final TextReport.Options PLAIN = new TextReport.Options(false, true, false);

  @Test
  void textOfAFullFinding() throws IOException {
    Sample lab = Sample.lab();
    matches("lab.txt", new TextReport(lab, PLAIN), lab.result());
  }

  @Test
  void textInColourWithStatistics() throws IOException {
    Sample lab = Sample.lab();
    matches(
        "lab-color.txt",
        new TextReport(lab, new TextReport.Options(true, true, true)),
        lab.result());
  }

  @Test
  void textOfFindingsAlone() throws IOException {
    Sample lab = Sample.lab();
    matches(
        "lab-quiet.txt",
        new TextReport(lab, new TextReport.Options(false, false, false)),
        lab.result());
  }

  @Test
  void textThatIsHardToShow() throws IOException {
    Sample hard = Sample.hard();
    matches("hard.txt", new TextReport(hard, PLAIN), hard.result());
  }

  @Test
  void concise() throws IOException {
    matches("lab-concise.txt", new ConciseReport(), Sample.lab().result());
    matches("hard-concise.txt", new ConciseReport(), Sample.hard().result());
  }

  @Test
  void json() throws IOException {
    matches("lab.json", new JsonReport("1.2.3"), Sample.lab().result());
  }

  @Test
  void manyFilesThatWereNotAnalysed() throws IOException {
    Sample many = new Sample();
    for (int i = 1; i <= 12; i++) {
      many.notAnalysed("broken-" + i + ".cfg", 0, "not a\ntext");
      many.notAnalysed("broken-" + i + ".cfg", i, "a line");
    }
    matches("not-analysed.txt", new TextReport(many, PLAIN), many.result());
  }

  @Test
  void nothingFound() throws IOException {
    Sample nothing = new Sample();
    matches("nothing.txt", new TextReport(nothing, PLAIN), nothing.result());
    matches("nothing.json", new JsonReport("1.2.3"), nothing.result());
  }

  private static void matches(String golden, Report report, LintResult result) throws IOException {
    StringWriter out = new StringWriter();
    report.write(result, out);
    Path file = FOLDER.resolve(golden);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, out.toString());
    }
    assertThat(out.toString()).isEqualTo(Files.readString(file));
  }
}

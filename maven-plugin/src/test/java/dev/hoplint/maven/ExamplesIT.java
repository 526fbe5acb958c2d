package dev.hoplint.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the builds of the examples logged. That each ended as its {@code invoker.properties} says is
 * the invoker's business; here is what it ended with.
 */
class ExamplesIT {
  private static final Path EXAMPLES = Path.of(System.getProperty("hoplint.it"), "examples");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "split-fragments   | [ERROR] configs/r2.cfg:[38,2] (FRG-101) | over error",
        "split-fragments   | [ERROR] configs/r2.cfg:[10,2] (MTU-303) | over error",
        "split-fragments   | [ERROR] configs/r3.cfg:[10,2] (MTU-303) | over error",
        "esxi-return-route | (RTE-402)                               | over warning",
      })
  void logTheFaultOnce(String example, String finding, String sentence) throws IOException {
    List<String> log = Files.readAllLines(EXAMPLES.resolve(example).resolve("build.log"));

    assertThat(log).filteredOn(line -> line.contains(finding)).hasSize(1);
    assertThat(log)
        .filteredOn(line -> line.startsWith("[ERROR] Failed to execute goal dev.hoplint:"))
        .singleElement()
        .asString()
        .contains("Hoplint: ")
        .contains(sentence);
  }

  @ParameterizedTest
  @CsvSource({"split-fragments-mended, 4 devices", "esxi-return-route-mended, 1 host"})
  void logNoFaultOnceMended(String example, String read) throws IOException {
    List<String> log = Files.readAllLines(EXAMPLES.resolve(example).resolve("build.log"));

    assertThat(log).noneMatch(line -> line.startsWith("[ERROR]"));
    assertThat(log).noneMatch(line -> line.startsWith("[WARNING]"));
    assertThat(log)
        .filteredOn(line -> line.startsWith("[INFO] Hoplint: "))
        .singleElement()
        .asString()
        .contains(read)
        .contains(", 4 files, ");
  }

  @ParameterizedTest
  @CsvSource({"split-fragments", "split-fragments-mended"})
  void writeTheReports(String example) {
    Path reports = EXAMPLES.resolve(example).resolve("target/hoplint");

    assertThat(reports.resolve("hoplint.txt")).isNotEmptyFile();
    assertThat(reports.resolve("hoplint.json")).content().contains("\"reportVersion\"");
  }
}

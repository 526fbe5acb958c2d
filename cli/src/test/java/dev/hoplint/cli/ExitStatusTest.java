package dev.hoplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExitStatusTest {
  private final FakeEngine engine = new FakeEngine();
  @TempDir private Path folder;

  @Test
  void nothingFoundIsZero() {
    CommandLineRun run = run();

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "1 device, 0 hosts, 1 file, 2 lines: 0 errors, 0 warnings, 0 notes, 0 suppressed; "
                + "not analysed: 0 files, 0 lines\n");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "error, FRG-101, 1",
    "error, MTU-303, 0",
    "warning, MTU-303, 1",
    "warning, FRG-101, 1",
    "note, MTU-303, 1",
    "never, FRG-101, 0"
  })
  void findingsCountFromTheThresholdOn(String failOn, String rule, int status) {
    engine.finds(rule.equals("FRG-101") ? FakeEngine.SPLIT : FakeEngine.CLAMP);

    assertThat(run().status("--fail-on", failOn)).isEqualTo(status);
  }

  @Test
  void theThresholdIsTheConfigurationsUnlessGiven() {
    assertThat(run().status()).isZero();
    assertThat(engine.request().failOn()).isNull();
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        usage("Unknown option: '--bogus'", "--bogus"),
        usage("--format: there is no format 'sarif', only text, concise, json", "--format=sarif"),
        usage("Missing required parameter for option '--format' (FORMAT)", "--format"),
        usage("--report: 'json' is not of the form FORMAT=FILE", "--report", "json"),
        usage("--report: there is no format 'xml', only text, concise, json", "--report=xml=a"),
        usage("--report: the empty word is no file or folder", "--report", "json="),
        usage("two reports would be written to ./a", "--report=json=a", "--report=text=./a"),
        usage("two reports would be written to a", "--report=json=a", "--output=./a"),
        usage("--config and --no-config exclude each other", "--config", "a", "--no-config"),
        usage("--fail-on: 'fatal' is none of error, warning, note, never", "--fail-on=fatal"),
        usage("--min-severity: 'never' is none of error, warning, note", "--min-severity=never"),
        usage("--color: 'yes' is none of auto, always, never", "--color=yes"),
        usage("--jobs: '0' is not a number of threads, 1 or more", "--jobs", "0"),
        usage("--jobs: 'many' is not a number of threads, 1 or more", "--jobs=many"),
        usage("PATH: the empty word is no file or folder", ""),
        usage("Unmatched argument at index 1: 'surplus'", "rules", "surplus"),
        usage("Unknown option: '--format=json'", "rules", "--format=json"));
  }

  private static Arguments usage(String message, String... args) {
    return Arguments.of(message, args);
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void wrongUsageIsTwoAndOneLine(String message, String[] args) {
    CommandLineRun run = run();

    assertThat(run.status(args)).isEqualTo(2);
    assertThat(run.errLines()).containsExactly("hoplint: " + message);
    assertThat(run.out()).isEmpty();
    assertThat(engine.wasAsked()).isFalse();
  }

  @Test
  void aRunThatCannotBeMadeIsTwoAndOneLine() {
    engine.refuses("no\nsuch\u001b path");
    CommandLineRun run = run();

    assertThat(run.status("x")).isEqualTo(2);
    assertThat(run.errLines()).containsExactly("hoplint: no\\nsuch\\u001b path");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aReportThatCannotBeWrittenIsTwoAndNothingIsWritten() throws IOException {
    engine.finds(FakeEngine.SPLIT);
    CommandLineRun run = run();

    assertThat(run.status("--report=json=good.json", "--report", "json=no/bad.json")).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly("hoplint: cannot write no/bad.json: its folder does not exist");
    assertThat(run.out()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aReportInPlaceOfAConfigurationIsTwo() throws IOException {
    Path config = Files.writeString(folder.resolve("r2.cfg"), "hostname R2\n");
    Files.createSymbolicLink(folder.resolve("alias"), Path.of("r2.cfg"));

    for (String target : new String[] {"r2.cfg", "./r2.cfg", "alias"}) {
      CommandLineRun run = run();
      assertThat(run.status("--output", target)).isEqualTo(2);
      assertThat(run.errLines())
          .containsExactly("hoplint: cannot write " + target + ": it is one of the files linted");
    }
    assertThat(config).hasContent("hostname R2\n");
  }

  @Test
  void aFullDiskIsTwo() {
    CommandLineRun run = run().whereOutputFails("No space left on device");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly("hoplint: cannot write to standard output: No space left on device");
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoFailure() {
    engine.finds(FakeEngine.SPLIT);
    CommandLineRun run = run().whereOutputFails("Broken pipe");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aDefectIsThreeAndTheOtherFindingsAreReported() {
    engine.finds(FakeEngine.SPLIT).hasDefect("r3.cfg: rule MTU-303 failed");
    CommandLineRun run = run();

    assertThat(run.status("--format=concise")).isEqualTo(3);
    assertThat(run.out()).isEqualTo("r2.cfg:2:2: error FRG-101: message [pbr-splits-fragments]\n");
    assertThat(run.errLines()).containsExactly("hoplint: defect: r3.cfg: rule MTU-303 failed");
  }

  @Test
  void aFailureOfTheEngineIsThreeWithoutAStackTrace() {
    engine.fails(new IllegalStateException("of two minds"));
    CommandLineRun run = run();

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith(
            "hoplint: defect: java.lang.IllegalStateException: of two minds at dev.hoplint.cli");
  }

  private CommandLineRun run() {
    return new CommandLineRun(engine, folder);
  }
}

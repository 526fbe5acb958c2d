package dev.hoplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.report.ToolVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {
  private static final String LINE = "r2.cfg:2:2: error FRG-101: message [pbr-splits-fragments]\n";
  private static final String SUMMARY =
      "1 device, 0 hosts, 1 file, 2 lines: 1 error, 0 warnings, 0 notes, 0 suppressed; "
          + "not analysed: 0 files, 0 lines\n";

  private final FakeEngine engine = new FakeEngine();
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "check --help",
        "a --help",
        "--only a --help",
        "--bogus --help",
        "rules --help",
        "rules -h"
      })
  void helpIsAlwaysThere(String line) {
    CommandLineRun run = run();

    assertThat(run.status(line.split(" "))).isZero();
    assertThat(run.out()).startsWith("Usage: hoplint ").endsWith("\n").doesNotContain("\u001b");
    assertThat(run.err()).isEmpty();
    assertThat(engine.wasAsked()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V", "check --version", "a --version", "rules --version"})
  void soIsTheVersion(String line) {
    CommandLineRun run = run();

    assertThat(run.status(line.split(" "))).isZero();
    assertThat(run.out()).isEqualTo("hoplint " + ToolVersion.current() + "\n");
    assertThat(engine.wasAsked()).isFalse();
  }

  @Test
  void rulesAreListed() {
    CommandLineRun run = run();

    assertThat(run.status("rules")).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            FRG-101  pbr-splits-fragments  error    not fixable
            MTU-303  mss-clamp-missing     warning  fixable
            """);
  }

  @Test
  void textByDefault() {
    engine.finds(FakeEngine.SPLIT);
    CommandLineRun run = run();
    run.status();

    assertThat(run.out())
        .isEqualTo(
            LINE
                + "  |\n"
                + "2 |  permit tcp any any eq 1001\n"
                + "  |  ^^^^^^\n"
                + "  |\n"
                + "\n"
                + SUMMARY);
  }

  @Test
  void quietLeavesTheSummaryOut() {
    engine.finds(FakeEngine.SPLIT);
    CommandLineRun run = run();
    run.status("--quiet");

    assertThat(run.out()).startsWith(LINE).doesNotContain("1 device");
  }

  @Test
  void conciseIsTheLinesAlone() {
    engine.finds(FakeEngine.SPLIT).finds(FakeEngine.CLAMP);
    CommandLineRun run = run();
    run.status("--format", "concise");

    assertThat(run.out())
        .isEqualTo(LINE + "r2.cfg:2:2: warning MTU-303: message [mss-clamp-missing]\n");
  }

  @Test
  void outputGoesToTheFileInstead() throws IOException {
    engine.finds(FakeEngine.SPLIT);
    CommandLineRun run = run().onTerminal();

    assertThat(run.status("--format=concise", "--output", "found.txt")).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(folder.resolve("found.txt"))).isEqualTo(LINE);
  }

  @Test
  void reportsComeBesides() throws IOException {
    engine.finds(FakeEngine.SPLIT);
    CommandLineRun run = run().onTerminal();
    run.status("--format=concise", "--report", "json=a.json", "--report=text=b=c.txt");

    assertThat(run.out()).isEqualTo(LINE);
    assertThat(folder.resolve("a.json")).content().startsWith("{\n  \"reportVersion\": 1,\n");
    assertThat(folder.resolve("b=c.txt")).content().startsWith(LINE).endsWith(SUMMARY);
  }

  @Test
  void statisticsStandBeforeTheSummary() {
    engine.finds(FakeEngine.CLAMP).finds(FakeEngine.SPLIT).finds(FakeEngine.CLAMP);
    CommandLineRun run = run();
    run.status("--statistics");

    assertThat(run.out())
        .contains(
            "\n\n2  MTU-303  mss-clamp-missing\n1  FRG-101  pbr-splits-fragments\n\n1 device");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void statisticsStayOutOfWhatProgramsRead() {
    engine.finds(FakeEngine.SPLIT);
    CommandLineRun run = run();
    run.status("--statistics", "--format=concise");

    assertThat(run.out()).isEqualTo(LINE);
    assertThat(run.errLines()).containsExactly("1  FRG-101  pbr-splits-fragments");
  }

  @Test
  void colourIsForTerminals() {
    engine.finds(FakeEngine.SPLIT);

    assertThat(colours(run())).isFalse();
    assertThat(colours(run().onTerminal())).isTrue();
    assertThat(colours(run().onTerminal().with("NO_COLOR", "1"))).isFalse();
    assertThat(colours(run().onTerminal().with("NO_COLOR", ""))).isTrue();
    assertThat(colours(run().onTerminal().with("TERM", "dumb"))).isFalse();
    assertThat(colours(run(), "--color=always")).isTrue();
    assertThat(colours(run().with("NO_COLOR", "1"), "--color=always")).isTrue();
    assertThat(colours(run().onTerminal(), "--color=never")).isFalse();
    assertThat(colours(run().onTerminal(), "--format=concise")).isFalse();
  }

  private static boolean colours(CommandLineRun run, String... args) {
    run.status(args);
    assertThat(run.out()).contains("FRG-101");
    return run.out().contains("\u001b[");
  }

  private CommandLineRun run() {
    return new CommandLineRun(engine, folder);
  }
}

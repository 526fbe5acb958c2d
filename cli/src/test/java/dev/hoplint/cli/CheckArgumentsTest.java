package dev.hoplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintRequest.Configuration;
import dev.hoplint.rule.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Words in, request out. */
class CheckArgumentsTest {
  private final FakeEngine engine = new FakeEngine();
  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    for (String name : List.of("a", "b", "c d", "check", "rules", "-x", "@a")) {
      Files.writeString(folder.resolve(name), "x\n");
    }
  }

  @Test
  void theCurrentFolderByDefault() {
    LintRequest request = request();

    assertThat(request.base()).isEqualTo(folder);
    assertThat(request.paths()).containsExactly(Path.of("."));
    assertThat(request.configuration()).isEqualTo(new Configuration.Discovered());
    assertThat(request.select()).isEmpty();
    assertThat(request.ignore()).isEmpty();
    assertThat(request.only()).isEmpty();
    assertThat(request.minSeverity()).isEqualTo(Severity.NOTE);
    assertThat(request.jobs()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  /** words, PATHs, --only */
  static Stream<Arguments> words() {
    return Stream.of(
        words("", List.of("."), List.of()),
        words("a", List.of("a"), List.of()),
        words("a b", List.of("a", "b"), List.of()),
        words("check", List.of("."), List.of()),
        words("check a", List.of("a"), List.of()),
        words("check check", List.of("check"), List.of()),
        words("check rules", List.of("rules"), List.of()),
        words("./rules", List.of("./rules"), List.of()),
        words("a rules check", List.of("a", "rules", "check"), List.of()),
        words("--quiet rules", List.of("rules"), List.of()),
        words("-- rules", List.of("rules"), List.of()),
        words("-- -x --quiet", List.of("-x", "--quiet"), List.of()),
        words("@a", List.of("@a"), List.of()),
        words("--only a", List.of("."), List.of("a")),
        words("--only=a", List.of("."), List.of("a")),
        words("--only a b", List.of("."), List.of("a", "b")),
        words("a --only b", List.of("a"), List.of("b")),
        words("check . --only a b", List.of("."), List.of("a", "b")),
        words("--only a b --quiet a", List.of("a"), List.of("a", "b")),
        words("--only a b -- b", List.of("b"), List.of("a", "b")),
        words("--only a --only b", List.of("."), List.of("a", "b")),
        words("--only a --format json b", List.of("b"), List.of("a")),
        words("--only rules check", List.of("."), List.of("rules", "check")),
        words("--only a -- rules -x", List.of("rules", "-x"), List.of("a")),
        words("a --only @a", List.of("a"), List.of("@a")));
  }

  private static Arguments words(String line, List<String> paths, List<String> only) {
    return Arguments.of(line, paths, only);
  }

  @ParameterizedTest
  @MethodSource("words")
  void pathsAndOnly(String line, List<String> paths, List<String> only) {
    LintRequest request = request(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(request.paths()).extracting(Path::toString).containsExactlyElementsOf(paths);
    assertThat(request.only()).extracting(Path::toString).containsExactlyElementsOf(only);
  }

  @Test
  void wordsKeepTheirBlanksAndQuotes() {
    assertThat(request("c d", "\"q\"", "'q'", "${x}", "%s\n").paths())
        .extracting(Path::toString)
        .containsExactly("c d", "\"q\"", "'q'", "${x}", "%s\n");
    assertThat(request(".", "--only", "c d").only()).containsExactly(Path.of("c d"));
  }

  @Test
  void theConfigurationIsGivenOrNone() {
    assertThat(request("--config", "my.yaml").configuration())
        .isEqualTo(new Configuration.Given(Path.of("my.yaml")));
    assertThat(request("--no-config").configuration()).isEqualTo(new Configuration.None());
  }

  @Test
  void rulesAreCommaListsForTheEngineToRead() {
    LintRequest request =
        request("--select=FRG, MTU-303", "--select", "mss-clamp-missing", "--ignore=FRG-101");

    assertThat(request.select()).containsExactly("FRG, MTU-303", "mss-clamp-missing");
    assertThat(request.ignore()).containsExactly("FRG-101");
  }

  @Test
  void theRest() {
    LintRequest request = request("--min-severity=warning", "--jobs", "3", "--fail-on", "never");

    assertThat(request.minSeverity()).isEqualTo(Severity.WARNING);
    assertThat(request.jobs()).isEqualTo(3);
    assertThat(request.failOn()).isEqualTo(new LintRequest.FailOn(null));
  }

  private LintRequest request(String... args) {
    CommandLineRun run = new CommandLineRun(engine, folder);
    assertThat(run.status(args)).as(run.err()).isZero();
    return engine.request();
  }
}

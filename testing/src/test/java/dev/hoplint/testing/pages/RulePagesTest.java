package dev.hoplint.testing.pages;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.lint.Workspace;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rules.RuleCatalog;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has its page, and what the page shows is what the rule does. */
class RulePagesTest {
  private static final Path PAGES = Path.of("..", "docs", "rules");

  private static final String MALFORMED_LINE = "HOP-002";

  @TempDir private Path folder;

  static Stream<RuleInfo> rules() {
    return RuleCatalog.all().stream();
  }

  @Test
  void thereIsAPageForEachRuleAndNoOther() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      Set<String> pages = files.map(file -> file.getFileName().toString()).collect(toSet());

      Set<String> expected = rules().map(rule -> rule.id() + ".md").collect(toSet());
      expected.add("README.md");
      assertThat(pages).isEqualTo(expected);
    }
  }

  @Test
  void theListOfPagesIsComplete() throws IOException {
    List<String> readme = Files.readAllLines(PAGES.resolve("README.md"));

    assertThat(readme.stream().filter(line -> line.startsWith("| [")))
        .containsExactlyInAnyOrderElementsOf(
            rules()
                .map(
                    rule ->
                        "| [%1$s](%1$s.md) %2$s | %3$s | %4$s |"
                            .formatted(
                                rule.id(), rule.name(), rule.severity().id(), rule.summary()))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aPageSaysWhatTheRuleSays(RuleInfo rule) throws IOException {
    RulePage page = page(rule);

    assertThat(page.title()).isEqualTo(rule.id() + " · " + rule.name());
    assertThat(page.summary())
        .isEqualTo(
            rule.summary().substring(0, 1).toUpperCase(Locale.ROOT)
                + rule.summary().substring(1)
                + ".");
    assertThat(page.severity()).isEqualTo(rule.severity().id());
    assertThat(page.headings())
        .containsExactly(
            "What it finds", "Why it breaks", "Example", "Fix", "When it stays silent", "Sources");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theFailingExampleMakesTheFinding(RuleInfo rule) throws Exception {
    LintResult result = lint(page(rule).failing());

    assertThat(result.defects()).isEmpty();
    assertThat(findings(result))
        .as("findings of the failing example on the page of %s", rule.id())
        .anyMatch(
            finding ->
                finding.rule().id().equals(rule.id()) && finding.severity() == rule.severity());
    if (!rule.id().equals(MALFORMED_LINE)) {
      assertThat(ids(result)).doesNotContain(MALFORMED_LINE);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theFixedExampleMakesNone(RuleInfo rule) throws Exception {
    LintResult result = lint(page(rule).fixed());

    assertThat(result.defects()).isEmpty();
    // An example that could not be read would make no finding either.
    assertThat(result.summary().lines()).isPositive();
    assertThat(ids(result))
        .as("findings of the fixed example on the page of %s", rule.id())
        .doesNotContain(rule.id(), MALFORMED_LINE);
  }

  @Test
  void blocksAreReadAsTheReadmeSays() {
    RulePage page =
        RulePage.parse(
            List.of(
                "# X-1 · name",
                "",
                "What it",
                "finds.",
                "",
                "Default severity: note",
                "## Example",
                "```yaml both file: hoplint.yaml",
                "failOn: never",
                "```",
                "```ios fail",
                "hostname R1",
                "!",
                "```",
                "```ios fixed file: configs/r1.cfg",
                "```",
                "```",
                "for readers",
                "```",
                "## Fix"));

    assertThat(page.title()).isEqualTo("X-1 · name");
    assertThat(page.summary()).isEqualTo("What it finds.");
    assertThat(page.severity()).isEqualTo("note");
    assertThat(page.headings()).containsExactly("Example", "Fix");
    assertThat(page.failing())
        .isEqualTo(Map.of("hoplint.yaml", "failOn: never\n", "example.cfg", "hostname R1\n!\n"));
    assertThat(page.fixed())
        .isEqualTo(Map.of("hoplint.yaml", "failOn: never\n", "configs/r1.cfg", "\n"));
  }

  @Test
  void aBlockThatIsNotReadIsNotPassedBy() {
    assertThatThrownBy(() -> RulePage.parse(List.of("```ios fails", "```")))
        .hasMessageContaining("fails");
    assertThatThrownBy(() -> RulePage.parse(List.of("```ios fail r1.cfg", "```")))
        .hasMessageContaining("r1.cfg");
    assertThatThrownBy(() -> RulePage.parse(List.of("```ios fail", "hostname R1")))
        .hasMessageContaining("without an end");
    assertThatThrownBy(() -> RulePage.parse(List.of("```ios fail", "```", "```ios both", "```")))
        .hasMessageContaining("twice");
  }

  private static RulePage page(RuleInfo rule) throws IOException {
    return RulePage.read(PAGES.resolve(rule.id() + ".md"));
  }

  private LintResult lint(Map<String, String> files) throws IOException, RunException {
    assertThat(files).isNotEmpty();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return Workspace.open(LintRequest.of(folder, List.of(Path.of(".")))).result();
  }

  private static List<Finding> findings(LintResult result) {
    return result.findings().stream()
        .filter(found -> found.suppression() == null)
        .map(ReportedFinding::finding)
        .toList();
  }

  private static Set<String> ids(LintResult result) {
    return findings(result).stream().map(finding -> finding.rule().id()).collect(toSet());
  }
}

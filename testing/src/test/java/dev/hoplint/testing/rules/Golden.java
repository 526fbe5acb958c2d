package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Workspace;
import dev.hoplint.testing.TestFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a rule says of some files, compared with a golden file. To accept a change: {@code mvn
 * -P'!checks' -pl testing -am test -Dtest='*FindingsTest' -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgolden.update=true}, and read the difference.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/dev/hoplint/testing/findings");

  private Golden() {}

  /** Files by their names, and the rule that speaks of them. */
  record Case(String rule, String name, Map<String, String> files) {
    static Case of(String rule, String name, String file, String text) {
      return new Case(rule, name, Map.of(file, text));
    }

    Case with(String file, String text) {
      Map<String, String> more = new TreeMap<>(files);
      more.put(file, text);
      return new Case(rule, name, more);
    }

    private String golden() {
      return rule + "-" + name + ".txt";
    }

    @Override
    public String toString() {
      return rule + " " + name;
    }
  }

  static void compare(Case one) throws Exception {
    String told = FindingText.of(lint(one.files), List.of(one.rule));
    assertThat(told).as("a finding").isNotEmpty();
    Path file = FOLDER.resolve(one.golden());
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, told);
    }
    assertThat(told).isEqualTo(Files.readString(file));
  }

  /** Of the rules of these cases there is no other golden file. */
  static void compareNames(Stream<Case> cases) throws Exception {
    List<Case> all = cases.toList();
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(
              files
                  .map(f -> f.getFileName().toString())
                  .filter(f -> all.stream().anyMatch(c -> f.startsWith(c.rule + "-"))))
          .containsExactlyInAnyOrderElementsOf(all.stream().map(Case::golden).toList());
    }
  }

  private static LintResult lint(Map<String, String> files) throws Exception {
    try (TestFolder folder = TestFolder.create()) {
      files.forEach(folder::write);
      return Workspace.open(LintRequest.of(folder.path(), List.of(folder.path()))).result();
    }
  }
}

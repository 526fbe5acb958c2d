package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A line that is taken away, doubled or spoilt changes what its own statement says, and nothing
 * else. A block's header counts for its whole block.
 */
class LineChangeTest {
  private static Set<StatementFacts.Fact> facts(List<String> lines) {
    return StatementFacts.of(Ios.of(String.join("\n", lines) + "\n"));
  }

  static Stream<String> labFiles() {
    return Stream.of("isp.cfg", "r1.cfg", "r2.cfg", "r3.cfg");
  }

  /** Ways to spoil a line that leave its indentation. */
  private static List<String> spoilt(String line) {
    String words = line.strip();
    String indent = line.substring(0, line.indexOf(words));
    int last = words.lastIndexOf(' ');
    return List.of(
        indent + "x" + words,
        indent + words + "x",
        indent + words + " surplus word",
        indent + (last < 0 ? "" : words.substring(0, last)),
        indent + words.substring(words.length() / 2),
        indent + "#$%& \u0007 \u00e4\u00f6",
        indent + words.replace(' ', '\u00a0'),
        indent + "no such command");
  }

  @ParameterizedTest
  @MethodSource("labFiles")
  void changesOnlyItsStatement(String file) {
    List<String> lines = Arrays.asList(Ios.lab(file).split("\n", -1));
    Set<StatementFacts.Fact> before = facts(lines);
    assertThat(before).isNotEmpty();

    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      List<List<String>> replacements = new ArrayList<>();
      replacements.add(List.of());
      replacements.add(List.of(line, line));
      if (!line.isBlank()) {
        spoilt(line).forEach(other -> replacements.add(List.of(other)));
      }
      for (List<String> replacement : replacements) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(i);
        changed.addAll(i, replacement);
        StatementFacts.check(
            file + ":" + (i + 1) + " " + replacement, before, facts(changed), line, replacement);
      }
    }
  }
}

package dev.hoplint.testing.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.rule.Rule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rules.mtu.MtuRules;
import dev.hoplint.testing.RuleTester;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The edits of a page's failing example, written as files come: other line ends and indentation, no
 * end of the last line, blocks closed by {@code exit}, any block last.
 */
class FixFormsTest {
  private static final Path PAGES = Path.of("..", "docs", "rules");
  private static final List<String> INDENTATIONS = List.of(" ", "  ", "\t", "");

  static Stream<RuleInfo> fixable() {
    return MtuRules.ALL.stream().map(Rule::info).filter(RuleInfo::fixable);
  }

  @ParameterizedTest
  @MethodSource("fixable")
  void linesOfTheFixLookLikeTheFilesOwn(RuleInfo rule) throws IOException {
    for (String indentation : INDENTATIONS) {
      check(rule, indentation, "\n", /* closed= */ false);
      check(rule, indentation, "\r\n", /* closed= */ true);
    }
  }

  private static void check(RuleInfo rule, String indentation, String end, boolean closed)
      throws IOException {
    Map<String, String> example = RulePage.read(PAGES.resolve(rule.id() + ".md")).failing();
    int blocks = example.values().stream().mapToInt(text -> blocks(text).size()).max().orElse(1);
    for (int last = 0; last < blocks; last++) {
      Map<String, String> files = new LinkedHashMap<>();
      for (Map.Entry<String, String> file : example.entrySet()) {
        String text = file.getValue();
        files.put(
            file.getKey(),
            file.getKey().endsWith(".cfg") ? form(text, indentation, end, closed, last) : text);
      }
      for (Map<String, String> fixed : RuleTester.of(rule.id()).files(files).fixes()) {
        files.forEach(
            (path, text) -> {
              if (path.endsWith(".cfg")) {
                compare(text, fixed.getOrDefault(path, ""), indentation, end);
              }
            });
      }
    }
  }

  private static List<String> blocks(String text) {
    return new ArrayList<>(Arrays.asList(text.replaceFirst("!\nend\n$", "").split("!\n")));
  }

  private static String form(
      String text, String indentation, String end, boolean closed, int last) {
    List<String> blocks = blocks(text);
    Collections.rotate(blocks, last);
    StringBuilder written = new StringBuilder();
    for (String block : blocks) {
      boolean body = block.contains("\n ");
      written.append(block).append(closed && body ? " exit\n" : "");
    }
    String whole = written.toString().replaceAll("(?m)^ ", indentation).replace("\n", end);
    return whole.substring(0, whole.length() - end.length());
  }

  /** What is new is indented like a line of a block, and ends like the others. */
  private static void compare(String before, String after, String indentation, String end) {
    assertThat(after.replace(end, "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(after).doesNotEndWith("\n");
    List<String> old = List.of(before.split(end, -1));
    for (String line : after.split(end, -1)) {
      if (!old.contains(line)) {
        String own = line.substring(0, line.length() - line.stripLeading().length());
        assertThat(own).as(after).isEqualTo(indentation);
      }
    }
  }
}

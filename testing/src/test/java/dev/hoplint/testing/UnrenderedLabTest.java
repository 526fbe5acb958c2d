package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.lint.Snapshot;
import dev.hoplint.lint.Workspace;
import dev.hoplint.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is found in a template holds for whatever it is rendered to: a word of a lab's file becomes
 * an expression, or an expression or a block of statements is put before a line.
 */
class UnrenderedLabTest {
  private static final List<String> EXPRESSIONS =
      List.of("{{ x }}", "{{ x | default(10) }}", "${x}", "<%= x %>", "{{ .X }}");

  /** Lines that an expression may stand for, by the first word of the block that it is in. */
  private static final Map<String, List<String>> LINES =
      Map.of(
          "ip", List.of("", " permit ip any any", " deny ip any any", " deny ip any any fragments"),
          "access-list", List.of(""),
          "route-map", List.of("", " match ip address NONE", " set ip next-hop 192.0.2.99"),
          "interface", List.of(""));

  private static Map<String, Severity> findings(Snapshot snapshot) {
    Map<String, Severity> found = new TreeMap<>();
    for (ReportedFinding finding : snapshot.result().findings()) {
      String id = finding.finding().rule().id();
      if (!id.startsWith("HOP")) {
        String where = id + " " + finding.finding().span().file() + ":" + finding.position().line();
        found.merge(where, finding.finding().severity(), (a, b) -> a.atLeast(b) ? a : b);
      }
    }
    return found;
  }

  private static void assertHolds(
      String what, Map<String, Severity> template, Map<String, Severity> rendered) {
    template.forEach(
        (finding, severity) -> {
          Severity there = rendered.get(finding);
          // How likely fragments are is a matter of degree where an MTU is open.
          Severity least = severity == Severity.ERROR ? Severity.WARNING : Severity.NOTE;
          assertThat(there != null && there.atLeast(least))
              .as("%s: %s %s, rendered %s", what, severity, finding, there)
              .isTrue();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s2c-mss-too-big"})
  void whatIsFoundHolds(String variant) throws Exception {
    try (TestFolder folder = Lab.copy(variant)) {
      Snapshot plain = Workspace.open(LintRequest.of(folder.path(), List.of(folder.path())));
      int kept = 0;
      for (Map.Entry<String, byte[]> file : folder.contents().entrySet()) {
        if (!file.getKey().endsWith(".cfg")) {
          continue;
        }
        String text = new String(file.getValue(), StandardCharsets.UTF_8);
        kept += words(plain, file.getKey(), text);
        kept += lines(plain, file.getKey(), text);
      }
      assertThat(kept).as("findings in plain lines").isGreaterThan(100);
    }
  }

  private static int words(Snapshot plain, String name, String text) {
    Map<String, Severity> rendered = findings(plain);
    List<String> lines = text.lines().toList();
    int kept = 0;
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).strip().split(" ");
      int indent = lines.get(i).length() - lines.get(i).stripLeading().length();
      // Without the header of its interface a router is as good as in no file.
      int from = words[0].equals("interface") ? words.length : 0;
      for (int word = from; word < words.length && !words[0].startsWith("!"); word++) {
        String[] open = words.clone();
        open[word] = EXPRESSIONS.get((i + word) % EXPRESSIONS.size());
        String line = " ".repeat(indent) + String.join(" ", open);
        Map<String, Severity> found = findings(plain.with(Path.of(name), with(lines, i, line)));
        assertHolds(name + ":" + (i + 1) + ": " + line, found, rendered);
        kept += found.size();
      }
    }
    return kept;
  }

  private static int lines(Snapshot plain, String name, String text) {
    List<String> lines = text.lines().toList();
    String block = "";
    int kept = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.startsWith(" ")) {
        block = "";
      }
      // A network whose interfaces may lack their addresses is none.
      if (!block.isEmpty() && !line.startsWith(" ip address")) {
        Map<String, Severity> found =
            findings(plain.with(Path.of(name), with(lines, i, " {{ x }}\n" + line)));
        for (String instead : LINES.getOrDefault(block, List.of(""))) {
          assertHolds(
              name + ":" + (i + 1) + ": {{ x }} for " + instead,
              found,
              findings(plain.with(Path.of(name), with(lines, i, instead + "\n" + line))));
        }
        kept += found.size();
        found =
            findings(
                plain.with(Path.of(name), with(lines, i, "{% if x %}\n" + line + "\n{% endif %}")));
        for (String instead : List.of("\n\n", "\n" + line + "\n")) {
          assertHolds(
              name + ":" + (i + 1) + ": in a block, rendered " + instead,
              found,
              findings(plain.with(Path.of(name), with(lines, i, instead))));
        }
      }
      if (!line.startsWith(" ")) {
        block = line.split(" ", 2)[0];
      }
    }
    return kept;
  }

  private static String with(List<String> lines, int at, String line) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(at, line);
    return String.join("\n", changed) + "\n";
  }
}

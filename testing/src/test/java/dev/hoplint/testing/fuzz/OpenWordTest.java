package dev.hoplint.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.IosConfig;
import dev.hoplint.parse.PartResult;
import dev.hoplint.parse.ios.IosParser;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each word of the lab's configurations in turn is an expression of a template. */
class OpenWordTest {
  static List<String> files() throws IOException {
    return Seeds.lab("base").map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void noFactComesFromItsLine(String file) {
    List<String> lines = Arrays.asList(file.split("\n", -1));
    int open = 0;
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).split(" ", -1);
      for (int word = 0; word < words.length; word++) {
        if (words[word].isEmpty() || lines.get(i).startsWith("!")) {
          continue;
        }
        String[] changed = words.clone();
        changed[word] = "{{ open | default('!') }}";
        List<String> text = new ArrayList<>(lines);
        text.set(i, String.join(" ", changed));
        open += check(text, i + 1) ? 1 : 0;
      }
    }
    assertThat(open).as("statements that are open").isGreaterThan(20);
  }

  /** A part of a word, with what a name or a number has before and behind it. */
  @ParameterizedTest
  @ValueSource(strings = {"Tunnel{{ n }}", "10.0.0.{{ n }}", "{{ n }}/24", "R{{ n }}-in", "${n}"})
  void noNameOfItIsKept(String word) throws IOException {
    for (String file : files()) {
      List<String> lines = Arrays.asList(file.split("\n", -1));
      for (int i = 0; i < lines.size(); i++) {
        int last = lines.get(i).lastIndexOf(' ');
        if (last > 0 && !lines.get(i).startsWith("!")) {
          List<String> text = new ArrayList<>(lines);
          text.set(i, lines.get(i).substring(0, last + 1) + word);
          check(text, i + 1);
        }
      }
    }
  }

  /** Whether the line is a statement that is read, and open. */
  private static boolean check(List<String> lines, int line) {
    SourceText text = SourceText.of(new SourceFile("r.j2"), String.join("\n", lines));
    Part part = new Part(PartKind.IOS_CONFIG, 0, text.bytes().length, null, null);
    PartResult result = IosParser.parse(text, part);
    assertThat(result.problems()).as(text.line(line)).isEmpty();
    IosConfig config = (IosConfig) result.facts();
    for (Span fact : FactSpans.of(withoutReferences(config))) {
      assertThat(text.lineAt(fact.start())).as("a fact of %s", text.line(line)).isNotEqualTo(line);
    }
    config
        .references()
        .forEach(reference -> assertThat(reference.use().name()).doesNotContain("\u001a"));
    return config.unrendered() != null;
  }

  /** A name that is written out is used, whatever else of the line is open. */
  private static List<@Nullable Object> withoutReferences(IosConfig config) {
    return Arrays.asList(
        config.hostname(),
        config.interfaces(),
        config.accessLists(),
        config.routeMaps(),
        config.staticRoutes(),
        config.natRules(),
        config.natPools(),
        config.vrfs(),
        config.routingProcesses(),
        config.localPolicy(),
        config.extras(),
        config.definitions());
  }
}

package dev.hoplint.testing.rules;

import dev.hoplint.rule.Rule;
import dev.hoplint.rules.mtu.MtuRules;
import dev.hoplint.testing.RuleTester;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small networks as they are built, all rules of MTU at once: what {@code networks/MTU.txt} marks,
 * worked out by hand, and nothing else. Where there are edits, they mend it.
 */
class MtuNetworksTest {
  private static final String[] RULES =
      MtuRules.ALL.stream().map(Rule::info).map(info -> info.id()).toArray(String[]::new);

  private record Example(String name, Map<String, String> files) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Example> networks() throws IOException {
    List<Example> all = new ArrayList<>();
    try (InputStream in = MtuNetworksTest.class.getResourceAsStream("/networks/MTU.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String network : text.substring("=== ".length()).split("\n=== ", -1)) {
        String[] parts = network.split("\n--- ", -1);
        Map<String, String> files = new LinkedHashMap<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
          int end = part.indexOf('\n');
          files.put(part.substring(0, end), part.substring(end + 1) + "\n");
        }
        all.add(new Example(parts[0], files));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void asMarked(Example network) {
    RuleTester tester = RuleTester.of(RULES).files(network.files);
    if (network.files.values().stream().anyMatch(text -> text.contains("! BUG:"))) {
      tester.expectFixed();
    } else {
      tester.silent();
    }
  }
}

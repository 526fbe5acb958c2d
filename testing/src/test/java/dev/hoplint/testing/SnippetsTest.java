package dev.hoplint.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The failing and passing lines that define each rule, each trap and each ruling, in the smallest
 * network that they imply. The cases lie in {@code snippets/*.txt}:
 *
 * <pre>
 * == FRG-104 fail: what is special about it
 * access-list 101 permit tcp any any eq 80 fragments
 * == RTE-402 pass
 * -- esx1/route.txt
 * …
 * -- hoplint.yaml
 * …
 * </pre>
 *
 * <p>A case begins with the rules that it is about; findings of others are overlooked. Text before
 * the first {@code --} is a router's, wrapped in {@code hostname T} and {@code end}. Marks as in
 * {@link RuleTester}; a case without marks expects silence.
 */
class SnippetsTest {
  private static final List<String> FILES =
      List.of("FRG", "PBR", "MTU", "RTE", "ACL", "FLW", "HOP");

  /**
   * A case.
   *
   * @param files marked texts by path
   */
  record Snippet(String title, List<String> rules, Map<String, String> files, boolean speaks) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Snippet> snippets() throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    for (String file : FILES) {
      for (String part : ("\n" + text("/snippets/" + file + ".txt")).split("\n== ", -1)) {
        if (!part.isBlank()) {
          snippets.add(snippet(part));
        }
      }
    }
    return snippets.stream();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void holds(Snippet snippet) {
    RuleTester tester =
        RuleTester.of(snippet.rules().toArray(String[]::new)).files(snippet.files());
    if (snippet.title().contains("malformed")) {
      tester.notAllUnderstood();
    }
    if (snippet.speaks()) {
      tester.expect();
    } else {
      tester.silent();
    }
  }

  private static Snippet snippet(String part) {
    int end = part.indexOf('\n');
    String title = part.substring(0, end).strip();
    List<String> rules = new ArrayList<>();
    for (String word : title.split("[ :]+", -1)) {
      if (!word.matches("[A-Z]{3}-\\d{3}")) {
        break;
      }
      rules.add(word);
    }
    Map<String, String> files = new LinkedHashMap<>();
    for (String file : part.substring(end).split("\n-- ", -1)) {
      int first = file.indexOf('\n');
      String body = file.substring(first + 1);
      if (first == 0 && !body.isBlank()) {
        files.put("t.cfg", "hostname T\n" + body.stripTrailing() + "\nend\n");
      } else if (first > 0) {
        files.put(file.substring(0, first).strip(), body.stripTrailing() + "\n");
      }
    }
    return new Snippet(title, List.copyOf(rules), files, part.contains(" BUG: "));
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = SnippetsTest.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.model.Problem;
import dev.hoplint.source.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, there is an answer, and its places lie in the text. */
class RandomInputTest {
  private static final int ROUNDS = 1500;

  /** Words of real lines, so that random lines get deep into the grammar. */
  private static final String COMMON =
      ("interface GigabitEthernet0/1 ip address 10.0.0.1 255.255.255.0 mtu 1400 tcp adjust-mss"
          + " access-list extended A 101 permit deny any host eq 80 range fragments"
          + " established log route-map M match set next-hop verify-availability track"
          + " nat inside outside source static list pool overload interface no default"
          + " route vrf BLUE tunnel destination mode gre key object-group remark evaluate"
          + " router ospf banner motd ^C # certificate quit exit end ! !x <br> </pre>"
          + " crypto map shutdown 4294967296 999.1.1.1 0/1 +syn match-all policy local");

  /** The same, and every keyword. */
  private static final List<String> WORDS = words();

  private static List<String> words() {
    List<String> words = new ArrayList<>(List.of(COMMON.split(" ", -1)));
    words.addAll(List.copyOf(words)); // Twice as often as the keywords.
    for (int type = 1; type <= IosConfigLexer.VOCABULARY.getMaxTokenType(); type++) {
      String literal = IosConfigLexer.VOCABULARY.getLiteralName(type);
      if (literal != null) {
        words.add(literal.replace("'", ""));
      }
    }
    return words;
  }

  /** Beginnings of lines, so that what follows is in a rule. */
  private static final List<String> BEGINNINGS =
      CommandTable.get().commands().stream()
          .filter(CommandMatch::isParsed)
          .map(command -> command.words().replace("#1-199", "101").replace("#1300-2699", "2001"))
          .map(words -> words.replace("#", "10"))
          .toList();

  private static void check(byte[] bytes) {
    Ios ios = Ios.of(bytes);
    int last = 0;
    for (Problem problem : ios.result.problems()) {
      assertInside(problem.span(), bytes.length);
      assertThat(problem.span().start()).isGreaterThanOrEqualTo(last);
      assertThat(problem.message()).isNotBlank();
      last = problem.span().start();
    }
    ios.config.interfaces().forEach(i -> assertInside(i.header(), bytes.length));
    ios.config
        .accessLists()
        .forEach(list -> list.entries().forEach(e -> assertInside(e.span(), bytes.length)));
    ios.config.natRules().forEach(rule -> assertInside(rule.span(), bytes.length));
    ios.config.staticRoutes().forEach(route -> assertInside(route.span(), bytes.length));
  }

  private static void assertInside(Span span, int length) {
    assertThat(span.start()).isLessThan(span.end());
    assertThat(span.end()).isLessThanOrEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void bytes(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      check(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void words(long seed) {
    Random random = new Random(seed);
    String[] gaps = {" ", " ", " ", "\n", "\n ", "\r\n", "\r", "\t", "\n  ", ""};
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        String gap = gaps[random.nextInt(gaps.length)];
        text.append(WORDS.get(random.nextInt(WORDS.size()))).append(gap);
        if (gap.startsWith("\n") && random.nextBoolean()) {
          text.append(BEGINNINGS.get(random.nextInt(BEGINNINGS.size()))).append(' ');
        }
      }
      check(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void spoiltLabFiles(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String lab = Ios.lab(List.of("r1.cfg", "r2.cfg", "r3.cfg", "isp.cfg").get(random.nextInt(4)));
      byte[] bytes = lab.getBytes(StandardCharsets.UTF_8);
      ByteArrayOutputStream changed = new ByteArrayOutputStream();
      int cuts = 1 + random.nextInt(8);
      for (byte b : bytes) {
        switch (random.nextInt(bytes.length / cuts)) {
          case 0 -> changed.write(random.nextInt(256));
          case 1 -> {} // Left out.
          case 2 -> {
            changed.write(b);
            changed.write(b);
          }
          default -> changed.write(b);
        }
      }
      check(changed.toByteArray());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "!\n",
        " ",
        "x",
        "interface Gi0/1\n",
        " permit ip any any\n",
        "banner motd #\n",
        "certificate ca 01\n",
        "no ",
        "access-list 101 permit\n",
        "\u0000\n",
        "<",
        "</pre>",
        "ip nat pool P\n address 1.1.1.1 1.1.1.2\n",
        "route-map M\n match\n"
      })
  void oneThingManyTimes(String thing) {
    check(thing.repeat(20_000).getBytes(StandardCharsets.UTF_8));
  }
}

package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.DrawnPolicies.Drawn;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.RouteMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether packets come to a sequence, against the policy asked for one packet after the other. */
class SequenceReachTest {
  private static SequenceReach reach(IosConfig config) {
    return new SequenceReach(config.routeMaps().get(0), Texts.lists(config), Texts.groups(config));
  }

  /** A sequence as a policy of its own. */
  private record Alone(RouteMap.Sequence sequence, Policy policy) {
    static Alone of(IosConfig config, RouteMap.Sequence sequence) {
      RouteMap map = new RouteMap("P", List.of(sequence));
      return new Alone(sequence, Policy.of(map, Texts.lists(config), Texts.groups(config)));
    }

    boolean matches(Header header) {
      return policy.decide(header).sequence() != null;
    }
  }

  @Test
  void eachSequenceIsReachedOrNot() {
    SplittableRandom random = new SplittableRandom(1);
    int never = 0;
    for (int i = 0; i < 30; i++) {
      Drawn drawn = DrawnPolicies.draw(random, false, true);
      if (drawn.map().sequences().stream().anyMatch(s -> s.matches().isEmpty())) {
        // After one that matches everything nothing is reached: that is told of itself.
        continue;
      }
      IosConfig config = drawn.config();
      List<Alone> all =
          config.routeMaps().get(0).sequences().stream().map(s -> Alone.of(config, s)).toList();
      for (int place = 0; place < all.size(); place++) {
        Alone asked = all.get(place);
        SequenceReach.Answer answer = reach(config).of(asked.sequence);
        String about = "sequence %d of\n%s".formatted(asked.sequence.number(), drawn.text());
        assertThat(answer.decided()).as(about).isTrue();
        List<Alone> earlier = all.subList(0, place);
        Sample packet = answer.packet();
        if (packet != null) {
          Header header = packet.header();
          assertThat(asked.matches(header)).as("%s: %s", about, header).isTrue();
          assertThat(earlier).as("%s: %s", about, header).noneMatch(s -> s.matches(header));
          assertThat(answer.isNever()).isFalse();
        } else {
          never++;
          List<Alone> by = earlier.stream().filter(s -> answer.by().contains(s.sequence)).toList();
          assertThat(by).as(about).hasSameSizeAs(answer.by());
          assertThat(left(asked, by)).as(about).isEmpty();
        }
      }
    }
    assertThat(never).as("so that both answers were tried").isBetween(10, 100);
  }

  private static List<Header> left(Alone asked, List<Alone> earlier) {
    return Stream.of(PacketKind.INITIAL, PacketKind.NON_INITIAL)
        .flatMap(kind -> DrawnPolicies.packets(kind, true).stream())
        .filter(asked::matches)
        .filter(h -> earlier.stream().noneMatch(s -> s.matches(h)))
        .toList();
  }

  private static final String LISTS =
      """
      ip access-list extended WEB
       permit tcp any any eq 80
      ip access-list extended TCP
       permit tcp any any
      ip access-list extended LOW
       permit tcp any any lt 1000
      ip access-list extended HIGH
       permit tcp any any gt 999
      ip access-list extended DOUBT
       permit ip any any option any-options
      ip access-list extended DOUBTED
       deny ip any any option any-options
       permit tcp any any
      ip access-list extended AT_TIMES
       permit tcp any any time-range T
      ip access-list extended BROKEN
       permit tcp any any eq
       permit ip any any
      ip access-list extended GROUPED
       permit ip object-group G any
      ip access-list extended NOTHING
       deny ip any any
      ip access-list extended EMPTY
      object-group network G
       0.0.0.0 0.0.0.0
      """;

  /** The answer about the last sequence: {@code reached}, or by which it never is. */
  @ParameterizedTest
  @CsvSource({
    "TCP; WEB, never 10",
    "WEB; TCP, reached",
    "LOW; HIGH; TCP, never 10 20",
    "LOW HIGH; TCP, never 10",
    "LOW; WEB; HIGH; TCP, never 10 30",
    "TCP; NOTHING, reached by nobody",
    // What is not known of an earlier sequence is taken not to match,
    "DOUBT; WEB, reached",
    "DOUBTED; WEB, reached",
    "AT_TIMES; WEB, reached",
    "BROKEN; WEB, reached",
    "GROUPED; WEB, reached",
    "EMPTY; WEB, reached",
    "NOWHERE; WEB, reached",
    "WEB / metric 5; WEB, reached",
    "WEB / continue 30; WEB, reached",
    "WEB / ip precedence 3; WEB, never 10",
    "BROKEN TCP; WEB, never 10",
    // and of the one that is asked about to match.
    "TCP; DOUBT, reached",
    "TCP; AT_TIMES, never 10",
    "TCP; EMPTY, reached",
    "TCP; BROKEN, reached",
    "TCP; WEB / metric 5, never 10",
    // Lengths.
    "TCP / 0 1500; WEB, reached",
    "TCP / 0 70000; WEB, never 10",
    "TCP / 0 1500; WEB / 100 200, never 10",
    "TCP / 0 150; WEB / 100 200, reached",
    "TCP / 0 150; TCP / 151 1500; WEB / 100 200, never 10 20",
    "TCP / 0 99; TCP / 100 1500; WEB / 100 200, never 20",
    "0 1500; WEB / 100 200, never 10",
    "TCP; WEB / 70000 80000, reached by nobody"
  })
  void theLastSequenceOfAPolicy(String sequences, String expected) {
    StringBuilder text = new StringBuilder(LISTS);
    int number = 0;
    for (String one : sequences.split("; ", -1)) {
      number += 10;
      text.append("route-map P permit ").append(number).append('\n');
      for (String clause : one.split(" / ", -1)) {
        text.append(' ').append(line(clause)).append('\n');
      }
    }
    IosConfig config = Texts.read(text.toString());
    List<RouteMap.Sequence> all = config.routeMaps().get(0).sequences();
    SequenceReach.Answer answer = reach(config).of(all.get(all.size() - 1));
    assertThat(said(answer)).isEqualTo(expected);
  }

  private static String line(String clause) {
    if (Character.isDigit(clause.charAt(0))) {
      return "match length " + clause;
    }
    if (clause.startsWith("continue") || clause.startsWith("ip precedence")) {
      return clause.startsWith("continue") ? clause : "set " + clause;
    }
    return clause.startsWith("metric") ? "match " + clause : "match ip address " + clause;
  }

  private static String said(SequenceReach.Answer answer) {
    assertThat(answer.decided()).isTrue();
    if (answer.packet() != null) {
      assertThat(answer.isNever()).isFalse();
      return "reached";
    }
    List<String> by = answer.by().stream().map(s -> String.valueOf(s.number())).toList();
    assertThat(answer.isNever()).isEqualTo(!by.isEmpty());
    return by.isEmpty() ? "reached by nobody" : "never " + String.join(" ", by);
  }
}

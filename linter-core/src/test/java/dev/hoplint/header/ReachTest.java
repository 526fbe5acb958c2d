package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Reach.Answer;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.IosConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether packets come to an entry, against the list asked for one packet after the other. */
class ReachTest {
  private static List<Answer> answers(AccessList list) {
    return Reach.of(Terms.of(list, name -> null));
  }

  private static boolean isSure(AccessEntry entry) {
    return entry.extra().timeRange() == null;
  }

  /** Whether an entry before surely takes the packet. */
  private static boolean isTaken(AccessList list, int index, Header header) {
    return list.entries().subList(0, index).stream()
        .anyMatch(e -> isSure(e) && Entries.matches(e, header) == Match.YES);
  }

  @Test
  void eachEntryIsReachedOrNot() {
    SplittableRandom random = new SplittableRandom(1);
    int never = 0;
    for (int i = 0; i < 150; i++) {
      List<String> lines = Headers.drawLines(random, 7);
      boolean doubted = i % 3 == 0;
      AccessList list = Texts.list(doubted ? Headers.doubted(lines, random) : lines);
      for (Answer answer : answers(list)) {
        AccessEntry entry = list.entry(answer.term().index());
        String about = "entry %d of %s".formatted(entry.index(), lines);
        List<Header> left =
            Headers.where(
                h -> Entries.matches(entry, h) != Match.NO && !isTaken(list, entry.index(), h));
        if (answer instanceof Answer.Reached reached) {
          assertReached(list, entry, reached.packet().header(), about);
        } else if (answer instanceof Answer.Never covered) {
          never++;
          assertThat(left).as(about).isEmpty();
          assertCovered(list, entry, covered, about);
        } else {
          assertThat(answer).as(about).isInstanceOf(Answer.Unknown.class);
          assertThat(doubted).as(about).isTrue();
        }
        if (!left.isEmpty() && !doubted) {
          assertThat(answer).as(about).isInstanceOf(Answer.Reached.class);
        }
      }
    }
    assertThat(never).as("so that both answers were tried").isGreaterThan(30);
  }

  /** The packet comes to the entry whatever becomes of those in doubt. */
  private static void assertReached(
      AccessList list, AccessEntry entry, Header header, String about) {
    assertThat(isSure(entry)).as(about).isTrue();
    assertThat(Entries.matches(entry, header)).as("%s: %s", about, header).isEqualTo(Match.YES);
    assertThat(list.entries().subList(0, entry.index()))
        .as("%s: %s", about, header)
        .allMatch(e -> Entries.matches(e, header) == Match.NO);
  }

  private static void assertCovered(
      AccessList list, AccessEntry entry, Answer.Never never, String about) {
    assertThat(never.by()).as(about).containsAll(never.first()).containsAll(never.later());
    assertThat(never.by())
        .extracting(Term::index)
        .as(about)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(i -> i < entry.index() && isSure(list.entry(i)));
    for (Header header : Headers.where(h -> Entries.matches(entry, h) != Match.NO)) {
      List<Term> by = header.kind() == PacketKind.NON_INITIAL ? never.later() : never.first();
      assertThat(by)
          .as("%s: who takes %s", about, header)
          .anyMatch(t -> Entries.matches(list.entry(t.index()), header) == Match.YES);
    }
  }

  /**
   * The answer about the last entry: {@code reached}, {@code unknown}, or by which it is covered.
   */
  @ParameterizedTest
  @CsvSource({
    "permit tcp any any eq 80; permit tcp any any eq 80, 0/0",
    "permit ip any any; deny tcp any any eq 80, 0/",
    "deny tcp any any eq 80; permit tcp any any eq 80, reached",
    "deny tcp any any eq 80; deny tcp any any eq 80, 0/",
    "permit tcp any any; permit tcp any any fragments, /0",
    "permit tcp any any range 0 99; permit tcp any any range 100 65535; permit tcp any any, 0 1/0",
    "permit ip 10.0.0.0 0.0.0.1 any; permit ip 10.0.0.2 0.0.0.1 any; permit ip 10.0.0.0 0.0.0.3 any,"
        + " 0 1/0 1",
    "deny ip 10.0.0.0 0.0.0.1 any; permit ip any any; permit ip 10.0.0.0 0.0.0.3 any, 1/1",
    "permit ip 10.0.0.0 0.0.0.1 any; permit ip 10.0.0.2 0.0.0.1 any; permit tcp 10.0.0.0 0.0.0.3 any"
        + " eq 1; permit ip 10.0.0.0 0.0.0.3 any, 0 1/0 1",
    // Of those that cover it together, only those without which the others would not.
    "permit tcp any any range 0 50; permit tcp any any range 20 80; permit tcp any any range 51 99;"
        + " permit tcp any any range 0 99, 0 2/0",
    "permit tcp any any eq 1; permit tcp any any range 1 5; permit tcp any any eq 1 5, 1/0",
    "permit ip any any time-range T; permit tcp any any, unknown",
    "permit ip any any option any-options; permit tcp any any, unknown",
    "permit ip any any time-range T; permit ip any any; permit tcp any any, 1/1",
    "permit tcp any any eq 81 time-range T; permit tcp any any, reached",
    "permit ip any any; permit tcp any any time-range T, 0/0",
    "permit tcp any any; permit ip any any time-range T, unknown",
    "permit ip any any; permit tcp any any eq, unknown"
  })
  void theLastEntryOfAList(String lines, String expected) {
    AccessList list = Texts.list(lines.split("; "));
    List<Answer> answers = answers(list);
    Answer last = answers.get(answers.size() - 1);
    assertThat(said(last)).isEqualTo(expected);
  }

  private static String said(Answer answer) {
    if (answer instanceof Answer.Never never) {
      return places(never.first()) + "/" + places(never.later());
    }
    return answer instanceof Answer.Reached
        ? "reached"
        : answer instanceof Answer.Unknown ? "unknown" : "undecided";
  }

  private static String places(List<Term> terms) {
    return String.join(" ", terms.stream().map(t -> String.valueOf(t.index())).toList());
  }

  /** A group may be changed, so an entry that it covers today is alive. */
  @Test
  void anObjectGroupCoversNothing() {
    IosConfig config =
        Texts.read(
            """
            object-group network ALL
             10.0.0.0 255.0.0.0
            ip access-list extended A
             permit ip object-group ALL any
             permit ip host 10.0.0.1 any
             permit ip 10.0.0.0 0.0.0.255 any
             permit ip host 10.0.0.2 any
             permit ip host 11.0.0.1 any
             permit ip object-group ALL any
            """);
    List<Answer> answers = Reach.of(Terms.of(config.accessLists().get(0), Texts.groups(config)));
    assertThat(answers)
        .extracting(ReachTest::said)
        .containsExactly("reached", "unknown", "unknown", "2/2", "reached", "unknown");
  }

  /** A group of 500 by a group of 500 is only looked at as one box, and covers nothing. */
  @Test
  void veryLargeGroupsAreLookedAtAsAWhole() {
    StringBuilder text = new StringBuilder("object-group network G\n");
    for (int i = 0; i < 250; i++) {
      text.append(" host 10.0.").append(i).append(".1\n");
      text.append(" host 10.0.").append(i).append(".3\n");
    }
    text.append("ip access-list extended A\n permit ip object-group G object-group G\n");
    text.append(" permit ip host 10.0.0.1 host 10.0.0.1\n permit ip host 10.0.0.2 any\n");
    IosConfig config = Texts.read(text.toString());
    List<Answer> answers = Reach.of(Terms.of(config.accessLists().get(0), Texts.groups(config)));
    assertThat(said(answers.get(0))).isEqualTo("reached");
    assertThat(said(answers.get(1))).isEqualTo("unknown");
    assertThat(answers.get(2)).isNotInstanceOf(Answer.Never.class);
  }

  /**
   * Whether later fragments are left of all of them is a question of satisfiability: each entry
   * takes those in which four bits of the addresses are as drawn.
   */
  @Test
  void whatCostsTooMuchIsUndecided() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> lines = new ArrayList<>();
    for (int port = 0; port < 600; port++) {
      int[] fixed = new int[2];
      for (int bit = 0; bit < 4; bit++) {
        fixed[random.nextInt(2)] |= 1 << random.nextInt(32);
      }
      String from = some(random, fixed[0]);
      lines.add("permit tcp %s %s eq %d".formatted(from, some(random, fixed[1]), port));
    }
    lines.add("permit tcp any any fragments");
    lines.add("permit udp any any fragments");
    List<String> said = answers(Texts.list(lines)).stream().map(ReachTest::said).toList();
    assertThat(said.subList(0, 600)).as("by the first fragments of a port").containsOnly("reached");
    assertThat(said.get(600)).isEqualTo("undecided");
    assertThat(said.get(601)).as("the next has steps of its own").isEqualTo("reached");
  }

  private static String some(SplittableRandom random, int fixed) {
    return new Ipv4Address(random.nextInt() & fixed) + " " + new Ipv4Address(~fixed);
  }
}

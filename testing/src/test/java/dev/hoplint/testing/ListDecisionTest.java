package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.Decisions;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.Reach;
import dev.hoplint.header.Reach.Answer;
import dev.hoplint.header.Term;
import dev.hoplint.testing.interpreter.Ace;
import dev.hoplint.testing.interpreter.Acl;
import dev.hoplint.testing.interpreter.Packet;
import dev.hoplint.testing.interpreter.PolicyGenerator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which entries of thousands of drawn lists decide about packets, against the interpreter that
 * tries every packet of every kind.
 */
class ListDecisionTest {
  private static final int SEEDS_PER_TEST = 200;

  /** More are tried with {@code -Dhoplint.seeds=20000}. */
  private static final int SEEDS = Integer.getInteger("hoplint.seeds", 800);

  private static final int MOST_ENTRIES = 7;
  private static final int END = Integer.MAX_VALUE;

  /** Whole packets meet what first fragments meet: the interpreter's own tests say so. */
  private static final List<Packet> PACKETS = packets();

  /** The space's packets with every combination of flags, the router's own networks left out. */
  private static List<Packet> packets() {
    Set<Packet> all = new LinkedHashSet<>();
    for (Packet datagram : PolicyGenerator.space()) {
      if (datagram.destination() >>> 24 != 10) {
        continue;
      }
      if (datagram.protocol() == Packet.TCP) {
        for (int flags : new int[] {0, 2, 4, 6, 16, 18, 20, 22}) {
          all.add(
              Packet.tcp(
                      datagram.source(),
                      datagram.destination(),
                      datagram.sourcePort(),
                      datagram.destinationPort(),
                      flags)
                  .initial(100));
        }
      } else {
        all.add(datagram.initial(100));
      }
      all.add(datagram.nonInitial(100));
    }
    return List.copyOf(all);
  }

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < SEEDS, seed -> seed + SEEDS_PER_TEST);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("firstSeeds")
  void agreesWithTheInterpreter(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + SEEDS_PER_TEST; seed++) {
      Acl list = PolicyGenerator.list(seed, MOST_ENTRIES);
      examine(list, DrawnList.terms(list), "seed " + seed);
      Acl simple = DrawnList.ofPrefixes(list);
      if (!simple.entries().isEmpty()) {
        examine(simple, DrawnList.ipv6Terms(simple), "IPv6, seed " + seed);
      }
    }
  }

  private static void examine(Acl list, List<Term> terms, String which) {
    String about = which + "\n" + String.join("\n", list.toIos());
    assertThat(terms).as(about).hasSameSizeAs(list.entries());
    int[] deciding = PACKETS.stream().mapToInt(p -> decides(list, p)).toArray();
    for (Answer answer : Reach.of(terms)) {
      int index = answer.term().index();
      String entry = about + "\nentry " + index;
      if (answer instanceof Answer.Reached reached) {
        assertThat(decides(list, DrawnList.packet(reached.packet())))
            .as("%s: %s", entry, reached.packet())
            .isEqualTo(index);
      } else if (answer instanceof Answer.Never never) {
        assertThat(deciding).as(entry).doesNotContain(index);
        assertCovered(list, index, never, entry);
      } else {
        throw new AssertionError(entry + ": " + answer);
      }
    }
    Decisions decisions = Decisions.of(terms);
    for (Term term : terms) {
      for (PacketKind kind : List.of(PacketKind.INITIAL, PacketKind.NON_INITIAL)) {
        assertMet(list, deciding, decisions.met(term, kind), term.index(), kind, about);
      }
    }
  }

  /** The entry that takes the packet, by its place. */
  private static int decides(Acl list, Packet packet) {
    for (int i = 0; i < list.entries().size(); i++) {
      if (list.entries().get(i).answer(packet) != Ace.Answer.NEXT_ENTRY) {
        return i;
      }
    }
    return END;
  }

  /** Those that are named take, each kind for itself, all that the entry would take. */
  private static void assertCovered(Acl list, int index, Answer.Never never, String about) {
    Ace entry = list.entries().get(index);
    for (Packet packet : PACKETS) {
      if (entry.answer(packet) == Ace.Answer.NEXT_ENTRY) {
        continue;
      }
      List<Term> named = packet.kind() == Packet.Kind.NON_INITIAL ? never.later() : never.first();
      assertThat(named)
          .as("%s: who takes %s", about, packet)
          .anyMatch(
              t ->
                  t.index() < index
                      && list.entries().get(t.index()).answer(packet) != Ace.Answer.NEXT_ENTRY);
    }
  }

  /** Exactly those decide of which the interpreter finds a packet between the entry's addresses. */
  private static void assertMet(
      Acl list, int[] deciding, Decisions.Met met, int index, PacketKind kind, String about) {
    Ace entry = list.entries().get(index);
    Set<Integer> expected = new TreeSet<>();
    for (int i = 0; i < PACKETS.size(); i++) {
      Packet packet = PACKETS.get(i);
      boolean later = packet.kind() == Packet.Kind.NON_INITIAL;
      if (later == (kind == PacketKind.NON_INITIAL) && isBetween(entry, packet)) {
        expected.add(deciding[i]);
      }
    }
    List<Integer> found = new ArrayList<>();
    for (Decisions.Meeting meeting : met.meetings()) {
      int place = meeting.term() == null ? END : meeting.term().index();
      found.add(place);
      assertThat(decides(list, DrawnList.packet(meeting.packet())))
          .as("%s: %s", about, meeting)
          .isEqualTo(place);
      assertThat(meeting.sure()).isTrue();
    }
    assertThat(met.complete()).isTrue();
    assertThat(found)
        .as("%s: %s of entry %d", about, kind, index)
        .containsExactlyElementsOf(expected);
  }

  private static boolean isBetween(Ace entry, Packet packet) {
    return (entry.protocol() == Ace.IP || entry.protocol() == packet.protocol())
        && entry.source().contain(packet.source())
        && entry.destination().contain(packet.destination());
  }
}

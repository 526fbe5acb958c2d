package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hoplint.header.Box;
import dev.hoplint.header.Budget;
import dev.hoplint.header.FirstFragments;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.PartingSearch;
import dev.hoplint.header.PartingSearch.Root;
import dev.hoplint.header.Sample;
import dev.hoplint.header.TermPolicy;
import dev.hoplint.header.TermPolicy.Outcome;
import dev.hoplint.model.RouteMap;
import dev.hoplint.testing.interpreter.HeaderSpace;
import dev.hoplint.testing.interpreter.Packet;
import dev.hoplint.testing.interpreter.PolicyGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where drawn policies of both families part fragments, against the interpreter that tries every
 * packet: what the search shows is so, and it shows all.
 */
class PartingSearchTest {
  private static final int SEEDS_PER_TEST = 50;

  /** More are tried with {@code -Dhoplint.seeds=20000}. */
  private static final int SEEDS = Integer.getInteger("hoplint.seeds", 400);

  private static final List<Packet> DATAGRAMS =
      PolicyGenerator.space().stream().filter(p -> p.destination() >>> 24 == 10).toList();

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < SEEDS, seed -> seed + SEEDS_PER_TEST);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("firstSeeds")
  void showsAllThatPart(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + SEEDS_PER_TEST; seed++) {
      for (DrawnPolicy drawn : List.of(DrawnPolicy.ipv4(seed), DrawnPolicy.ipv6(seed))) {
        String about = (drawn.ipv6() ? "IPv6, seed " : "seed ") + seed;
        TermPolicy terms = drawn.terms();
        examine(drawn, terms, about);
        if (drawn.hasTimeRanges()) {
          examine(drawn.outsideTimeRanges(), terms.outsideTimeRanges(), about + ", other times");
        }
      }
    }
  }

  /** Packets that the search says to part. */
  private record Shown(Box laters, int later, Box firsts, int first) {}

  private static void examine(DrawnPolicy drawn, TermPolicy terms, String which) {
    String about = which + "\n" + drawn.router().toIos();
    ToIntFunction<Packet> applied = drawn.interpreter();
    List<Shown> shown = shown(drawn, terms, applied, about);
    int unusual = 0;
    for (Packet datagram : DATAGRAMS) {
      for (Packet packet :
          drawn.looksAtMarkings() ? PolicyGenerator.marked(datagram) : List.of(datagram)) {
        boolean marked = packet.typeOfService() != 0 || packet.ttl() != Packet.USUAL_TTL;
        for (HeaderSpace.Sizes size : sizes(drawn)) {
          Packet first = packet.initial(size.initial());
          Packet later = packet.nonInitial(size.nonInitial());
          int one = applied.applyAsInt(first);
          int two = applied.applyAsInt(later);
          if (one != two && marked) {
            unusual++;
          } else if (one != two && !isShown(drawn, shown, first, one, later, two)) {
            fail("%s\nnot shown: %s meets %d, %s meets %d", about, first, one, later, two);
          }
        }
      }
    }
    // Of one entry, packets with a marking are shown only where no others part.
    assertThat(unusual > 0 && shown.isEmpty()).as(about).isFalse();
  }

  private static List<HeaderSpace.Sizes> sizes(DrawnPolicy drawn) {
    return drawn.looksAtLengths() ? HeaderSpace.USUAL_SIZES : HeaderSpace.USUAL_SIZES.subList(0, 1);
  }

  private static List<Shown> shown(
      DrawnPolicy drawn, TermPolicy terms, ToIntFunction<Packet> applied, String about) {
    List<Shown> shown = new ArrayList<>();
    List<RouteMap.Sequence> sequences = drawn.map().sequences();
    PartingSearch search = new PartingSearch(terms, new Budget(PartingSearch.STEPS));
    for (Root root : search.roots()) {
      for (Box header : search.headers(root)) {
        if (!search.isIdle(root, header)) {
          search.search(
              root,
              header,
              later -> true,
              (laters, later, firsts) -> {
                for (FirstFragments first : firsts) {
                  Shown one =
                      new Shown(
                          laters,
                          number(sequences, later),
                          first.box(),
                          number(sequences, first.outcome()));
                  assertTrue(drawn, one, first.sample(), applied, about);
                  shown.add(one);
                }
                return false;
              });
        }
      }
    }
    assertThat(search.isComplete()).as(about).isTrue();
    assertThat(search.doubt()).as(about).isNull();
    return shown;
  }

  private static int number(List<RouteMap.Sequence> sequences, Outcome outcome) {
    TermPolicy.Row row = outcome.applied();
    return row == null ? DrawnPolicy.NONE : sequences.get(row.number()).number();
  }

  /** The example that is given meets what it is said to meet. */
  private static void assertTrue(
      DrawnPolicy drawn, Shown shown, Sample sample, ToIntFunction<Packet> applied, String about) {
    Sample later = new Sample(PacketKind.NON_INITIAL, shown.laters.point(sample.point()));
    assertThat(shown.first).as(about).isNotEqualTo(shown.later);
    assertThat(applied.applyAsInt(drawn.packet(sample)))
        .as("%s\nfirst fragment %s", about, sample)
        .isEqualTo(shown.first);
    assertThat(applied.applyAsInt(drawn.packet(later)))
        .as("%s\nlater fragment %s", about, later)
        .isEqualTo(shown.later);
  }

  private static boolean isShown(
      DrawnPolicy drawn, List<Shown> shown, Packet first, int one, Packet later, int two) {
    Box firstPoint = drawn.point(first);
    Box laterPoint = drawn.point(later);
    return shown.stream()
        .anyMatch(
            s ->
                s.first == one
                    && s.later == two
                    && s.laters.contains(laterPoint)
                    && s.firsts.contains(firstPoint));
  }
}

package dev.hoplint.testing.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PolicyGeneratorTest {
  private static final int SEEDS = 1000;

  @Test
  void oneSeedIsOneRouter() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(PolicyGenerator.router(seed)).isEqualTo(PolicyGenerator.router(seed));
    }
  }

  @Test
  void everythingThatMayGoWrongIsDrawn() {
    Set<String> drawn = new HashSet<>();
    LongStream.range(0, SEEDS).mapToObj(PolicyGenerator::router).forEach(r -> note(r, drawn));
    assertThat(drawn)
        .contains(
            "deny sequence",
            "no match",
            "no set",
            "undefined list",
            "empty list",
            "several lists",
            "length",
            "length beside lists",
            "deny with ports",
            "fragments",
            "established",
            "icmp type",
            "holes in a wildcard",
            "EQ",
            "NEQ",
            "GT",
            "LT",
            "RANGE",
            "equal next hops",
            "next hop of the routing table",
            "nat",
            "no nat",
            "STANDARD",
            "EXTENDED",
            "EXTENDED_BACKWARDS",
            "NUMBERED",
            "sequences out of order");
  }

  private static void note(RouterSpec router, Set<String> drawn) {
    drawn.add(router.natSources() == null ? "no nat" : "nat");
    List<String> defined = router.lists().stream().map(Acl::name).toList();
    for (Acl list : router.lists()) {
      drawn.add(list.style().name());
      if (list.entries().isEmpty()) {
        drawn.add("empty list");
      }
      list.entries().forEach(entry -> note(entry, drawn));
    }
    Set<Integer> hops = new HashSet<>();
    int last = 0;
    for (RouteMapSpec.Sequence sequence : router.policy().sequences()) {
      if (sequence.number() < last) {
        drawn.add("sequences out of order");
      }
      last = sequence.number();
      List<String> names = sequence.lists().stream().flatMap(List::stream).toList();
      boolean length = sequence.length() != null;
      add(drawn, !sequence.permit(), "deny sequence");
      add(drawn, names.isEmpty() && !length, "no match");
      add(drawn, sequence.permit() && sequence.nextHops().isEmpty(), "no set");
      add(drawn, names.size() > 1, "several lists");
      add(drawn, !defined.containsAll(names), "undefined list");
      add(drawn, length, "length");
      add(drawn, length && !names.isEmpty(), "length beside lists");
      if (!sequence.nextHops().isEmpty()) {
        int hop = sequence.nextHops().get(0);
        add(drawn, !hops.add(hop), "equal next hops");
        add(drawn, hop == router.routes().get(0).nextHop(), "next hop of the routing table");
      }
    }
  }

  private static void note(Ace entry, Set<String> drawn) {
    drawn.add(entry.sourcePorts().operator().name());
    drawn.add(entry.destinationPorts().operator().name());
    add(drawn, !entry.permit() && entry.destinationPorts().said(), "deny with ports");
    add(drawn, entry.fragments(), "fragments");
    add(drawn, entry.flags() == TcpFlags.ESTABLISHED, "established");
    add(drawn, entry.icmpType() != Ace.ANY_ICMP, "icmp type");
    add(drawn, entry.source().wildcard() == 5, "holes in a wildcard");
  }

  private static void add(Set<String> drawn, boolean seen, String what) {
    if (seen) {
      drawn.add(what);
    }
  }

  /** A test that only ever meets one answer would pass with an engine that always gives it. */
  @Test
  void routersWithAndWithoutMismatchAreBothCommon() {
    HeaderSpace space = new HeaderSpace(PolicyGenerator.space(), HeaderSpace.USUAL_SIZES);
    long split =
        LongStream.range(0, SEEDS)
            .filter(
                seed ->
                    new FragmentOracle(PolicyGenerator.router(seed)).first(space, packet -> true)
                        != null)
            .count();
    assertThat(split).isBetween(SEEDS / 4L, SEEDS * 3L / 4);
  }
}

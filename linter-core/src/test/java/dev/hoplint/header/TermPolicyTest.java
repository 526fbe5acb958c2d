package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.DrawnPolicies.Drawn;
import dev.hoplint.header.TermPolicy.Outcome;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.RouteMap;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A policy as boxes, against the policy asked for one packet after the other. */
class TermPolicyTest {
  private record Piece(Box box, Outcome outcome) {}

  private static List<Piece> pieces(TermPolicy policy, PacketKind kind) {
    List<Piece> pieces = new ArrayList<>();
    Budget budget = new Budget(1_000_000);
    policy.walk(
        policy.everything(), kind, budget, (box, outcome) -> !pieces.add(new Piece(box, outcome)));
    assertThat(budget.isSpent()).isFalse();
    return pieces;
  }

  private static String said(Outcome outcome) {
    String row = outcome.row() == null ? "none" : String.valueOf(outcome.row().number());
    return outcome.known() ? row + (outcome.applied() == null ? "" : " applied") : "unknown";
  }

  /** Row {@code i} is sequence {@code i}. */
  private static String said(RouteMap map, Policy.Decision decision) {
    RouteMap.Sequence sequence = decision.sequence();
    String row = sequence == null ? "none" : String.valueOf(map.sequences().indexOf(sequence));
    return decision.known() ? row + (decision.applied() == null ? "" : " applied") : "unknown";
  }

  @Test
  void thePiecesMeetWhatTheirPacketsMeet() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 12; i++) {
      boolean byLength = i % 4 == 0;
      Drawn drawn = DrawnPolicies.draw(random, i % 3 == 0, byLength);
      for (PacketKind kind : List.of(PacketKind.INITIAL, PacketKind.NON_INITIAL)) {
        compare(drawn, drawn.policy(), drawn.terms(), kind, byLength);
        compare(
            drawn,
            drawn.policy().outsideTimeRanges(),
            drawn.terms().outsideTimeRanges(),
            kind,
            byLength);
      }
    }
  }

  private static void compare(
      Drawn drawn, Policy policy, TermPolicy terms, PacketKind kind, boolean byLength) {
    List<Piece> pieces = pieces(terms, kind);
    for (Header header : DrawnPolicies.packets(kind, byLength)) {
      Box point = DrawnPolicies.point(header);
      List<String> held = new ArrayList<>();
      for (Piece piece : pieces) {
        if (piece.box.contains(point)) {
          held.add(said(piece.outcome));
        }
      }
      List<String> expected = List.of(said(drawn.map(), policy.decide(header)));
      if (!held.equals(expected)) {
        assertThat(held).as("%s in\n%s", header, drawn.text()).isEqualTo(expected);
      }
    }
  }

  /** With one list to a sequence, the entry that tells fragments apart is the same, too. */
  @Test
  void onePacketMeetsOneOutcome() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 20; i++) {
      Drawn drawn = DrawnPolicies.draw(random, false, false);
      if (drawn.terms().rows().stream().anyMatch(row -> row.anyOf().size() > 1)) {
        continue;
      }
      Policy policy = drawn.policy();
      TermPolicy terms = drawn.terms();
      for (Header header : Headers.ALL) {
        Outcome outcome = terms.decide(new Sample(header.kind(), Headers.point(header)));
        AccessEntry entry = policy.decide(header).entry();
        Term term = outcome.entry();
        if ((term == null) != (entry == null)
            || (term != null && entry != null && !term.span().equals(entry.span()))) {
          assertThat(term).as("%s in\n%s", header, drawn.text()).isEqualTo(entry);
        }
      }
    }
  }

  @Test
  void whatIsDoneIsComparedByRow() {
    String text =
        """
        ip access-list extended A
         permit tcp any any eq 1
        ip access-list extended B
         permit tcp any any eq 2
        route-map P deny 10
         match ip address A
        route-map P permit 20
         match ip address B
        route-map P permit 30
         match length 100 100
        """;
    TermPolicy policy = new Drawn(text, Texts.read(text)).terms();
    Header tcp = Headers.where(h -> h.protocol() == 6 && h.destinationPort() == 1).get(0);
    Outcome denied = decide(policy, tcp);
    Outcome second = decide(policy, tcp.withPorts(0, 2));
    Outcome third = decide(policy, tcp.withPorts(0, 3));
    Outcome none = decide(policy, tcp.withPorts(0, 3).as(PacketKind.INITIAL, 50));
    assertThat(denied.appliesSame(none)).as("both are routed").isTrue();
    assertThat(denied.appliesSame(second)).isFalse();
    assertThat(second.appliesSame(denied)).isFalse();
    assertThat(second.appliesSame(third)).isFalse();
    assertThat(second.appliesSame(second)).isTrue();
    assertThat(denied.rank()).isZero();
    assertThat(third.rank()).isEqualTo(2);
    assertThat(none.rank()).isGreaterThan(2);
    assertThat(none.applied()).isNull();
    assertThat(policy.looksAtLengths()).isTrue();
    assertThat(policy.asksOfService()).isFalse();
  }

  private static Outcome decide(TermPolicy policy, Header header) {
    Box point =
        Box.between(AddressSet.of(header.source()), AddressSet.of(header.destination()))
            .with(Field.PROTOCOL, 6, 6)
            .with(Field.DESTINATION_PORT, header.destinationPort(), header.destinationPort())
            .with(Field.LENGTH, header.length(), header.length());
    return policy.decide(new Sample(header.kind(), point.point(point)));
  }

  private static TermPolicy policy(String entry, String clause) {
    String text =
        "ip access-list extended A\n %s\nroute-map P permit 10\n match ip address A\n %s\n"
            .formatted(entry, clause);
    return new Drawn(text, Texts.read(text)).terms();
  }

  @Test
  void whatThePolicyLooksAt() {
    TermPolicy plain = policy("permit tcp any any eq 1", "set ip next-hop 10.0.0.1");
    assertThat(plain.looksAtLengths()).isFalse();
    assertThat(plain.asksOfService()).isFalse();
    assertThat(plain.outsideTimeRanges()).isSameAs(plain);
    assertThat(policy("permit tcp any any dscp ef", "set ip next-hop 10.0.0.1").asksOfService())
        .isTrue();
    assertThat(policy("permit tcp any any fragments dscp ef", "match length 1 2").asksOfService())
        .isTrue();
    TermPolicy atTimes = policy("permit tcp any any time-range T", "match length 1 2");
    assertThat(atTimes.outsideTimeRanges()).isNotSameAs(atTimes);
    assertThat(atTimes.looksAtLengths()).isTrue();
  }

  @Test
  void aSpentBudgetEndsTheWalk() {
    TermPolicy policy = policy("permit tcp any any eq 1", "match length 1 2");
    List<Outcome> seen = new ArrayList<>();
    Budget none = new Budget(0);
    policy.walk(
        policy.everything(), PacketKind.INITIAL, none, (box, outcome) -> !seen.add(outcome));
    assertThat(none.isSpent()).isTrue();
    assertThat(seen).isEmpty();
  }

  @Test
  void theWalkStopsWhereEnoughWasSeen() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20; i++) {
      TermPolicy policy = DrawnPolicies.draw(random, false, true).terms();
      int all = pieces(policy, PacketKind.INITIAL).size();
      for (int wanted = 1; wanted <= Math.min(5, all); wanted++) {
        List<Box> seen = new ArrayList<>();
        int limit = wanted;
        boolean enough =
            policy.walk(
                policy.everything(),
                PacketKind.INITIAL,
                new Budget(1_000_000),
                (box, outcome) -> seen.add(box) && seen.size() == limit);
        assertThat(enough).isTrue();
        assertThat(seen).hasSize(wanted);
      }
    }
  }
}

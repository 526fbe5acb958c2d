package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.DrawnPolicies.Drawn;
import dev.hoplint.model.AccessEntry.TcpFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** First fragments that go different ways, against the policy asked for one after the other. */
class RivalDecisionsTest {
  private record Pair(FirstFragments one, FirstFragments other) {}

  private static List<Pair> visit(RivalDecisions rivals, Box headers) {
    List<Pair> found = new ArrayList<>();
    assertThat(rivals.visit(headers, (one, other) -> !found.add(new Pair(one, other)))).isFalse();
    return found;
  }

  /** A segment with SYN or a bare RST is never fragmented. */
  private static boolean isLarge(Header header) {
    return header.protocol() != Header.TCP
        || (header.tcpFlags() & (TcpFlags.ACK | TcpFlags.SYN | TcpFlags.RST)) == TcpFlags.ACK;
  }

  @Test
  void rivalsAreFoundWhereThereAreAny() {
    SplittableRandom random = new SplittableRandom(1);
    int pairs = 0;
    for (int i = 0; i < 10; i++) {
      Drawn drawn = DrawnPolicies.draw(random, i % 3 == 0, false);
      Policy policy = drawn.policy();
      for (Header later : Headers.of(PacketKind.NON_INITIAL)) {
        Box headers =
            Box.between(AddressSet.of(later.source()), AddressSet.of(later.destination()))
                .with(Field.PROTOCOL, later.protocol(), later.protocol());
        RivalDecisions rivals = new RivalDecisions(drawn.terms(), new Budget(1_000_000));
        List<Pair> found = visit(rivals, headers);
        assertThat(rivals.isComplete()).isTrue();
        List<Policy.Decision> decisions =
            Headers.of(PacketKind.INITIAL).stream()
                .filter(RivalDecisionsTest::isLarge)
                .filter(h -> headers.contains(Headers.point(h)))
                .map(policy::decide)
                .filter(Policy.Decision::known)
                .toList();
        if (decisions.stream().anyMatch(d -> !d.appliesSame(decisions.get(0)))) {
          assertThat(found).as("%s in\n%s", later, drawn.text()).isNotEmpty();
        }
        pairs += found.size();
        found.forEach(pair -> assertRivals(policy, pair, headers));
      }
    }
    assertThat(pairs).isGreaterThan(50);
  }

  private static void assertRivals(Policy policy, Pair pair, Box headers) {
    assertThat(headers.contains(pair.one.box())).isTrue();
    assertThat(headers.contains(pair.other.box())).isTrue();
    Header one = pair.one.sample().header();
    Header other = pair.other.sample().header();
    assertThat(isLarge(one) && isLarge(other)).isTrue();
    assertThat(policy.decide(one).appliesSame(policy.decide(other))).isFalse();
    assertThat(policy.decide(one).known() && policy.decide(other).known()).isTrue();
  }

  private static TermPolicy policy(String entries) {
    String text =
        "ip access-list extended A\n%sroute-map P permit 10\n match ip address A\n"
            .formatted(entries);
    return new Drawn(text, Texts.read(text)).terms();
  }

  private static final Box TCP =
      Box.between(AddressSet.IPV4, AddressSet.IPV4).with(Field.PROTOCOL, 6, 6);

  @Test
  void onePairIsEnoughIfItIsSaid() {
    RivalDecisions rivals =
        new RivalDecisions(policy(" permit tcp any any eq 1 3 5\n"), new Budget(1_000_000));
    List<Pair> found = new ArrayList<>();
    assertThat(rivals.visit(TCP, (one, other) -> found.add(new Pair(one, other)))).isTrue();
    assertThat(found).hasSize(1);
    assertThat(rivals.isComplete()).isTrue();
    assertThat(visit(rivals, TCP.with(Field.PROTOCOL, 17, 17))).isEmpty();
  }

  @Test
  void withoutBudgetItIsSaid() {
    Budget few = new Budget(5);
    RivalDecisions rivals = new RivalDecisions(policy(" permit tcp any any eq 1 3 5\n"), few);
    rivals.visit(TCP, (one, other) -> false);
    assertThat(rivals.isComplete()).isFalse();
    assertThat(few.left()).as("it was spent").isLessThan(5);
  }
}

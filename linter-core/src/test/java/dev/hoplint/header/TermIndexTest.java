package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.TermIndex.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes found by their addresses, against a look at each. */
class TermIndexTest {
  private static final long ENOUGH = 1_000_000;

  private static TermIndex index(List<Placed> all) {
    TermIndex index = new TermIndex();
    all.forEach(index::add);
    return index;
  }

  /** Of 16 combinations of wildcards: each box its own, or many boxes to one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12, 300})
  void findsWhatALookAtEachBoxFinds(int count) {
    SplittableRandom random = new SplittableRandom(count);
    for (int i = 0; i < 20; i++) {
      List<Placed> all = Boxes.drawPlaced(random, count);
      TermIndex index = index(all);
      for (int j = 0; j < 30; j++) {
        Box box = Boxes.draw(random);
        Budget budget = new Budget(ENOUGH);
        Placed first = all.stream().filter(p -> p.box().contains(box)).findFirst().orElse(null);
        assertThat(index.containing(box, budget)).as("%s in %s", box, all).isEqualTo(first);
        assertThat(index.overlapping(box, budget))
            .as("%s over %s", box, all)
            .containsExactlyInAnyOrderElementsOf(
                all.stream().filter(p -> p.box().overlaps(box)).toList());
        assertThat(budget.isSpent()).isFalse();
        assertThat(budget.left()).as("it cost something").isLessThan(ENOUGH);
      }
    }
  }

  /** Bits of both halves of IPv6 addresses. */
  @Test
  void addressesOfBothHalves() {
    List<Placed> all = new ArrayList<>();
    List<AddressSet> sets =
        AddressSetTest.patterns().stream()
            .filter(pattern -> pattern.hashCode() % 3 == 0)
            .map(AddressSetTest::set)
            .toList();
    for (AddressSet set : sets) {
      all.add(Boxes.placed(all.size(), Box.between(set, AddressSet.IPV6)));
      all.add(Boxes.placed(all.size(), Box.between(AddressSet.IPV6, set)));
      for (int port = 0; port < 8; port++) {
        Box both = Box.between(set, set).with(Field.DESTINATION_PORT, port, port);
        all.add(Boxes.placed(all.size(), both));
      }
    }
    TermIndex index = index(all);
    SplittableRandom random = new SplittableRandom(5);
    for (AddressSet from : sets) {
      AddressSet to = sets.get(random.nextInt(sets.size()));
      for (Box box :
          List.of(Box.between(from, to), Box.between(from, from).with(Field.TTL, 1, 2))) {
        Placed first = all.stream().filter(p -> p.box().contains(box)).findFirst().orElse(null);
        assertThat(index.containing(box, new Budget(ENOUGH))).isEqualTo(first);
        assertThat(index.overlapping(box, new Budget(ENOUGH)))
            .containsExactlyInAnyOrderElementsOf(
                all.stream().filter(p -> p.box().overlaps(box)).toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 300})
  void withoutBudgetNothingIsFoundAndItIsSaid(int count) {
    List<Placed> all = Boxes.drawPlaced(new SplittableRandom(1), count);
    TermIndex index = index(all);
    Box box = all.get(count - 1).box();
    Budget none = new Budget(0);
    assertThat(index.containing(box, none)).isNull();
    assertThat(none.isSpent()).isTrue();
    none = new Budget(0);
    assertThat(index.overlapping(box, none)).isEmpty();
    assertThat(none.isSpent()).isTrue();
  }

  /** 4000 hosts of one wildcard cost about what one costs. */
  @Test
  void entriesOfOtherAddressesCostNothing() {
    List<Placed> hosts = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      AddressSet host = new AddressSet(0, i, 0, 0);
      hosts.add(Boxes.placed(i, Box.between(host, AddressSet.IPV4)));
    }
    TermIndex bySource = index(hosts);
    Placed wanted = hosts.get(1234);
    Budget budget = new Budget(20);
    assertThat(bySource.containing(wanted.box(), budget)).isEqualTo(wanted);
    assertThat(bySource.overlapping(wanted.box(), budget)).containsExactly(wanted);
    assertThat(budget.isSpent()).isFalse();

    TermIndex byDestination = new TermIndex();
    for (Placed placed : hosts) {
      Box box = Box.between(AddressSet.IPV4, placed.box().source());
      byDestination.add(new Placed(box, placed.term()));
    }
    Box towards = Box.between(AddressSet.IPV4, wanted.box().source());
    assertThat(byDestination.overlapping(towards, budget))
        .containsExactly(new Placed(towards, wanted.term()));
    assertThat(budget.isSpent()).isFalse();
  }
}

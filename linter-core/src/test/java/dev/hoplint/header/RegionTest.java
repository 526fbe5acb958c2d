package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.TermIndex.Placed;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Boxes with holes, against their headers one by one. */
class RegionTest {
  private static BitSet headers(Region region) {
    BitSet all = new BitSet();
    for (int i = 0; i < Boxes.POINTS.size(); i++) {
      all.set(i, region.contains(Boxes.POINTS.get(i)));
    }
    return all;
  }

  @Test
  void whatWasTakenIsNotInIt() {
    SplittableRandom random = new SplittableRandom(1);
    int empty = 0;
    for (int i = 0; i < 200; i++) {
      Box box = Boxes.draw(random);
      BitSet left = Boxes.headers(box);
      Region region = Region.of(box);
      List<Placed> taken = Boxes.drawPlaced(random, random.nextInt(8));
      for (Placed one : taken) {
        region = region.without(one);
        left.andNot(Boxes.headers(one.box()));
      }
      assertThat(region.box()).isEqualTo(box);
      assertThat(headers(region)).as("%s without %s", box, taken).isEqualTo(left);
      Budget budget = new Budget(100_000);
      Box some = region.some(budget);
      assertThat(budget.isSpent()).isFalse();
      assertThat(some == null).as("%s without %s", box, taken).isEqualTo(left.isEmpty());
      empty += some == null ? 1 : 0;
      if (some != null) {
        BitSet beyond = Boxes.headers(some);
        assertThat(beyond.isEmpty()).isFalse();
        beyond.andNot(left);
        assertThat(beyond.isEmpty()).isTrue();
      }
      Box part = box.intersect(Boxes.draw(random));
      if (part != null) {
        left.and(Boxes.headers(part));
        assertThat(headers(region.within(part))).isEqualTo(left);
      }
    }
    assertThat(empty).as("so that both answers were tried").isBetween(10, 190);
  }

  @Test
  void aSpentBudgetFindsNothing() {
    Region region = Region.of(Boxes.POINTS.get(0));
    for (Placed one : Boxes.drawPlaced(new SplittableRandom(2), 5)) {
      region = region.without(one);
    }
    Budget few = new Budget(4);
    assertThat(region.some(few)).isNull();
    assertThat(few.isSpent()).isTrue();
    Budget none = new Budget(0);
    assertThat(Region.of(Boxes.POINTS.get(0)).some(none)).isEqualTo(Boxes.POINTS.get(0));
    assertThat(none.isSpent()).isFalse();
  }
}

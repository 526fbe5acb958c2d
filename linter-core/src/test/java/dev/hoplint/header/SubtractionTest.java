package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.TermIndex.Placed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whether boxes cover another together, against its headers one by one. */
class SubtractionTest {
  private static BitSet left(Box box, Collection<Placed> others) {
    BitSet left = Boxes.headers(box);
    others.forEach(other -> left.andNot(Boxes.headers(other.box())));
    return left;
  }

  @Test
  void whatIsLeftIsInNoneOfTheOthers() {
    SplittableRandom random = new SplittableRandom(1);
    int covered = 0;
    Box all = Box.between(new AddressSet(0, 0, 0, 3), new AddressSet(0, 0, 0, 3));
    for (int i = 0; i < 400; i++) {
      // Of so many that most headers are in several, and yet some in none.
      boolean many = i % 2 == 0;
      Box box =
          many
              ? all.with(Field.PROTOCOL, 0, 3).with(Field.DESTINATION_PORT, 0, 3)
              : Boxes.draw(random);
      List<Placed> others = Boxes.drawPlaced(random, 1 + random.nextInt(many ? 60 : 16));
      Budget budget = new Budget(100_000);
      Subtraction subtraction = new Subtraction(budget);
      Box rest = subtraction.rest(box, others);
      assertThat(budget.isSpent()).isFalse();
      BitSet left = left(box, others);
      assertThat(rest == null).as("%s without %s", box, others).isEqualTo(left.isEmpty());
      if (rest == null) {
        covered++;
        assertThat(others).containsAll(subtraction.used());
        assertThat(left(box, subtraction.used()).isEmpty())
            .as("%s is covered by %s", box, subtraction.used())
            .isTrue();
      } else {
        BitSet some = Boxes.headers(rest);
        assertThat(some.isEmpty()).isFalse();
        some.andNot(left);
        assertThat(some.isEmpty()).as("%s is left of %s", rest, box).isTrue();
      }
    }
    assertThat(covered).as("so that both answers were tried").isBetween(50, 350);
  }

  @Test
  void nothingIsUsedThatIsBeside() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100; i++) {
      Box box = Boxes.draw(random);
      Subtraction subtraction = new Subtraction(new Budget(100_000));
      subtraction.rest(box, Boxes.drawPlaced(random, 12));
      assertThat(subtraction.used()).allMatch(p -> p.box().overlaps(box));
    }
  }

  /** One that covers it alone is enough, whatever else overlaps. */
  @Test
  void oneThatContainsItCostsNothing() {
    Box box = Boxes.POINTS.get(7);
    Box around = Box.between(AddressSet.IPV4, AddressSet.IPV4);
    Budget none = new Budget(0);
    Subtraction subtraction = new Subtraction(none);
    assertThat(subtraction.rest(box, List.of(Boxes.placed(0, around)))).isNull();
    assertThat(none.isSpent()).isFalse();
    assertThat(subtraction.used()).hasSize(1);
  }

  @Test
  void withoutBudgetNothingIsSaid() {
    SplittableRandom random = new SplittableRandom(3);
    Box box = Box.between(new AddressSet(0, 0, 0, 3), new AddressSet(0, 0, 0, 3));
    Budget few = new Budget(3);
    assertThat(new Subtraction(few).rest(box, Boxes.drawPlaced(random, 30))).isNull();
    assertThat(few.isSpent()).isTrue();
  }

  /**
   * Of 64 ranges of ports one is missing, and of so many addresses each: the part where the volumes
   * do not add up is looked at first.
   */
  @Test
  void whatIsLeftIsFoundWithoutLookingAtEverything() {
    AddressSet nets = new AddressSet(0, 0, 0, 63);
    Box box = Box.between(nets, nets).with(Field.DESTINATION_PORT, 0, 63);
    List<Placed> others = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      AddressSet host = new AddressSet(0, i, 0, 0);
      Box from = Box.between(host, nets).with(Field.DESTINATION_PORT, 0, i == 40 ? 62 : 63);
      others.add(Boxes.placed(i, from));
    }
    Budget budget = new Budget(1200);
    Box rest = new Subtraction(budget).rest(box, others);
    assertThat(rest).isNotNull();
    assertThat(rest.source()).isEqualTo(new AddressSet(0, 40, 0, 0));
    assertThat(rest.low(Field.DESTINATION_PORT)).isEqualTo(63);
  }

  /** Many small ones that come first, and two halves that would do alone. */
  @Test
  void largeOnesAreTakenAwayFirst() {
    Box box = Box.between(new AddressSet(0, 0, 0, 63), AddressSet.IPV4);
    List<Placed> others = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      Box host = Box.between(new AddressSet(0, i, 0, 0), AddressSet.IPV4);
      others.add(Boxes.placed(i, host.with(Field.DESTINATION_PORT, 0, 9)));
    }
    Placed low = Boxes.placed(64, box.with(Field.DESTINATION_PORT, 0, 30_000));
    Placed high = Boxes.placed(65, box.with(Field.DESTINATION_PORT, 30_001, 65_535));
    others.add(low);
    others.add(high);
    Subtraction subtraction = new Subtraction(new Budget(300));
    assertThat(subtraction.rest(box, others)).isNull();
    assertThat(subtraction.used()).containsExactlyInAnyOrder(low, high);
  }
}

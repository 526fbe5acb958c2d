package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Work that is counted. */
class BudgetTest {
  @Test
  void allOfItCanBeSpentAndNoMore() {
    Budget budget = new Budget(10);
    assertThat(budget.spend(4)).isTrue();
    assertThat(budget.left()).isEqualTo(6);
    assertThat(budget.spend(6)).isTrue();
    assertThat(budget.isSpent()).as("the last step was there").isFalse();
    assertThat(budget.spend(1)).isFalse();
    assertThat(budget.isSpent()).isTrue();
    assertThat(budget.left()).isNegative();
  }

  @Test
  void aPartIsTakenFromTheWhole() {
    Budget whole = new Budget(100);
    Budget part = whole.part(30);
    assertThat(part.left()).isEqualTo(30);
    part.spend(20);
    whole.take(30, part);
    assertThat(whole.left()).isEqualTo(80);
    assertThat(whole.part(1000).left()).as("no more than there is").isEqualTo(80);
  }

  @Test
  void aPartThatIsSpentCostsWhatItWasGranted() {
    Budget whole = new Budget(100);
    Budget part = whole.part(30);
    part.spend(1_000_000);
    whole.take(30, part);
    assertThat(whole.left()).isEqualTo(70);
    assertThat(whole.isSpent()).isFalse();
  }
}

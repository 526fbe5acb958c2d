package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Three answers: "and" is the least of them, "or" the greatest, with unknown in the middle. */
class MatchTest {
  private static final Match[] RISING = {Match.NO, Match.UNKNOWN, Match.YES};

  @Test
  void unknownLiesBetweenNoAndYes() {
    for (int one = 0; one < 3; one++) {
      for (int other = 0; other < 3; other++) {
        assertThat(RISING[one].and(RISING[other])).isEqualTo(RISING[Math.min(one, other)]);
        assertThat(RISING[one].or(RISING[other])).isEqualTo(RISING[Math.max(one, other)]);
      }
    }
    assertThat(Match.of(true)).isEqualTo(Match.YES);
    assertThat(Match.of(false)).isEqualTo(Match.NO);
  }
}

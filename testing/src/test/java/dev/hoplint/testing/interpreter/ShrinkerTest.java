package dev.hoplint.testing.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShrinkerTest {
  @Test
  void keepsWhatShowsTheFaultAndNoMore() {
    HeaderSpace space = new HeaderSpace(PolicyGenerator.space(), HeaderSpace.USUAL_SIZES);
    int shrunk = 0;
    for (long seed = 0; seed < 40; seed++) {
      RouterSpec router = PolicyGenerator.router(seed);
      if (!splits(router, space)) {
        continue;
      }
      RouterSpec small = Shrinker.shrink(router, candidate -> splits(candidate, space));
      assertThat(splits(small, space)).isTrue();
      assertThat(small.toIos().length()).isLessThanOrEqualTo(router.toIos().length());
      assertThat(small.policy().sequences().size()).isBetween(1, 2);
      shrunk++;
    }
    assertThat(shrunk).isPositive();
  }

  private static boolean splits(RouterSpec router, HeaderSpace space) {
    return new FragmentOracle(router).first(space, packet -> true) != null;
  }
}

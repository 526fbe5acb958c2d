package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sets of addresses found by their prefixes, against a look at each. */
class PrefixIndexTest {
  private static List<AddressSet> candidates(PrefixIndex<AddressSet> index, AddressSet set) {
    List<AddressSet> found = new ArrayList<>();
    index.candidates(set, found::addAll);
    return found;
  }

  private static List<AddressSet> shorter(PrefixIndex<AddressSet> index, AddressSet set) {
    List<AddressSet> found = new ArrayList<>();
    index.shorter(set, found::addAll);
    return found;
  }

  private static void assertCandidates(List<AddressSet> kept, List<AddressSet> asked) {
    PrefixIndex<AddressSet> index = new PrefixIndex<>();
    kept.forEach(set -> index.add(set, set));
    for (AddressSet set : asked) {
      assertThat(candidates(index, set))
          .as("whose prefix starts with that of %s, or the other way round", set)
          .containsExactlyInAnyOrderElementsOf(
              kept.stream().filter(k -> k.prefix().overlaps(set.prefix())).toList());
      assertThat(shorter(index, set))
          .as("whose prefix that of %s starts with", set)
          .containsExactlyInAnyOrderElementsOf(
              kept.stream().filter(k -> k.prefix().contains(set.prefix())).toList());
    }
  }

  @Test
  void bitsAtTheEndsOfBothHalves() {
    List<AddressSet> all = AddressSetTest.patterns().stream().map(AddressSetTest::set).toList();
    assertCandidates(all, all);
  }

  @Test
  void prefixesOfEveryLength() {
    SplittableRandom random = new SplittableRandom(1);
    List<AddressSet> kept = new ArrayList<>();
    for (int length = 0; length <= 128; length++) {
      kept.add(prefix(random, length));
      kept.add(prefix(random, length));
    }
    assertCandidates(kept, kept);
  }

  /** Prefixes of one of two addresses, so that many start with others. */
  private static AddressSet prefix(SplittableRandom random, int length) {
    long bits = random.nextBoolean() ? -1 : 0x5555_5555_5555_5555L;
    long high = length == 0 ? 0 : length >= 64 ? -1 : -1L << (64 - length);
    long low = length <= 64 ? 0 : length >= 128 ? -1 : -1L << (128 - length);
    return new AddressSet(bits & high, bits & low, ~high, ~low);
  }

  @Test
  void anEmptyIndexHasNone() {
    assertThat(candidates(new PrefixIndex<>(), AddressSet.IPV6)).isEqualTo(Collections.emptyList());
  }
}

package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries found by a packet's addresses, against a look at each. */
class EntryLookupTest {
  /** The places of those that name the packet's addresses. */
  private static List<Integer> named(List<AccessEntry> entries, Header header) {
    return entries.stream()
        .filter(e -> e.source().matches(header.source()))
        .filter(e -> e.destination().matches(header.destination()))
        .map(AccessEntry::index)
        .toList();
  }

  private static List<Integer> candidates(EntryLookup lookup, Header header) {
    return lookup.candidates(header).stream().map(AccessEntry::index).toList();
  }

  private static AccessList draw(int count) {
    SplittableRandom random = new SplittableRandom(count);
    List<String> lines = new ArrayList<>();
    while (lines.size() < count) {
      lines.addAll(Headers.drawLines(random, 1));
    }
    return Texts.list(lines);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 200})
  void thoseThatNameThePacketsAddressesInTheirOrder(int count) {
    AccessList list = draw(count);
    List<AccessEntry> entries = list.entries();
    EntryLookup lookup = new EntryLookup(entries);
    for (Header header : Headers.of(PacketKind.NON_INITIAL)) {
      List<Integer> found = candidates(lookup, header);
      List<Integer> named = named(entries, header);
      assertThat(found).isSorted().containsAll(named);
      if (count >= 64) {
        assertThat(found).as("and no others").isEqualTo(named);
      }
    }
  }

  /** Where each entry has a wildcard of its own, a look at each entry costs less. */
  @Test
  void manyWildcardsAreNotLookedUp() {
    for (int wildcards : new int[] {20, 21}) {
      List<String> lines =
          IntStream.range(0, 80)
              .mapToObj(i -> "permit ip 11.0.0.0 0.0.%d.255 any".formatted(i % wildcards))
              .toList();
      AccessList list = Texts.list(lines);
      EntryLookup lookup = new EntryLookup(list.entries());
      Header header = Headers.ALL.get(0);
      assertThat(candidates(lookup, header)).hasSize(wildcards == 20 ? 0 : 80);
    }
  }
}

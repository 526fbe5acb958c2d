package dev.hoplint.header;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Things by a set of addresses, kept by the bits before its first free one: two sets overlap only
 * if one of these prefixes starts with the other.
 */
final class PrefixIndex<T> {
  private final NavigableMap<Prefix, List<T>> byPrefix = new TreeMap<>();
  private final BitSet lengths = new BitSet();

  void add(AddressSet set, T thing) {
    Prefix prefix = Prefix.of(set, set.leadingBits());
    lengths.set(prefix.length);
    byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>(1)).add(thing);
  }

  /** All whose addresses overlap the set, and some that only may; in no particular order. */
  void candidates(AddressSet set, Consumer<Collection<T>> into) {
    int own = set.leadingBits();
    for (int length = lengths.nextSetBit(0);
        length >= 0 && length < own;
        length = lengths.nextSetBit(length + 1)) {
      List<T> shorter = byPrefix.get(Prefix.of(set, length));
      if (shorter != null) {
        into.accept(shorter);
      }
    }
    Prefix first = Prefix.of(set, own);
    byPrefix.subMap(first, true, first.last(), true).values().forEach(into);
  }

  /** The first {@code length} bits of addresses; ordered by the bits, then by the length. */
  private record Prefix(long high, long low, int length) implements Comparable<Prefix> {
    static Prefix of(AddressSet set, int length) {
      return new Prefix(set.high() & mask(length), set.low() & mask(length - 64), length);
    }

    private static long mask(int length) {
      return length <= 0 ? 0 : length >= 64 ? -1 : -1L << (64 - length);
    }

    /** The last of all prefixes that start with this one. */
    Prefix last() {
      return new Prefix(high | ~mask(length), low | ~mask(length - 64), AddressSet.BITS);
    }

    @Override
    public int compareTo(Prefix other) {
      int order = Long.compareUnsigned(high, other.high);
      order = order != 0 ? order : Long.compareUnsigned(low, other.low);
      return order != 0 ? order : Integer.compare(length, other.length);
    }
  }
}

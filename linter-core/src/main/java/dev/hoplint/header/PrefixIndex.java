package dev.hoplint.header;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Things by a set of addresses, kept by the bits before its first free one: two sets overlap only
 * if one of these prefixes starts with the other.
 */
final class PrefixIndex<T> {
  private final Map<Prefix, List<T>> byPrefix = new HashMap<>();

  /** The same in order; made when it is first asked for what lies within a prefix. */
  private @Nullable NavigableMap<Prefix, List<T>> inOrder;

  private final BitSet lengths = new BitSet();

  void add(AddressSet set, T thing) {
    Prefix prefix = Prefix.of(set, set.leadingBits());
    List<T> things = byPrefix.get(prefix);
    if (things == null) {
      things = new ArrayList<>(1);
      byPrefix.put(prefix, things);
      if (inOrder != null) {
        inOrder.put(prefix, things);
      }
      lengths.set(prefix.length);
    }
    things.add(thing);
  }

  /**
   * All whose addresses overlap the set, and some that only may: those of one prefix together, in
   * the order in which they were added.
   */
  void candidates(AddressSet set, Consumer<List<T>> into) {
    int own = set.leadingBits();
    if (own == AddressSet.BITS) {
      shorter(set, own, into);
      return;
    }
    shorter(set, own - 1, into);
    NavigableMap<Prefix, List<T>> ordered = inOrder;
    if (ordered == null) {
      ordered = new TreeMap<>(byPrefix);
      inOrder = ordered;
    }
    Prefix first = Prefix.of(set, own);
    ordered.subMap(first, true, first.last(), true).values().forEach(into);
  }

  /** All whose addresses contain the set, and some that only may. */
  void shorter(AddressSet set, Consumer<List<T>> into) {
    shorter(set, set.leadingBits(), into);
  }

  private void shorter(AddressSet set, int most, Consumer<List<T>> into) {
    for (int length = lengths.nextSetBit(0);
        length >= 0 && length <= most;
        length = lengths.nextSetBit(length + 1)) {
      List<T> things = byPrefix.get(Prefix.of(set, length));
      if (things != null) {
        into.accept(things);
      }
    }
  }

  /** The first {@code length} bits of addresses; ordered by the bits, then by the length. */
  private record Prefix(long high, long low, int length) implements Comparable<Prefix> {
    /** An odd number of many bits: hashes are made millions of times, and a record's are slow. */
    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

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
    public int hashCode() {
      return Long.hashCode(((high * MIX + low) * MIX + length) * MIX);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Prefix prefix
          && low == prefix.low
          && length == prefix.length
          && high == prefix.high;
    }

    @Override
    public int compareTo(Prefix other) {
      int order = Long.compareUnsigned(high, other.high);
      order = order != 0 ? order : Long.compareUnsigned(low, other.low);
      return order != 0 ? order : Integer.compare(length, other.length);
    }
  }
}

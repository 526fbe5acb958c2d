package dev.hoplint.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Routes by prefix, for longest-prefix look-up.
 *
 * @param <A> the addresses
 * @param <P> their prefixes, equal if network and length are
 */
abstract class PrefixTable<A, P, R> {
  private final int longest;
  private final Map<P, List<R>> byPrefix = new LinkedHashMap<>();
  private final BitSet lengths = new BitSet();

  /** {@code longest} is the length of a host's prefix. */
  PrefixTable(int longest) {
    this.longest = longest;
  }

  abstract P prefix(A address, int length);

  abstract int lengthOf(P prefix);

  public final void add(P prefix, R route) {
    byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>(1)).add(route);
    lengths.set(lengthOf(prefix));
  }

  /** The routes of the longest prefix that holds {@code address}; empty if there is none. */
  public final List<R> lookup(A address) {
    for (int at = lengths.previousSetBit(longest); at >= 0; at = lengths.previousSetBit(at - 1)) {
      List<R> found = exactly(address, at);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** Every prefix that holds {@code address}, longest first, with its routes. */
  public final List<List<R>> covering(A address) {
    List<List<R>> all = new ArrayList<>();
    for (int at = lengths.previousSetBit(longest); at >= 0; at = lengths.previousSetBit(at - 1)) {
      List<R> found = exactly(address, at);
      if (!found.isEmpty()) {
        all.add(found);
      }
    }
    return all;
  }

  /** The routes of the one prefix of {@code length} that holds {@code address}. */
  final List<R> exactly(A address, int length) {
    if (!lengths.get(length)) {
      return List.of();
    }
    return byPrefix.getOrDefault(prefix(address, length), List.of());
  }

  public final Collection<List<R>> all() {
    return byPrefix.values();
  }
}

package dev.hoplint.header;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds the entries of a list that name a packet's addresses: one step for each wildcard of sources
 * that occurs in the list, and, where entries name the packet's source, one for each wildcard of
 * their destinations, instead of one for each entry.
 */
final class EntryLookup {
  /** Shorter lists are looked through as they are. */
  private static final int WORTHWHILE = 64;

  private final List<AccessEntry> entries;
  private final Table<Table<int[]>> bySource = new Table<>();

  EntryLookup(List<AccessEntry> entries) {
    this.entries = entries;
    if (entries.size() < WORTHWHILE) {
      return;
    }
    for (int i = 0; i < entries.size(); i++) {
      int[] place = {i};
      Wildcard destination = entries.get(i).destination();
      bySource
          .at(entries.get(i).source(), Table::new)
          .bits(destination)
          .merge(destination.address(), place, EntryLookup::joined);
    }
    if (bySource.byWildcard.size() > entries.size() / 4) {
      bySource.byWildcard.clear();
    }
  }

  /** Things by the addresses of a wildcard, for each wildcard. */
  private static final class Table<T> {
    final Map<Integer, Map<Integer, T>> byWildcard = new LinkedHashMap<>();

    Map<Integer, T> bits(Wildcard of) {
      return byWildcard.computeIfAbsent(of.wildcard(), w -> new HashMap<>());
    }

    T at(Wildcard of, Supplier<T> absent) {
      return bits(of).computeIfAbsent(of.address(), a -> absent.get());
    }

    void matching(Ipv4Address address, Consumer<T> into) {
      byWildcard.forEach(
          (wildcard, byAddress) -> {
            T found = byAddress.get(address.bits() & ~wildcard);
            if (found != null) {
              into.accept(found);
            }
          });
    }
  }

  private static int[] joined(int[] some, int[] more) {
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  /** At least those that name the packet's addresses, in their order. */
  List<AccessEntry> candidates(Header header) {
    if (bySource.byWildcard.isEmpty()) {
      return entries;
    }
    List<int[]> found = new ArrayList<>();
    bySource.matching(header.source(), table -> table.matching(header.destination(), found::add));
    int[] places = found.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    List<AccessEntry> named = new ArrayList<>(places.length);
    for (int place : places) {
      named.add(entries.get(place));
    }
    return named;
  }
}

package dev.hoplint.header;

import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the entries of a list that name a packet's addresses, one step for each combination of
 * wildcards that occurs in the list instead of one for each entry.
 */
final class EntryLookup {
  /** Shorter lists are looked through as they are. */
  private static final int WORTHWHILE = 64;

  private final List<AccessEntry> entries;
  private final Map<Shape, Map<Long, int[]>> byShape = new HashMap<>();

  /** The wildcards of source and destination. */
  private record Shape(int source, int destination) {}

  EntryLookup(List<AccessEntry> entries) {
    this.entries = entries;
    if (entries.size() < WORTHWHILE) {
      return;
    }
    for (int i = 0; i < entries.size(); i++) {
      Wildcard source = entries.get(i).source();
      Wildcard destination = entries.get(i).destination();
      byShape
          .computeIfAbsent(
              new Shape(source.wildcard(), destination.wildcard()), s -> new HashMap<>())
          .merge(key(source.address(), destination.address()), new int[] {i}, EntryLookup::joined);
    }
    if (byShape.size() > entries.size() / 4) {
      byShape.clear();
    }
  }

  private static int[] joined(int[] some, int[] more) {
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static long key(int source, int destination) {
    return (long) source << 32 | (destination & 0xffff_ffffL);
  }

  /** At least those that name the packet's addresses, in their order. */
  List<AccessEntry> candidates(Header header) {
    if (byShape.isEmpty()) {
      return entries;
    }
    List<Integer> places = new ArrayList<>();
    byShape.forEach(
        (shape, byAddresses) -> {
          int[] found =
              byAddresses.get(
                  key(
                      header.source().bits() & ~shape.source,
                      header.destination().bits() & ~shape.destination));
          if (found != null) {
            for (int place : found) {
              places.add(place);
            }
          }
        });
    places.sort(null);
    return places.stream().map(entries::get).toList();
  }
}

package dev.hoplint.header;

import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the entries of a policy's lists whose addresses and protocol overlap a box. */
final class EntryIndex {
  private final PrefixIndex<Placed> sources = new PrefixIndex<>();
  private final PrefixIndex<Placed> destinations = new PrefixIndex<>();
  private int lastCost;

  /** An entry, its list, and its place among the entries of all lists. */
  record Placed(String list, AccessEntry entry, int place) {}

  EntryIndex(Policy policy) {
    int place = 0;
    for (String list : policy.listNames()) {
      for (AccessEntry entry : policy.entries(list)) {
        Placed placed = new Placed(list, entry, place++);
        sources.add(AddressSet.of(entry.source()), placed);
        destinations.add(AddressSet.of(entry.destination()), placed);
      }
    }
  }

  /** The overlapping entries, in the order of their lists. */
  List<Placed> overlapping(Wildcard source, Wildcard destination, int protocol) {
    List<Placed> found = new ArrayList<>();
    lastCost = 0;
    AddressSet from = AddressSet.of(source);
    AddressSet to = AddressSet.of(destination);
    boolean bySource = from.leadingBits() >= to.leadingBits();
    (bySource ? sources : destinations)
        .candidates(
            bySource ? from : to,
            some -> {
              lastCost += some.size();
              addOverlapping(found, some, source, destination, protocol);
            });
    found.sort(Comparator.comparingInt(Placed::place));
    return found;
  }

  private static void addOverlapping(
      List<Placed> found,
      Collection<Placed> candidates,
      Wildcard source,
      Wildcard destination,
      int protocol) {
    for (Placed placed : candidates) {
      AccessEntry entry = placed.entry;
      if ((entry.protocol() == AccessEntry.ANY_PROTOCOL || entry.protocol() == protocol)
          && entry.source().overlaps(source)
          && entry.destination().overlaps(destination)) {
        found.add(placed);
      }
    }
  }

  /** Entries that the last question looked at. */
  int lastCost() {
    return lastCost;
  }
}

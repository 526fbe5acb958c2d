package dev.hoplint.header;

import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the entries of a policy's lists whose addresses overlap a box. Most entries of long lists
 * name a host on one side at least, so a question about a host looks at few of them.
 */
final class EntryIndex {
  private final List<Placed> all = new ArrayList<>();
  private final Map<Wildcard, List<Placed>> bySource = new HashMap<>();
  private final Map<Wildcard, List<Placed>> byDestination = new HashMap<>();

  /** Entries with a host as destination alone: looked through for a box without one. */
  private final List<Placed> withDestination = new ArrayList<>();

  private final List<Placed> broad = new ArrayList<>();
  private int lastCost;

  /** An entry, its list, and its place among the entries of all lists. */
  record Placed(String list, AccessEntry entry, int place) {}

  EntryIndex(Policy policy) {
    for (String list : policy.listNames()) {
      for (AccessEntry entry : policy.entries(list)) {
        add(new Placed(list, entry, all.size()));
      }
    }
  }

  private void add(Placed placed) {
    all.add(placed);
    AccessEntry entry = placed.entry;
    if (entry.source().isHost()) {
      bySource.computeIfAbsent(entry.source(), w -> new ArrayList<>()).add(placed);
    } else if (entry.destination().isHost()) {
      byDestination.computeIfAbsent(entry.destination(), w -> new ArrayList<>()).add(placed);
      withDestination.add(placed);
    } else {
      broad.add(placed);
    }
  }

  /** The overlapping entries, in the order of their lists. */
  List<Placed> overlapping(Wildcard source, Wildcard destination, int protocol) {
    List<Placed> found = new ArrayList<>();
    if (!source.isHost()) {
      lastCost = all.size();
      addOverlapping(found, all, source, destination, protocol);
      return found;
    }
    List<Placed> ofHost = bySource.getOrDefault(source, List.of());
    List<Placed> ofDestination =
        destination.isHost() ? byDestination.getOrDefault(destination, List.of()) : withDestination;
    lastCost = ofHost.size() + ofDestination.size() + broad.size();
    addOverlapping(found, ofHost, source, destination, protocol);
    addOverlapping(found, ofDestination, source, destination, protocol);
    addOverlapping(found, broad, source, destination, protocol);
    found.sort(Comparator.comparingInt(Placed::place));
    return found;
  }

  private static void addOverlapping(
      List<Placed> found,
      List<Placed> candidates,
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

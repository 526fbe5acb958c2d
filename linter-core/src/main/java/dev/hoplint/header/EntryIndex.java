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

  /** As many candidates are looked through before the other side is asked for fewer. */
  private static final int FEW = 64;

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
  List<Placed> overlapping(Wildcard source, Wildcard destination, int protocol, Budget budget) {
    List<Placed> found = new ArrayList<>();
    AddressSet from = AddressSet.of(source);
    AddressSet to = AddressSet.of(destination);
    boolean bySource = from.leadingBits() >= to.leadingBits();
    Candidates some = new Candidates(bySource ? sources : destinations, bySource ? from : to);
    if (some.count > FEW) {
      Candidates others = new Candidates(bySource ? destinations : sources, bySource ? to : from);
      budget.spend(some.parts.size() + others.parts.size());
      some = others.count < some.count ? others : some;
    }
    budget.spend(some.count);
    for (Collection<Placed> part : some.parts) {
      addOverlapping(found, part, source, destination, protocol);
    }
    found.sort(Comparator.comparingInt(Placed::place));
    return found;
  }

  /** What one side's index answers. */
  private static final class Candidates {
    final List<Collection<Placed>> parts = new ArrayList<>();
    int count;

    Candidates(PrefixIndex<Placed> index, AddressSet set) {
      index.candidates(
          set,
          part -> {
            parts.add(part);
            count += part.size();
          });
    }
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
}

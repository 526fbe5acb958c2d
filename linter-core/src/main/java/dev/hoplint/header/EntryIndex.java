package dev.hoplint.header;

import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds the entries of a policy's lists whose addresses and protocol overlap a box: by the prefix
 * of the side that is narrower in the box, and among many entries of one prefix by that of the
 * other side.
 */
final class EntryIndex {
  private final Side sources = new Side(true);
  private final Side destinations = new Side(false);

  /** An entry, its list, and its place among the entries of all lists. */
  record Placed(String list, AccessEntry entry, int place) {
    AddressSet side(boolean source) {
      return AddressSet.of(source ? entry.source() : entry.destination());
    }
  }

  EntryIndex(Policy policy) {
    int place = 0;
    for (String list : policy.listNames()) {
      for (AccessEntry entry : policy.entries(list)) {
        Placed placed = new Placed(list, entry, place++);
        sources.add(placed);
        destinations.add(placed);
      }
    }
  }

  /** The overlapping entries, in the order of their lists. */
  List<Placed> overlapping(Wildcard source, Wildcard destination, int protocol, Budget budget) {
    List<Placed> found = new ArrayList<>();
    AddressSet from = AddressSet.of(source);
    AddressSet to = AddressSet.of(destination);
    boolean bySource = from.leadingBits() >= to.leadingBits();
    Side side = bySource ? sources : destinations;
    side.index.candidates(
        bySource ? from : to,
        buckets -> {
          for (Bucket bucket : buckets) {
            bucket.candidates(
                bySource ? to : from,
                some -> {
                  budget.spend(some.size());
                  addOverlapping(found, some, source, destination, protocol);
                });
          }
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

  /** Entries by the prefix of one side. */
  private static final class Side {
    final PrefixIndex<Bucket> index = new PrefixIndex<>();
    private final Map<AddressSet, Bucket> buckets = new HashMap<>();
    private final boolean source;

    Side(boolean source) {
      this.source = source;
    }

    void add(Placed placed) {
      AddressSet prefix = placed.side(source).prefix();
      Bucket bucket = buckets.get(prefix);
      if (bucket == null) {
        bucket = new Bucket(!source);
        buckets.put(prefix, bucket);
        index.add(prefix, bucket);
      }
      bucket.add(placed);
    }
  }

  /** Entries of one prefix on one side. */
  private static final class Bucket {
    private static final int FEW = 16;

    private final boolean otherIsSource;
    private final List<Placed> all = new ArrayList<>(1);
    private final PrefixIndex<Placed> byOther = new PrefixIndex<>();

    Bucket(boolean otherIsSource) {
      this.otherIsSource = otherIsSource;
    }

    void add(Placed placed) {
      all.add(placed);
      if (all.size() == FEW + 1) {
        all.forEach(one -> byOther.add(one.side(otherIsSource), one));
      } else if (all.size() > FEW) {
        byOther.add(placed.side(otherIsSource), placed);
      }
    }

    void candidates(AddressSet other, Consumer<Collection<Placed>> into) {
      if (all.size() > FEW) {
        byOther.candidates(other, into);
      } else {
        into.accept(all);
      }
    }
  }
}

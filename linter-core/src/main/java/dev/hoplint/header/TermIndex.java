package dev.hoplint.header;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Boxes of one kind of packet, found by their addresses: those that contain another box, and those
 * that overlap it. Looking for the first takes one step for each combination of wildcards that
 * occurs, not one for each box; for the second, see {@link PrefixIndex}.
 */
final class TermIndex {
  /** An odd number of many bits: hashes are made millions of times, and a record's are slow. */
  private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

  /** A box and the entry that it belongs to. */
  record Placed(Box box, Term term) {}

  /** Bits of both addresses of a box. */
  private record Bits(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow) {
    /** The free bits of a box: its shape. */
    static Bits free(Box box) {
      AddressSet from = box.source();
      AddressSet to = box.destination();
      return new Bits(from.freeHigh(), from.freeLow(), to.freeHigh(), to.freeLow());
    }

    /** The bits that are fixed in boxes of a shape. */
    static Bits fixed(Box box, Bits shape) {
      AddressSet from = box.source();
      AddressSet to = box.destination();
      return new Bits(
          from.high() & ~shape.sourceHigh,
          from.low() & ~shape.sourceLow,
          to.high() & ~shape.destinationHigh,
          to.low() & ~shape.destinationLow);
    }

    /** Whether a box of this shape may contain one of the other. */
    boolean covers(Bits shape) {
      return (shape.sourceLow & ~sourceLow) == 0
          && (shape.destinationLow & ~destinationLow) == 0
          && (shape.sourceHigh & ~sourceHigh) == 0
          && (shape.destinationHigh & ~destinationHigh) == 0;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(
          ((sourceHigh * MIX + sourceLow) * MIX + destinationHigh) * MIX + destinationLow);
    }
  }

  /** So many boxes for each shape make a look at each shape cheaper than one at each box. */
  private static final int WORTHWHILE = 4;

  /** By the free bits, then by the others. */
  private final Map<Bits, Map<Bits, List<Placed>>> byShape = new HashMap<>();

  /** In the order of their entries. */
  private final List<Placed> all = new ArrayList<>();

  private final PrefixIndex<Placed> sources = new PrefixIndex<>();
  private final PrefixIndex<Placed> destinations = new PrefixIndex<>();

  void add(Placed placed) {
    Bits shape = Bits.free(placed.box);
    all.add(placed);
    byShape
        .computeIfAbsent(shape, s -> new HashMap<>())
        .computeIfAbsent(Bits.fixed(placed.box, shape), b -> new ArrayList<>(1))
        .add(placed);
    sources.add(placed.box.source(), placed);
    destinations.add(placed.box.destination(), placed);
  }

  /** One that contains the box, the earliest of those found first; null if there is none. */
  @Nullable Placed containing(Box box, Budget budget) {
    if (byShape.size() > all.size() / WORTHWHILE) {
      return firstContaining(box, budget);
    }
    Bits shape = Bits.free(box);
    Placed earliest = null;
    budget.spend(byShape.size());
    for (Map.Entry<Bits, Map<Bits, List<Placed>>> same : byShape.entrySet()) {
      if (!same.getKey().covers(shape)) {
        continue;
      }
      for (Placed placed :
          same.getValue().getOrDefault(Bits.fixed(box, same.getKey()), List.of())) {
        if (!budget.spend(1)) {
          return null;
        }
        boolean earlier = earliest == null || placed.term.index() < earliest.term.index();
        if (earlier && placed.box.contains(box)) {
          earliest = placed;
        }
      }
    }
    return earliest;
  }

  private @Nullable Placed firstContaining(Box box, Budget budget) {
    for (int i = 0; i < all.size(); i++) {
      Placed placed = all.get(i);
      if (placed.box.contains(box)) {
        budget.spend(i + 1L);
        return budget.isSpent() ? null : placed;
      }
    }
    budget.spend(all.size());
    return null;
  }

  /** Those that overlap the box, in no particular order; fewer if the budget ends. */
  List<Placed> overlapping(Box box, Budget budget) {
    List<Placed> found = new ArrayList<>();
    boolean bySource = box.source().leadingBits() >= box.destination().leadingBits();
    PrefixIndex<Placed> side = bySource ? sources : destinations;
    side.candidates(
        bySource ? box.source() : box.destination(),
        some -> {
          for (Placed placed : some) {
            if (budget.spend(1) && placed.box.overlaps(box)) {
              found.add(placed);
            }
          }
        });
    return found;
  }
}

package dev.hoplint.header;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Boxes of one kind of packet, found by their addresses: those that contain another box, and those
 * that overlap it. They are kept by the prefixes of each side, and among many of one prefix by that
 * of the other side; looking for those that overlap begins at the side that is narrower in what is
 * asked for.
 */
final class TermIndex {
  /** A box and the entry that it belongs to. */
  record Placed(Box box, Term term) {}

  private final List<Placed> all = new ArrayList<>();
  private final Side sources = new Side(true);
  private final Side destinations = new Side(false);

  /** Entries are added in their order. */
  void add(Placed placed) {
    all.add(placed);
  }

  /** The earliest entry with a box that contains this one; null if there is none. */
  @Nullable Placed containing(Box box, Budget budget) {
    budget.spend(1);
    Earliest earliest = new Earliest(box, budget);
    sources
        .upTo(all)
        .shorter(
            box.source(),
            buckets -> {
              for (Bucket bucket : buckets) {
                bucket.shorter(box.destination(), earliest);
              }
            });
    return budget.isSpent() ? null : earliest.found;
  }

  /** Looks for the earliest entry that contains a box, through lists in order. */
  private static final class Earliest implements Consumer<List<Placed>> {
    private final Box box;
    private final Budget budget;
    private @Nullable Placed found;

    Earliest(Box box, Budget budget) {
      this.box = box;
      this.budget = budget;
    }

    @Override
    public void accept(List<Placed> some) {
      for (Placed placed : some) {
        boolean later = found != null && placed.term.index() >= found.term.index();
        if (later || !budget.spend(1)) {
          return;
        }
        if (placed.box.contains(box)) {
          found = placed;
          return;
        }
      }
    }
  }

  /** Those that overlap the box, in no particular order; fewer if the budget ends. */
  List<Placed> overlapping(Box box, Budget budget) {
    budget.spend(1);
    List<Placed> found = new ArrayList<>();
    boolean bySource = box.source().leadingBits() >= box.destination().leadingBits();
    Side side = bySource ? sources : destinations;
    AddressSet other = bySource ? box.destination() : box.source();
    Consumer<List<Placed>> taken =
        some -> {
          for (Placed placed : some) {
            if (budget.spend(1) && placed.box.overlaps(box)) {
              found.add(placed);
            }
          }
        };
    side.upTo(all)
        .candidates(
            bySource ? box.source() : box.destination(),
            buckets -> {
              for (Bucket bucket : buckets) {
                bucket.overlapping(other, taken);
              }
            });
    return found;
  }

  /** Boxes by the prefix of one side. */
  private static final class Side {
    private final PrefixIndex<Bucket> index = new PrefixIndex<>();
    private final Map<AddressSet, Bucket> buckets = new HashMap<>();
    private final boolean source;
    private int count;

    Side(boolean source) {
      this.source = source;
    }

    /** With those of the list that it does not have yet: one side alone is often asked for. */
    PrefixIndex<Bucket> upTo(List<Placed> placed) {
      while (count < placed.size()) {
        add(placed.get(count++));
      }
      return index;
    }

    private void add(Placed placed) {
      AddressSet prefix = (source ? placed.box.source() : placed.box.destination()).prefix();
      Bucket bucket = buckets.get(prefix);
      if (bucket == null) {
        bucket = new Bucket(!source);
        buckets.put(prefix, bucket);
        index.add(prefix, bucket);
      }
      bucket.add(placed);
    }
  }

  /** Boxes of one prefix on one side. */
  private static final class Bucket {
    private static final int FEW = 16;

    private final boolean otherIsSource;
    private final List<Placed> all = new ArrayList<>(1);
    private @Nullable PrefixIndex<Placed> byOther;

    Bucket(boolean otherIsSource) {
      this.otherIsSource = otherIsSource;
    }

    void add(Placed placed) {
      all.add(placed);
      PrefixIndex<Placed> known = byOther;
      if (known != null) {
        known.add(other(placed), placed);
      } else if (all.size() > FEW) {
        PrefixIndex<Placed> made = new PrefixIndex<>();
        all.forEach(one -> made.add(other(one), one));
        byOther = made;
      }
    }

    private AddressSet other(Placed placed) {
      return otherIsSource ? placed.box.source() : placed.box.destination();
    }

    void overlapping(AddressSet other, Consumer<List<Placed>> into) {
      if (byOther == null) {
        into.accept(all);
      } else {
        byOther.candidates(other, into);
      }
    }

    void shorter(AddressSet other, Consumer<List<Placed>> into) {
      if (byOther == null) {
        into.accept(all);
      } else {
        byOther.shorter(other, into);
      }
    }
  }
}

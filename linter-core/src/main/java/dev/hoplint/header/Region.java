package dev.hoplint.header;

import dev.hoplint.header.TermIndex.Placed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A box without what entries took of it. Boxes of hosts that are cut out of one of networks would
 * leave a piece for each bit of the addresses, so that such cuts are only remembered.
 */
public final class Region {
  private final Box box;
  private final @Nullable Hole holes;

  private Region(Box box, @Nullable Hole holes) {
    this.box = box;
    this.holes = holes;
  }

  private record Hole(Placed placed, @Nullable Hole before) {}

  static Region of(Box box) {
    return new Region(box, null);
  }

  /** All of it, and what was taken too. */
  Box box() {
    return box;
  }

  /** The part of the region in a part of its box. */
  Region within(Box part) {
    return new Region(part, holes);
  }

  Region without(Placed taken) {
    return new Region(box, new Hole(taken, holes));
  }

  /** Whether a packet, given as a box of one point, is in the region. */
  public boolean contains(Box point) {
    for (Hole hole = holes; hole != null; hole = hole.before) {
      if (hole.placed.box().contains(point)) {
        return false;
      }
    }
    return box.contains(point);
  }

  /** A box of its packets; null if it has none, or the budget is spent. */
  @Nullable Box some(Budget budget) {
    List<Placed> taken = new ArrayList<>();
    for (Hole hole = holes; hole != null; hole = hole.before) {
      if (!budget.spend(1)) {
        return null;
      }
      if (hole.placed.box().overlaps(box)) {
        taken.add(hole.placed);
      }
    }
    return taken.isEmpty() ? box : new Subtraction(budget).rest(box, taken);
  }
}

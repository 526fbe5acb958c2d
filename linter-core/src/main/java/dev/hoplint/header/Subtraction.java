package dev.hoplint.header;

import dev.hoplint.header.TermIndex.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether boxes cover another together: what is left of it after taking them away one by one. */
final class Subtraction {
  private final Budget budget;
  private final Set<Placed> used = new LinkedHashSet<>();

  Subtraction(Budget budget) {
    this.budget = budget;
  }

  /** Those that were taken away: if nothing was left they cover what was asked for. */
  Set<Placed> used() {
    return used;
  }

  /**
   * A part of {@code box} that none of the others overlaps; null if there is none, or the budget is
   * spent.
   */
  @Nullable Box rest(Box box, Collection<Placed> others) {
    List<Placed> overlapping = new ArrayList<>();
    for (Placed other : others) {
      if (other.box().overlaps(box)) {
        overlapping.add(other);
      }
    }
    overlapping.sort(Comparator.comparingInt(p -> p.term().index()));
    return search(new Part(box, overlapping));
  }

  /**
   * A part of the box with what overlaps it.
   *
   * @param share the volume of what overlaps, compared to that of the box: under 1 it can't cover
   *     it
   */
  private record Part(Box box, List<Placed> overlapping, double share) {
    Part(Box box, List<Placed> overlapping) {
      this(box, overlapping, share(box, overlapping));
    }

    private static double share(Box box, List<Placed> overlapping) {
      double sum = 0;
      for (Placed placed : overlapping) {
        Box both = box.intersect(placed.box());
        sum += both == null ? 0 : both.volume();
      }
      return sum / box.volume();
    }
  }

  private @Nullable Box search(Part part) {
    if (part.overlapping.isEmpty()) {
      return part.box;
    }
    Placed largest = part.overlapping.get(0);
    double most = -1;
    for (Placed placed : part.overlapping) {
      if (placed.box().contains(part.box)) {
        used.add(placed);
        return null;
      }
      Box both = part.box.intersect(placed.box());
      double volume = both == null ? 0 : both.volume();
      if (volume > most) {
        most = volume;
        largest = placed;
      }
    }
    used.add(largest);
    List<Part> pieces = new ArrayList<>();
    for (Box piece : part.box.minus(largest.box())) {
      if (!budget.spend(part.overlapping.size())) {
        return null;
      }
      List<Placed> still = new ArrayList<>();
      for (Placed placed : part.overlapping) {
        if (!placed.equals(largest) && placed.box().overlaps(piece)) {
          still.add(placed);
        }
      }
      pieces.add(new Part(piece, still));
    }
    // The emptiest first: if the volumes don't add up to it, it leads straight to what is left.
    pieces.sort(Comparator.comparingDouble(Part::share));
    for (Part piece : pieces) {
      Box rest = search(piece);
      if (rest != null || budget.isSpent()) {
        return rest;
      }
    }
    return null;
  }
}

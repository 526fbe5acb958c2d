package dev.hoplint.header;

import dev.hoplint.header.TermIndex.Placed;
import dev.hoplint.model.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The parts of a set of packets that an access list permits, or does not, piece by piece, as its
 * entries take them in their order.
 */
final class FirstMatch {
  private final TermIndex index = new TermIndex();
  private final Budget budget;

  /** Of the given entries of one kind of packet, each taken at its word. */
  FirstMatch(Iterable<Term> terms, PacketKind kind, Budget budget) {
    this.budget = budget;
    for (Term term : terms) {
      for (Box box : term.boxes(kind)) {
        if (!budget.spend(1)) {
          return;
        }
        index.add(new Placed(box, term));
      }
    }
  }

  /**
   * Whether {@code wanted} holds for a part of the box that is permitted, or for one that is not;
   * it is asked until it does, or the budget is spent.
   */
  boolean any(Box box, Predicate<Box> ifPermitted, Predicate<Box> ifNot) {
    List<Placed> overlapping = index.overlapping(box, budget);
    overlapping.sort(Comparator.comparingInt(p -> p.term().index()));
    return walk(box, overlapping, 0, ifPermitted, ifNot);
  }

  private boolean walk(
      Box box, List<Placed> list, int from, Predicate<Box> ifPermitted, Predicate<Box> ifNot) {
    for (int i = from; i < list.size(); i++) {
      Placed placed = list.get(i);
      if (!budget.spend(1)) {
        return false;
      }
      Box both = box.intersect(placed.box());
      if (both == null) {
        continue;
      }
      boolean permits = placed.term().action() == Action.PERMIT;
      if ((permits ? ifPermitted : ifNot).test(both)) {
        return true;
      }
      for (Box piece : box.minus(placed.box())) {
        if (walk(piece, overlapping(list, i + 1, piece), 0, ifPermitted, ifNot)) {
          return true;
        }
      }
      return false;
    }
    return ifNot.test(box);
  }

  private List<Placed> overlapping(List<Placed> list, int from, Box piece) {
    List<Placed> still = new ArrayList<>();
    for (Placed placed : list.subList(from, list.size())) {
      if (!budget.spend(1)) {
        break;
      }
      if (placed.box().overlaps(piece)) {
        still.add(placed);
      }
    }
    return still;
  }
}

package dev.hoplint.header;

import dev.hoplint.header.Term.Certainty;
import dev.hoplint.header.TermIndex.Placed;
import dev.hoplint.model.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access list of either family as boxes: what it makes of a set of packets, piece by piece, as
 * its entries take them in their order. An entry of which not all is known may take a packet or
 * not; that does not matter where the list says the same either way.
 */
public final class TermList {
  private static final Comparator<Placed> IN_ORDER =
      Comparator.comparingInt(placed -> placed.term().index());

  private final String name;
  private final List<Term> terms;
  private final boolean timeRangesActive;
  private final TermIndex first = new TermIndex();
  private final TermIndex later = new TermIndex();

  private TermList(String name, List<Term> terms, boolean timeRangesActive) {
    this.name = name;
    this.timeRangesActive = timeRangesActive;
    this.terms =
        timeRangesActive
            ? List.copyOf(terms)
            : terms.stream().filter(t -> t.certainty() != Certainty.AT_TIMES).toList();
    for (Term term : this.terms) {
      term.boxes(PacketKind.INITIAL).forEach(box -> first.add(new Placed(box, term)));
      term.boxes(PacketKind.NON_INITIAL).forEach(box -> later.add(new Placed(box, term)));
    }
  }

  /** A list with these entries, in their order; time ranges are active. */
  public static TermList of(String name, List<Term> terms) {
    return new TermList(name, terms, true);
  }

  /** The same list while no time range is active. */
  TermList outsideTimeRanges() {
    return terms.stream().noneMatch(t -> t.certainty() == Certainty.AT_TIMES)
        ? this
        : new TermList(name, terms, false);
  }

  public String name() {
    return name;
  }

  public List<Term> terms() {
    return terms;
  }

  boolean hasTimeRanges() {
    return terms.stream().anyMatch(t -> t.certainty() == Certainty.AT_TIMES);
  }

  /** What takes the parts of a set of packets. */
  interface Pieces {
    /**
     * One part.
     *
     * @param permitted unknown if entries that are not all known have a say
     * @param by the entry that decides, or that leaves it open; null for the end of the list
     * @return whether enough was seen
     */
    boolean piece(Box box, Match permitted, @Nullable Term by);
  }

  /** The same where parts may have holes, and be empty. */
  interface Regions {
    boolean region(Region region, Match permitted, @Nullable Term by);
  }

  /**
   * Shows every part of the box to {@code into}; with the budget spent some are left out.
   *
   * @return whether enough was seen
   */
  boolean walk(Box box, PacketKind kind, Budget budget, Pieces into) {
    Regions boxes = (region, permitted, by) -> into.piece(region.box(), permitted, by);
    return regions(Region.of(box), kind, true, budget, boxes);
  }

  /**
   * Shows every part of the region to {@code into}; with the budget spent some are left out.
   *
   * @param cut whether the parts are to be boxes; else they may have holes, and be empty
   * @return whether enough was seen
   */
  boolean regions(Region region, PacketKind kind, boolean cut, Budget budget, Regions into) {
    TermIndex index = kind == PacketKind.NON_INITIAL ? later : first;
    List<Placed> overlapping = index.overlapping(region.box(), budget);
    overlapping.sort(IN_ORDER);
    return new Walk(cut, budget, into).from(region, overlapping, 0, null);
  }

  /** The entry that decides about a packet, or leaves it open; null for the end of the list. */
  public @Nullable Term deciding(Sample packet) {
    List<@Nullable Term> only = new ArrayList<>(1);
    Budget any = new Budget(Long.MAX_VALUE);
    walk(packet.point(), packet.kind(), any, (box, permitted, by) -> only.add(by));
    return only.get(0);
  }

  /** Whether one earlier entry surely takes all packets of the box. */
  boolean isTakenBefore(Term term, Box box, PacketKind kind, Budget budget) {
    TermIndex index = kind == PacketKind.NON_INITIAL ? later : first;
    Placed covering = index.containing(box, budget);
    return covering != null && covering.term().index() < term.index() && isSure(covering.term());
  }

  private boolean isSure(Term term) {
    return term.isExact() || (timeRangesActive && term.certainty() == Certainty.AT_TIMES);
  }

  private final class Walk {
    private final boolean cut;
    private final Budget budget;
    private final Regions into;

    Walk(boolean cut, Budget budget, Regions into) {
      this.cut = cut;
      this.budget = budget;
      this.into = into;
    }

    /**
     * The entries from one place on.
     *
     * @param doubt an earlier entry that may take the packets; null if none may
     */
    boolean from(Region region, List<Placed> list, int start, @Nullable Term doubt) {
      Region rest = region;
      for (int i = start; i < list.size(); i++) {
        if (!budget.spend(1)) {
          return true;
        }
        Placed placed = list.get(i);
        Box box = rest.box();
        Box both = box.intersect(placed.box());
        if (both == null) {
          continue;
        }
        if (met(rest.within(both), placed.term(), list, i, doubt)) {
          return true;
        }
        if (!cut && !takesAllAddresses(placed.box(), box)) {
          rest = rest.without(placed);
          continue;
        }
        for (Box piece : box.minus(placed.box())) {
          if (from(rest.within(piece), overlapping(list, i + 1, piece), 0, doubt)) {
            return true;
          }
        }
        return false;
      }
      return (doubt == null || saysSame(doubt, false))
          ? into.region(rest, Match.NO, null)
          : into.region(rest, Match.UNKNOWN, doubt);
    }

    private static boolean takesAllAddresses(Box taking, Box box) {
      return taking.source().contains(box.source())
          && taking.destination().contains(box.destination());
    }

    private boolean met(
        Region both, Term term, List<Placed> list, int place, @Nullable Term doubt) {
      boolean permits = term.action() == Action.PERMIT;
      if (doubt != null && (term.certainty() == Certainty.UNKNOWN || !saysSame(doubt, permits))) {
        return into.region(both, Match.UNKNOWN, doubt);
      }
      if (isSure(term)) {
        return into.region(both, Match.of(permits), term);
      }
      List<Placed> next = overlapping(list, place + 1, both.box());
      return from(both, next, 0, doubt == null ? term : doubt);
    }

    private List<Placed> overlapping(List<Placed> list, int from, Box piece) {
      List<Placed> still = new ArrayList<>();
      for (int i = from; i < list.size(); i++) {
        if (!budget.spend(1)) {
          break;
        }
        if (list.get(i).box().overlaps(piece)) {
          still.add(list.get(i));
        }
      }
      return still;
    }
  }

  private static boolean saysSame(Term doubt, boolean permits) {
    return doubt.certainty() != Certainty.UNKNOWN && (doubt.action() == Action.PERMIT) == permits;
  }
}

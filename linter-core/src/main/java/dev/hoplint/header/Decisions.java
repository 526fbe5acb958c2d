package dev.hoplint.header;

import dev.hoplint.header.TermIndex.Placed;
import dev.hoplint.model.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of an access list decide about the packets of a set. To ask what later fragments of
 * what an entry names meet:
 *
 * <pre>{@code
 * List<Term> list = Terms.of(accessList, groups);
 * Decisions.Met met = Decisions.of(list).met(list.get(3), PacketKind.NON_INITIAL);
 * }</pre>
 */
public final class Decisions {
  private static final long STEPS = 400_000;

  private final TermIndex withTransport = new TermIndex();
  private final TermIndex later = new TermIndex();

  private Decisions() {}

  /** Decisions of a list with these entries, in their order. */
  public static Decisions of(List<Term> list) {
    Decisions decisions = new Decisions();
    for (Term term : list) {
      term.boxes(PacketKind.INITIAL)
          .forEach(box -> decisions.withTransport.add(new Placed(box, term)));
      term.boxes(PacketKind.NON_INITIAL).forEach(box -> decisions.later.add(new Placed(box, term)));
    }
    return decisions;
  }

  /**
   * An entry that decides about some of the packets, or may.
   *
   * @param term the entry; null for the end of the list, which denies
   * @param packet one that it decides about
   * @param sure whether it does; false if an entry that is not modelled, or not always active, has
   *     a say: this one, or one before it
   */
  public record Meeting(@Nullable Term term, Sample packet, boolean sure) {
    public boolean permits() {
      return term != null && term.action() == Action.PERMIT;
    }
  }

  /**
   * What packets of a set meet.
   *
   * @param meetings in the order of the list
   * @param complete false if the budget was spent: there may be more
   */
  public record Met(List<Meeting> meetings, boolean complete) {
    public Met {
      meetings = List.copyOf(meetings);
    }

    /** The first meeting of which all is known that the list permits, or denies. */
    public @Nullable Meeting firstSure(boolean permits) {
      return meetings.stream()
          .filter(m -> m.sure() && m.permits() == permits)
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * What the packets meet whose addresses and protocol the entry names, whatever their ports.
   *
   * @param kind {@link PacketKind#WHOLE} is answered as {@link PacketKind#INITIAL}
   */
  public Met met(Term cell, PacketKind kind) {
    List<Meeting> all = new ArrayList<>();
    Budget budget = new Budget(STEPS);
    boolean complete = true;
    for (Box box : cell.ipHeaders()) {
      Met some = met(box, kind, budget);
      complete &= some.complete;
      for (Meeting meeting : some.meetings) {
        boolean known =
            all.stream().anyMatch(m -> place(m) == place(meeting) && m.sure == meeting.sure);
        if (!known) {
          all.add(meeting);
        }
      }
      if (budget.isSpent()) {
        break;
      }
    }
    all.sort(Comparator.comparingInt(Decisions::place));
    return new Met(all, complete && !budget.isSpent());
  }

  private static int place(Meeting meeting) {
    Term term = meeting.term;
    return term == null ? Integer.MAX_VALUE : term.index();
  }

  /** What the packets of a box meet. */
  public Met met(Box region, PacketKind kind, Budget budget) {
    TermIndex index = kind == PacketKind.NON_INITIAL ? later : withTransport;
    List<Placed> overlapping = index.overlapping(region, budget);
    overlapping.sort(Comparator.comparingInt(p -> p.term().index()));
    List<Meeting> meetings = new ArrayList<>();
    List<Placed> sure = new ArrayList<>();
    List<Placed> doubtful = new ArrayList<>();
    int from = 0;
    while (from < overlapping.size() && !budget.isSpent()) {
      Term term = overlapping.get(from).term();
      int to = from;
      while (to < overlapping.size() && overlapping.get(to).term().index() == term.index()) {
        to++;
      }
      List<Placed> own = overlapping.subList(from, to);
      for (Placed placed : own) {
        Box both = region.intersect(placed.box());
        Box left = both == null ? null : new Subtraction(budget).rest(both, sure);
        if (left != null) {
          meetings.add(meeting(term, left, kind, doubtful, budget));
          break;
        }
      }
      (term.isExact() ? sure : doubtful).addAll(own);
      from = to;
      if (own.stream().anyMatch(p -> term.isExact() && p.box().contains(region))) {
        return new Met(meetings, !budget.isSpent());
      }
    }
    Box left = new Subtraction(budget).rest(region, sure);
    if (left != null) {
      meetings.add(meeting(null, left, kind, doubtful, budget));
    }
    return new Met(meetings, !budget.isSpent());
  }

  /** A packet that no doubtful entry may take, if there is one. */
  private static Meeting meeting(
      @Nullable Term term, Box left, PacketKind kind, List<Placed> doubtful, Budget budget) {
    boolean exact = term == null || term.isExact();
    Box certain = exact ? new Subtraction(budget).rest(left, doubtful) : null;
    return new Meeting(term, Sample.of(certain == null ? left : certain, kind), certain != null);
  }
}

package dev.hoplint.header;

import dev.hoplint.header.TermIndex.Placed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether packets ever come to an entry of an access list, or earlier ones take all that it would
 * take, of each kind: whole packets, first and later fragments.
 *
 * <p>Entries are asked for in order, in stages: one earlier entry that covers it, then a few
 * packets tried, then the exact subtraction of the earlier entries that overlap it, with a budget.
 * Entries with a time range, an object group or a clause that is not modelled are not taken to
 * cover others: when they are changed or idle the entry is alive.
 */
public final class Reach {
  /** Work on one entry, and on all of a list. */
  private static final long STEPS_PER_ENTRY = 400_000;

  private static final long STEPS_PER_LIST = 20_000_000;

  /** Packets tried before an exact answer is worked out. */
  private static final int SAMPLES = 6;

  /** More than that many entries that cover together are not sifted for those that matter. */
  private static final int SIFTED = 64;

  private final TermIndex withTransport = new TermIndex();
  private final TermIndex later = new TermIndex();
  private final TermIndex doubtfulWithTransport = new TermIndex();
  private final TermIndex doubtfulLater = new TermIndex();
  private final SplittableRandom random = new SplittableRandom(1);
  private final Budget ofList = new Budget(STEPS_PER_LIST);

  private Reach() {}

  /** Whether an entry is ever reached. */
  public sealed interface Answer {
    Term term();

    /** A packet comes to the entry, and the entry takes it. */
    record Reached(Term term, Sample packet) implements Answer {}

    /**
     * Earlier entries take all of it.
     *
     * @param first those that take its whole packets and first fragments, in their order; none if
     *     it takes no such packet
     * @param later those that take its later fragments; none if it takes none
     */
    record Never(Term term, List<Term> first, List<Term> later) implements Answer {
      public Never {
        first = List.copyOf(first);
        later = List.copyOf(later);
      }

      /** All of them, in their order. */
      public List<Term> by() {
        TreeMap<Integer, Term> all = new TreeMap<>();
        first.forEach(t -> all.put(t.index(), t));
        later.forEach(t -> all.put(t.index(), t));
        return List.copyOf(all.values());
      }
    }

    /**
     * Whether anything is left for the entry depends on entries that are not modelled, or are not
     * always active.
     */
    record Unknown(Term term) implements Answer {}

    /** The budget was spent. */
    record Undecided(Term term) implements Answer {}
  }

  /** The answers for all entries of a list, in its order. */
  public static List<Answer> of(List<Term> list) {
    Reach reach = new Reach();
    List<Answer> answers = new ArrayList<>(list.size());
    for (Term term : list) {
      answers.add(reach.answer(term));
      reach.add(term);
    }
    return answers;
  }

  private void add(Term term) {
    boolean surely = term.isExact() && !term.grouped();
    for (PacketKind kind : List.of(PacketKind.INITIAL, PacketKind.NON_INITIAL)) {
      TermIndex index = index(kind, surely);
      if (term.grouped() && term.boxCount(kind) > STEPS_PER_ENTRY / 1000) {
        // One box around them all is good enough for what covers nothing.
        for (Box condition : term.conditions(kind)) {
          index.add(new Placed(condition, term));
        }
        continue;
      }
      for (Box box : term.boxes(kind)) {
        index.add(new Placed(box, term));
      }
    }
  }

  private TermIndex index(PacketKind kind, boolean surely) {
    if (kind == PacketKind.NON_INITIAL) {
      return surely ? later : doubtfulLater;
    }
    return surely ? withTransport : doubtfulWithTransport;
  }

  private Answer answer(Term term) {
    if (term.certainty() == Term.Certainty.UNKNOWN) {
      return new Answer.Unknown(term);
    }
    if (ofList.isSpent()) {
      return new Answer.Undecided(term);
    }
    long granted = Math.min(STEPS_PER_ENTRY, ofList.left());
    Budget budget = ofList.part(STEPS_PER_ENTRY);
    Question question = new Question(term, budget);
    Answer answer = question.answer();
    ofList.take(granted, budget);
    return answer;
  }

  /** One entry, against those before it. */
  private final class Question {
    private final Term term;
    private final Budget budget;
    private final TreeMap<Integer, Term> coveringFirst = new TreeMap<>();
    private final TreeMap<Integer, Term> coveringLater = new TreeMap<>();
    private boolean doubtful;

    Question(Term term, Budget budget) {
      this.term = term;
      this.budget = budget;
    }

    Answer answer() {
      for (PacketKind kind : List.of(PacketKind.INITIAL, PacketKind.NON_INITIAL)) {
        for (Box box : term.boxes(kind)) {
          Box left = left(box, kind);
          if (left != null && isOpen(left, kind)) {
            return new Answer.Reached(term, Sample.of(left, kind));
          }
          doubtful |= left != null;
          if (budget.isSpent()) {
            return doubtful ? new Answer.Unknown(term) : new Answer.Undecided(term);
          }
        }
      }
      if (doubtful) {
        return new Answer.Unknown(term);
      }
      return new Answer.Never(
          term,
          sifted(PacketKind.INITIAL, coveringFirst),
          sifted(PacketKind.NON_INITIAL, coveringLater));
    }

    /** Whether no entry in doubt may take packets of the box, which earlier sure ones leave. */
    private boolean isOpen(Box left, PacketKind kind) {
      return term.isExact()
          && index(kind, false).containing(Sample.of(left, kind).point(), budget) == null
          && !budget.isSpent();
    }

    /** Packets of the box that no earlier entry surely takes; null if none, or undecided. */
    private @Nullable Box left(Box box, PacketKind kind) {
      TermIndex earlier = index(kind, true);
      Placed single = earlier.containing(box, budget);
      if (single != null) {
        cover(kind, Set.of(single));
        return null;
      }
      for (int i = 0; i < SAMPLES && !budget.isSpent(); i++) {
        Box point = i == 0 ? Sample.of(box, kind).point() : randomPoint(box);
        if (earlier.containing(point, budget) == null && !budget.isSpent()) {
          return point;
        }
      }
      if (budget.isSpent()) {
        return null;
      }
      List<Placed> overlapping = earlier.overlapping(box, budget);
      if (budget.isSpent()) {
        return null;
      }
      Subtraction subtraction = new Subtraction(budget);
      Box rest = subtraction.rest(box, overlapping);
      if (rest == null && !budget.isSpent()) {
        cover(kind, needed(box, subtraction.used()));
      }
      return rest;
    }

    private void cover(PacketKind kind, Set<Placed> by) {
      TreeMap<Integer, Term> covering =
          kind == PacketKind.NON_INITIAL ? coveringLater : coveringFirst;
      by.forEach(placed -> covering.put(placed.term().index(), placed.term()));
    }

    /** Those without which the rest would not cover the entry, the earlier ones left out first. */
    private List<Term> sifted(PacketKind kind, Map<Integer, Term> covering) {
      List<Term> needed = new ArrayList<>(covering.values());
      if (needed.size() < 2 || needed.size() > SIFTED || term.boxCount(kind) > SIFTED) {
        return needed;
      }
      for (Term one : List.copyOf(needed)) {
        List<Placed> others = new ArrayList<>();
        for (Term other : needed) {
          if (other.index() != one.index()) {
            other.boxes(kind).forEach(box -> others.add(new Placed(box, other)));
          }
        }
        Budget more = new Budget(STEPS_PER_ENTRY / SIFTED);
        boolean covered = true;
        for (Box box : term.boxes(kind)) {
          covered &= new Subtraction(more).rest(box, others) == null && !more.isSpent();
        }
        if (covered) {
          needed.remove(one);
        }
      }
      return needed;
    }

    /** The last ones first, those are left out that the others make needless. */
    private Set<Placed> needed(Box box, Set<Placed> used) {
      if (used.size() > SIFTED) {
        return used;
      }
      List<Placed> order = new ArrayList<>(used);
      order.sort((a, b) -> Integer.compare(b.term().index(), a.term().index()));
      Set<Placed> needed = new LinkedHashSet<>(order);
      for (Placed placed : order) {
        needed.remove(placed);
        Budget more = new Budget(STEPS_PER_ENTRY / SIFTED);
        if (new Subtraction(more).rest(box, needed) != null || more.isSpent()) {
          needed.add(placed);
        }
      }
      return needed;
    }
  }

  private Box randomPoint(Box box) {
    AddressSet from = box.source().at(random.nextLong(), random.nextLong());
    AddressSet to = box.destination().at(random.nextLong(), random.nextLong());
    Box point = box.withAddresses(from, to);
    for (Field field : Field.values()) {
      int value = box.low(field) + random.nextInt(box.high(field) - box.low(field) + 1);
      point = point.with(field, value, value);
    }
    return point.point(point.withFlags(0x3f, random.nextInt(64)));
  }
}

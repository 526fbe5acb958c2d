package dev.hoplint.header;

import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether packets ever come to a sequence of a policy, or earlier sequences match all that it would
 * match, of each kind of packet. What is not known of an earlier sequence is taken not to match,
 * and what is not known of the one that is asked about to match, so that "never" is sure.
 */
public final class SequenceReach {
  private static final long STEPS = 2_000_000;

  private final RouteMap map;
  private final Function<String, @Nullable AccessList> lists;
  private final Function<String, @Nullable ObjectGroup> groups;

  public SequenceReach(
      RouteMap map,
      Function<String, @Nullable AccessList> lists,
      Function<String, @Nullable ObjectGroup> groups) {
    this.map = map;
    this.lists = lists;
    this.groups = groups;
  }

  /**
   * An answer.
   *
   * @param decided false if the budget was spent
   * @param packet one that the sequence matches and no earlier one surely does; null if there is
   *     none
   * @param by the earlier sequences that match instead, in their order
   */
  public record Answer(boolean decided, @Nullable Sample packet, List<RouteMap.Sequence> by) {
    public Answer {
      by = List.copyOf(by);
    }

    /** Whether earlier sequences match all that the sequence would. */
    public boolean isNever() {
      return decided && packet == null && !by.isEmpty();
    }
  }

  public Answer of(RouteMap.Sequence sequence) {
    Budget budget = new Budget(STEPS);
    Set<RouteMap.Sequence> by = new LinkedHashSet<>();
    for (PacketKind kind : List.of(PacketKind.INITIAL, PacketKind.NON_INITIAL)) {
      Sample packet = new Question(sequence, kind, budget, by).packet();
      if (packet != null || budget.isSpent()) {
        return new Answer(!budget.isSpent() || packet != null, packet, List.of());
      }
    }
    return new Answer(true, null, map.sequences().stream().filter(by::contains).toList());
  }

  /** A sequence as boxes: ranges of length, and lists of which one must permit. */
  private record Conditions(
      RouteMap.Sequence sequence, List<Box> lengths, List<FirstMatch> alternatives) {}

  private final class Question {
    private final RouteMap.Sequence asked;
    private final PacketKind kind;
    private final Budget budget;
    private final Set<RouteMap.Sequence> by;
    private final List<Conditions> earlier = new ArrayList<>();
    private @Nullable Sample found;

    Question(RouteMap.Sequence asked, PacketKind kind, Budget budget, Set<RouteMap.Sequence> by) {
      this.asked = asked;
      this.kind = kind;
      this.budget = budget;
      this.by = by;
    }

    @Nullable Sample packet() {
      for (RouteMap.Sequence sequence : map.sequences()) {
        if (sequence.number() >= asked.number()) {
          break;
        }
        Conditions conditions = surely(sequence);
        if (conditions != null) {
          earlier.add(conditions);
        }
      }
      for (Box region : regions(asked)) {
        List<List<Term>> alternatives = terms(asked);
        // A list without entries matches everything, as no clause at all does.
        boolean anything = alternatives.isEmpty() || alternatives.stream().anyMatch(List::isEmpty);
        if (anything && pass(region, 0, 0)) {
          return found;
        }
        for (List<Term> terms : alternatives) {
          List<Term> likely =
              terms.stream().filter(t -> t.isExact() || t.action() == Action.PERMIT).toList();
          FirstMatch list = new FirstMatch(likely, kind, budget);
          if (list.any(region, permitted -> pass(permitted, 0, 0), refused -> false)) {
            return found;
          }
        }
      }
      return null;
    }

    /** Whether a part of the box is matched by no earlier sequence from {@code place} on. */
    private boolean pass(Box box, int place, int alternative) {
      if (!budget.spend(1)) {
        return false;
      }
      if (place == earlier.size()) {
        found = Sample.of(box, kind);
        return true;
      }
      Conditions conditions = earlier.get(place);
      if (alternative == conditions.alternatives.size() && alternative > 0) {
        return pass(box, place + 1, 0);
      }
      Predicate<Box> matched = part -> outside(part, conditions, place);
      if (conditions.alternatives.isEmpty()) {
        return matched.test(box);
      }
      FirstMatch list = conditions.alternatives.get(alternative);
      return list.any(box, matched, part -> pass(part, place, alternative + 1));
    }

    /** Whether a part of what the lists permit has another length, and passes the rest. */
    private boolean outside(Box box, Conditions conditions, int place) {
      List<Box> rest = List.of(box);
      for (Box length : conditions.lengths) {
        List<Box> pieces = new ArrayList<>();
        for (Box piece : rest) {
          if (piece.overlaps(length)) {
            by.add(conditions.sequence);
          }
          pieces.addAll(piece.minus(length));
        }
        rest = pieces;
      }
      for (Box piece : rest) {
        if (pass(piece, place + 1, 0)) {
          return true;
        }
      }
      return false;
    }

    /** What the sequence matches for sure; null if that can't be told, or is everything. */
    private @Nullable Conditions surely(RouteMap.Sequence sequence) {
      boolean known =
          sequence.malformed().isEmpty()
              && !sequence.matches().isEmpty()
              && sequence.matches().stream()
                  .allMatch(
                      c -> c instanceof MatchClause.AccessLists || c instanceof MatchClause.Length)
              && sequence.sets().stream().noneMatch(SequenceReach::continues);
      if (!known) {
        return null;
      }
      List<FirstMatch> alternatives = new ArrayList<>();
      for (List<Term> terms : terms(sequence)) {
        List<Term> sure =
            terms.stream()
                .filter(t -> (t.isExact() && !t.grouped()) || t.action() == Action.DENY)
                .toList();
        boolean readable = terms.stream().noneMatch(t -> t.certainty() == Term.Certainty.UNKNOWN);
        if (readable && !terms.isEmpty()) {
          alternatives.add(new FirstMatch(sure, kind, budget));
        }
      }
      boolean asksLists =
          sequence.matches().stream().anyMatch(c -> c instanceof MatchClause.AccessLists);
      if (asksLists && alternatives.isEmpty()) {
        return null;
      }
      return new Conditions(sequence, regions(sequence), alternatives);
    }
  }

  private static boolean continues(SetClause clause) {
    return clause instanceof SetClause.Other other && other.words().startsWith("continue");
  }

  /** All packets of the lengths that the sequence asks for. */
  private static List<Box> regions(RouteMap.Sequence sequence) {
    Box all = Box.between(AddressSet.IPV4, AddressSet.IPV4);
    List<Box> regions = new ArrayList<>();
    boolean any = true;
    for (MatchClause clause : sequence.matches()) {
      if (clause instanceof MatchClause.Length length) {
        any = false;
        int max = Math.min(length.max(), Field.LENGTH.highest());
        if (length.min() <= max) {
          regions.add(all.with(Field.LENGTH, length.min(), max));
        }
      }
    }
    return any ? List.of(all) : regions;
  }

  /** The entries of each list that the sequence names; none for a list that nobody defines. */
  private List<List<Term>> terms(RouteMap.Sequence sequence) {
    List<List<Term>> all = new ArrayList<>();
    for (MatchClause clause : sequence.matches()) {
      if (clause instanceof MatchClause.AccessLists access) {
        for (NameUse use : access.lists()) {
          AccessList list = lists.apply(use.name());
          all.add(list == null ? List.of() : Terms.of(list, groups));
        }
      }
    }
    return all;
  }
}

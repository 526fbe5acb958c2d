package dev.hoplint.header;

import dev.hoplint.header.Entries.Verdict;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A route-map as policy routing runs it, with the access lists that it names.
 *
 * <p>Sequences are tried in order; the clauses of one kind are alternatives, different kinds are
 * all needed. A permit sequence that matches applies its {@code set} clauses, a deny sequence that
 * matches ends the search, and a packet that no sequence matches is routed normally. A list that is
 * not defined, or has no entries, matches everything.
 */
public final class Policy {
  private final RouteMap map;
  private final Map<String, List<AccessEntry>> lists;
  private final boolean timeRangesActive;

  private Policy(RouteMap map, Map<String, List<AccessEntry>> lists, boolean timeRangesActive) {
    this.map = map;
    this.lists = lists;
    this.timeRangesActive = timeRangesActive;
  }

  /** {@code definitions} answers null for a list that no line defines. */
  public static Policy of(RouteMap map, Function<String, @Nullable AccessList> definitions) {
    Map<String, List<AccessEntry>> lists = new HashMap<>();
    for (RouteMap.Sequence sequence : map.sequences()) {
      for (NameUse use : listsOf(sequence)) {
        AccessList list = definitions.apply(use.name());
        lists.put(use.name(), list == null ? List.of() : list.entries());
      }
    }
    return new Policy(map, lists, true);
  }

  /** The same policy while no time-range is active. */
  public Policy outsideTimeRanges() {
    return new Policy(map, lists, false);
  }

  /**
   * The same policy with only those entries that {@code keep} accepts; lists keep their meaning.
   */
  Policy restrictedTo(Predicate<AccessEntry> keep) {
    Map<String, List<AccessEntry>> kept = new HashMap<>();
    lists.forEach((name, entries) -> kept.put(name, restrict(entries, keep)));
    return new Policy(map, kept, timeRangesActive);
  }

  private static List<AccessEntry> restrict(
      List<AccessEntry> entries, Predicate<AccessEntry> keep) {
    List<AccessEntry> kept = entries.stream().filter(keep).toList();
    // A list must not become empty, which would match everything: one entry stays.
    return kept.isEmpty() && !entries.isEmpty() ? List.of(entries.get(0)) : kept;
  }

  public RouteMap map() {
    return map;
  }

  /** Every entry of every list that the policy names, lists in the order of their first use. */
  public List<AccessEntry> entries() {
    List<AccessEntry> all = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (RouteMap.Sequence sequence : map.sequences()) {
      for (NameUse use : listsOf(sequence)) {
        if (!seen.contains(use.name())) {
          seen.add(use.name());
          all.addAll(entries(use.name()));
        }
      }
    }
    return all;
  }

  public List<AccessEntry> entries(String list) {
    return lists.getOrDefault(list, List.of());
  }

  public boolean hasTimeRanges() {
    return entries().stream().anyMatch(e -> e.extra().timeRange() != null);
  }

  /** The bounds of every {@code match length}, in bytes. */
  public List<MatchClause.Length> lengths() {
    List<MatchClause.Length> all = new ArrayList<>();
    for (RouteMap.Sequence sequence : map.sequences()) {
      for (MatchClause clause : sequence.matches()) {
        if (clause instanceof MatchClause.Length length) {
          all.add(length);
        }
      }
    }
    return all;
  }

  /**
   * What the policy does with a packet.
   *
   * @param known false if a clause or an entry that may decide is not modelled
   * @param sequence the sequence that matched; null if none did
   * @param entry the access-list entry by which it matched, or, where no sequence matched, an entry
   *     that turned the packet away, one with ports or {@code fragments} before others; null if the
   *     end of a list did, or no list decides
   */
  public record Decision(
      boolean known, RouteMap.@Nullable Sequence sequence, @Nullable AccessEntry entry) {
    /** The sequence whose {@code set} clauses apply; null if the packet is routed normally. */
    public RouteMap.@Nullable Sequence applied() {
      return sequence != null && sequence.action() == Action.PERMIT ? sequence : null;
    }

    /** Whether both decisions, of one policy, apply the same sequence, or none. */
    public boolean appliesSame(Decision other) {
      return number(applied()) == number(other.applied());
    }

    private static int number(RouteMap.@Nullable Sequence sequence) {
      return sequence == null ? -1 : sequence.number();
    }
  }

  public Decision decide(Header header) {
    AccessEntry refusing = null;
    for (RouteMap.Sequence sequence : map.sequences()) {
      Answer answer = matches(sequence, header);
      if (answer.match == Match.UNKNOWN) {
        return new Decision(false, sequence, answer.entry);
      }
      if (answer.match == Match.YES) {
        return new Decision(true, sequence, answer.entry);
      }
      refusing = telling(refusing, answer.entry);
    }
    return new Decision(true, null, refusing);
  }

  /** Whether the sequence matches, judged alone, and the entry that says so. */
  Answer matches(RouteMap.Sequence sequence, Header header) {
    Match all = sequence.malformed().isEmpty() ? Match.YES : Match.UNKNOWN;
    AccessEntry entry = null;
    Match lengths = null;
    for (MatchClause clause : sequence.matches()) {
      if (clause instanceof MatchClause.AccessLists access) {
        Answer answer = matchesAny(access.lists(), header);
        all = all.and(answer.match);
        entry = telling(entry, answer.entry);
      } else if (clause instanceof MatchClause.Length length) {
        Match inside = Match.of(header.length() >= length.min() && header.length() <= length.max());
        lengths = lengths == null ? inside : lengths.or(inside);
      } else {
        all = all.and(Match.UNKNOWN);
      }
    }
    return new Answer(lengths == null ? all : all.and(lengths), entry);
  }

  record Answer(Match match, @Nullable AccessEntry entry) {}

  /** Of two entries that turn a packet away, the one that tells its fragments apart. */
  private static @Nullable AccessEntry telling(
      @Nullable AccessEntry one, @Nullable AccessEntry other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    boolean tells = one.hasL4() || one.fragments();
    return !tells && (other.hasL4() || other.fragments()) ? other : one;
  }

  private Answer matchesAny(List<NameUse> uses, Header header) {
    Match any = Match.NO;
    AccessEntry refusing = null;
    for (NameUse use : uses) {
      List<AccessEntry> entries = entries(use.name());
      Verdict verdict =
          entries.isEmpty()
              ? new Verdict(Match.YES, null)
              : Entries.decide(entries, header, timeRangesActive);
      if (verdict.permitted() == Match.YES) {
        return new Answer(Match.YES, verdict.entry());
      }
      any = any.or(verdict.permitted());
      refusing = telling(refusing, verdict.entry());
    }
    return new Answer(any, refusing);
  }

  private static List<NameUse> listsOf(RouteMap.Sequence sequence) {
    List<NameUse> uses = new ArrayList<>();
    for (MatchClause clause : sequence.matches()) {
      if (clause instanceof MatchClause.AccessLists access) {
        uses.addAll(access.lists());
      }
    }
    return uses;
  }
}

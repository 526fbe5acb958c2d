package dev.hoplint.header;

import dev.hoplint.header.Entries.Verdict;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.model.RouteMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final Supplier<TermPolicy> boxes;
  private @Nullable TermPolicy terms;

  /** Made when a list is first asked for a packet. */
  private final Map<String, EntryLookup> lookups = new ConcurrentHashMap<>();

  private Policy(
      RouteMap map,
      Map<String, List<AccessEntry>> lists,
      boolean timeRangesActive,
      Supplier<TermPolicy> boxes) {
    this.map = map;
    this.lists = lists;
    this.timeRangesActive = timeRangesActive;
    this.boxes = boxes;
  }

  /**
   * A policy with object groups replaced by their members.
   *
   * @param definitions answers null for a list that no line defines
   * @param groups answers null for an object group that no line defines
   */
  public static Policy of(
      RouteMap map,
      Function<String, @Nullable AccessList> definitions,
      Function<String, @Nullable ObjectGroup> groups) {
    Map<String, List<AccessEntry>> lists = new HashMap<>();
    for (RouteMap.Sequence sequence : map.sequences()) {
      for (NameUse use : listsOf(sequence)) {
        AccessList list = definitions.apply(use.name());
        lists.put(use.name(), list == null ? List.of() : PlainEntries.of(list, groups));
      }
    }
    return new Policy(map, lists, true, () -> PolicyTerms.of(map, definitions, groups));
  }

  /** The same policy while no time-range is active. */
  public Policy outsideTimeRanges() {
    return new Policy(map, lists, false, () -> terms().outsideTimeRanges());
  }

  /** Every entry of every list that the policy names, lists in the order of their first use. */
  public List<AccessEntry> entries() {
    Set<String> names = new LinkedHashSet<>();
    for (RouteMap.Sequence sequence : map.sequences()) {
      listsOf(sequence).forEach(use -> names.add(use.name()));
    }
    List<AccessEntry> all = new ArrayList<>();
    names.forEach(name -> all.addAll(lists.getOrDefault(name, List.of())));
    return all;
  }

  public RouteMap map() {
    return map;
  }

  /** The policy as boxes, for questions about all packets at once; not for several threads. */
  public TermPolicy terms() {
    TermPolicy known = terms;
    if (known == null) {
      known = boxes.get();
      terms = known;
    }
    return known;
  }

  public boolean hasTimeRanges() {
    return lists.values().stream()
        .flatMap(List::stream)
        .anyMatch(e -> e.extra().timeRange() != null);
  }

  public boolean looksAtLengths() {
    return terms().looksAtLengths();
  }

  /**
   * What the policy does with a packet.
   *
   * @param known false if a clause or an entry that may decide is not modelled
   * @param sequence the sequence that matched; null if none did
   * @param entry the access-list entry by which it matched, or one with ports or {@code fragments}
   *     that turned it away from an earlier sequence; where no sequence matched, an entry that
   *     turned it away; null if no entry did
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

  /** What an outcome of {@link #terms} says, if it is about the packet; else it is worked out. */
  public Decision decide(Header header, TermPolicy.Outcome outcome) {
    TermPolicy.Row row = outcome.row();
    RouteMap.Sequence sequence = row == null ? null : map.sequences().get(row.number());
    Term term = outcome.entry();
    if (term == null) {
      return new Decision(outcome.known(), sequence, null);
    }
    for (List<AccessEntry> entries : lists.values()) {
      AccessEntry entry = term.index() < entries.size() ? entries.get(term.index()) : null;
      if (entry != null && entry.span().equals(term.span())) {
        return new Decision(outcome.known(), sequence, entry);
      }
    }
    // Members of object groups stand in places of their own.
    return decide(header);
  }

  public Decision decide(Header header) {
    AccessEntry refusing = null;
    for (RouteMap.Sequence sequence : map.sequences()) {
      Answer answer = matches(sequence, header);
      if (answer.match == Match.UNKNOWN) {
        return new Decision(false, sequence, answer.entry);
      }
      if (answer.match == Match.YES) {
        return new Decision(true, sequence, telling(answer.entry, refusing));
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
      List<AccessEntry> entries = lists.getOrDefault(use.name(), List.of());
      Verdict verdict =
          entries.isEmpty()
              ? new Verdict(Match.YES, null)
              : Entries.decide(candidates(use.name(), entries, header), header, timeRangesActive);
      if (verdict.permitted() == Match.YES) {
        return new Answer(Match.YES, verdict.entry());
      }
      any = any.or(verdict.permitted());
      refusing = telling(refusing, verdict.entry());
    }
    return new Answer(any, refusing);
  }

  private EntryLookup lookup(String list, List<AccessEntry> entries) {
    return lookups.computeIfAbsent(list, n -> new EntryLookup(entries));
  }

  private List<AccessEntry> candidates(String list, List<AccessEntry> entries, Header header) {
    return lookup(list, entries).candidates(header);
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

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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

  /** Whether few of the entries of a list name a packet's addresses, so that they are looked up. */
  private final boolean lookedUp;

  /** Made when a list is first asked for a packet. */
  private final Map<String, EntryLookup> lookups = new ConcurrentHashMap<>();

  private Policy(
      RouteMap map,
      Map<String, List<AccessEntry>> lists,
      boolean timeRangesActive,
      boolean lookedUp) {
    this.map = map;
    this.lists = lists;
    this.timeRangesActive = timeRangesActive;
    this.lookedUp = lookedUp;
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
    return new Policy(map, lists, true, true);
  }

  /** The same policy while no time-range is active. */
  public Policy outsideTimeRanges() {
    return new Policy(map, lists, false, lookedUp);
  }

  /**
   * The same policy with only the given entries of each list, in their order. A list of which none
   * is given keeps its first, which must not match what the policy is then asked about: an empty
   * list would match everything.
   */
  Policy restrictedTo(Map<String, List<AccessEntry>> kept) {
    Map<String, List<AccessEntry>> restricted = new HashMap<>();
    lists.forEach(
        (name, entries) ->
            restricted.put(
                name,
                kept.getOrDefault(name, entries.isEmpty() ? entries : entries.subList(0, 1))));
    return new Policy(map, restricted, timeRangesActive, false);
  }

  /** The names of the lists, in the order of their first use. */
  List<String> listNames() {
    List<String> names = new ArrayList<>();
    for (RouteMap.Sequence sequence : map.sequences()) {
      for (NameUse use : listsOf(sequence)) {
        if (!names.contains(use.name())) {
          names.add(use.name());
        }
      }
    }
    return names;
  }

  public RouteMap map() {
    return map;
  }

  /** Every entry of every list that the policy names, lists in the order of their first use. */
  public List<AccessEntry> entries() {
    List<AccessEntry> all = new ArrayList<>();
    listNames().forEach(name -> all.addAll(entries(name)));
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
      List<AccessEntry> entries = entries(use.name());
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

  /** At how many entries {@link #decide} may have to look, about. */
  public long stepsPerDecision() {
    return lists.entrySet().stream()
        .mapToLong(list -> lookup(list.getKey(), list.getValue()).steps())
        .sum();
  }

  private EntryLookup lookup(String list, List<AccessEntry> entries) {
    return lookups.computeIfAbsent(list, n -> new EntryLookup(entries));
  }

  private List<AccessEntry> candidates(String list, List<AccessEntry> entries, Header header) {
    return lookedUp ? lookup(list, entries).candidates(header) : entries;
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

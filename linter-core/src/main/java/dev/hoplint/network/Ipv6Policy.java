package dev.hoplint.network;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.header.AddressSet;
import dev.hoplint.header.Box;
import dev.hoplint.header.Budget;
import dev.hoplint.header.FirstFragments;
import dev.hoplint.header.Ipv6Terms;
import dev.hoplint.header.PartingSearch;
import dev.hoplint.header.PartingSearch.Root;
import dev.hoplint.header.PolicyTerms;
import dev.hoplint.header.Sample;
import dev.hoplint.header.Term;
import dev.hoplint.header.TermList;
import dev.hoplint.header.TermPolicy;
import dev.hoplint.header.TermPolicy.Outcome;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A route-map as {@code ipv6 policy route-map} runs it, and the packets of which it tells the
 * fragments apart. Where the ways lead is not followed: no IPv6 routes are kept.
 */
public final class Ipv6Policy {
  private final RouteMap map;
  private final PartingSearch search;
  private final Map<Span, Parting> found = new LinkedHashMap<>();

  private Ipv6Policy(RouteMap map, TermPolicy terms, Budget budget) {
    this.map = map;
    this.search = new PartingSearch(terms, budget);
  }

  /**
   * A packet whose fragments part.
   *
   * @param initial its first fragment
   * @param first the sequence whose {@code set} clauses apply to it; null if it is routed
   * @param later the same of later fragments
   * @param entry the entry that tells them apart; null if length does
   * @param place the entry, or the {@code match length}
   */
  public record Parting(
      Sample initial,
      RouteMap.@Nullable Sequence first,
      RouteMap.@Nullable Sequence later,
      @Nullable Term entry,
      Span place) {}

  /**
   * Packets whose fragments part.
   *
   * @param partings one for each place by which they part
   * @param complete false if the policy is too large to be searched to the end
   */
  public record Partings(List<Parting> partings, boolean complete) {
    public Partings {
      partings = List.copyOf(partings);
    }
  }

  /** What a router's policy for IPv6 tells apart. */
  public static Partings partings(Router router, RouteMap map) {
    Map<String, TermList> known = new HashMap<>();
    TermPolicy terms = PolicyTerms.of(map, AddressSet.IPV6, clause -> lists(router, clause, known));
    Ipv6Policy policy = new Ipv6Policy(map, terms, new Budget(PartingSearch.STEPS));
    policy.run();
    return new Partings(List.copyOf(policy.found.values()), policy.search.isComplete());
  }

  /** The lists of a clause; null if it asks for more, or for a list that is not all known. */
  private static @Nullable List<@Nullable TermList> lists(
      Router router, MatchClause clause, Map<String, TermList> known) {
    if (!(clause instanceof MatchClause.Other other)
        || !other.words().startsWith("ipv6 address ")
        || other.words().startsWith("ipv6 address prefix-list")) {
      return null;
    }
    List<@Nullable TermList> all = new ArrayList<>();
    for (NameReference reference : router.config().references()) {
      Span name = reference.use().span();
      if (reference.kind() == NameReference.Kind.IPV6_ACCESS_LIST
          && name.file().equals(clause.span().file())
          && name.start() >= clause.span().start()
          && name.end() <= clause.span().end()) {
        Ipv6AccessList list = list(router, reference.use().name());
        if (list == null || !list.malformed().isEmpty() || list.entries().isEmpty()) {
          return null;
        }
        all.add(known.computeIfAbsent(list.name(), n -> TermList.of(n, Ipv6Terms.of(list))));
      }
    }
    return all.isEmpty() ? null : all;
  }

  private static @Nullable Ipv6AccessList list(Router router, String name) {
    return router.config().definitions().ipv6AccessLists().stream()
        .filter(list -> list.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private void run() {
    for (Root root : search.roots()) {
      for (Box header : search.headers(root)) {
        if (!search.isIdle(root, header)
            && search.search(
                root, header, later -> true, (box, later, firsts) -> any(root, header, firsts))) {
          break;
        }
      }
    }
  }

  private boolean any(Root root, Box header, List<FirstFragments> found) {
    for (FirstFragments some : found) {
      if (search.searchAt(root, header, some, this::any)) {
        return true;
      }
    }
    return false;
  }

  private boolean any(Box laters, Outcome later, List<FirstFragments> firsts) {
    for (FirstFragments first : firsts) {
      RouteMap.Sequence one = sequence(first.outcome().applied());
      RouteMap.Sequence two = sequence(later.applied());
      if (!ways(one).equals(ways(two)) && FragmentLengths.arePossible6(first.box(), laters)) {
        Term entry = telling(first.outcome(), later);
        Span place = entry == null ? lengthClause() : entry.span();
        found.putIfAbsent(place, new Parting(first.sample(), one, two, entry, place));
        return true;
      }
    }
    return false;
  }

  private RouteMap.@Nullable Sequence sequence(TermPolicy.@Nullable Row row) {
    return row == null ? null : map.sequences().get(row.number());
  }

  private static @Nullable Term telling(Outcome first, Outcome later) {
    Term entry = later.entry();
    if (entry == null || !entry.isTelling()) {
      entry = first.entry();
    }
    return entry != null && entry.isTelling() ? entry : null;
  }

  private Span lengthClause() {
    for (RouteMap.Sequence sequence : map.sequences()) {
      for (MatchClause clause : sequence.matches()) {
        if (clause instanceof MatchClause.Length) {
          return clause.span();
        }
      }
    }
    return map.sequences().get(0).header();
  }

  /** What sends packets on, of the sequence's clauses; nothing if they are routed. */
  public static List<String> ways(RouteMap.@Nullable Sequence applied) {
    List<String> ways = new ArrayList<>();
    if (applied != null) {
      for (SetClause clause : applied.sets()) {
        if (clause instanceof SetClause.Ipv6NextHop next) {
          ways.add(way(next));
        } else if (clause instanceof SetClause.OutInterface out) {
          ways.add("interface " + names(out.interfaces()));
        } else if (clause instanceof SetClause.DefaultInterface out) {
          ways.add("default interface " + names(out.interfaces()));
        } else if (clause instanceof SetClause.InVrf in) {
          ways.add(in.vrf().isEmpty() ? "global" : "vrf " + in.vrf());
        }
      }
    }
    return ways;
  }

  private static String names(List<NameUse> interfaces) {
    return interfaces.stream().map(NameUse::name).collect(Collectors.joining(" "));
  }

  private static String way(SetClause.Ipv6NextHop next) {
    String vrf = next.vrf();
    String in = vrf == null ? "" : vrf.isEmpty() ? "global " : "vrf " + vrf + " ";
    return "ipv6 "
        + (next.byDefault() ? "default " : "")
        + in
        + "next-hop "
        + next.hops().stream().map(Ipv6Address::toString).collect(Collectors.joining(" "));
  }
}

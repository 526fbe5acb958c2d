package dev.hoplint.network;

import dev.hoplint.header.Decisions;
import dev.hoplint.header.Ipv6Terms;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.Sample;
import dev.hoplint.header.Term;
import dev.hoplint.model.Action;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A route-map as {@code ipv6 policy route-map} runs it, and the packets of which it tells the
 * fragments apart. Where the ways lead is not followed: no IPv6 routes are kept.
 */
public final class Ipv6Policy {
  private final RouteMap map;
  private final Map<RouteMap.Sequence, List<List<Term>>> lists = new HashMap<>();

  private Ipv6Policy(RouteMap map) {
    this.map = map;
  }

  /**
   * A packet whose fragments part.
   *
   * @param initial its first fragment
   * @param first the sequence whose {@code set} clauses apply to it; null if it is routed
   * @param later the same of later fragments
   * @param place the entry that tells them apart
   */
  public record Parting(
      Sample initial,
      RouteMap.@Nullable Sequence first,
      RouteMap.@Nullable Sequence later,
      Span place) {}

  /** What an entry decides; {@code known} is false if it can't be told. */
  private record Outcome(
      boolean known, RouteMap.@Nullable Sequence applied, @Nullable Term entry) {}

  /** One packet for each entry that tells fragments apart; none of a map that is not all known. */
  public static List<Parting> partings(Router router, RouteMap map) {
    Ipv6Policy policy = new Ipv6Policy(map);
    for (RouteMap.Sequence sequence : map.sequences()) {
      List<List<Term>> terms = terms(router, sequence);
      if (terms == null) {
        return List.of();
      }
      policy.lists.put(sequence, terms);
    }
    return policy.partings();
  }

  /** The lists of a sequence; null if it asks for more, or for a list that is not all known. */
  private static @Nullable List<List<Term>> terms(Router router, RouteMap.Sequence sequence) {
    if (!sequence.malformed().isEmpty()) {
      return null;
    }
    List<List<Term>> all = new ArrayList<>();
    for (MatchClause clause : sequence.matches()) {
      boolean lists =
          clause instanceof MatchClause.Other other
              && other.words().startsWith("ipv6 address ")
              && !other.words().startsWith("ipv6 address prefix-list");
      if (!lists) {
        return null;
      }
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
          all.add(Ipv6Terms.of(list));
        }
      }
    }
    return all.isEmpty() && !sequence.matches().isEmpty() ? null : all;
  }

  private static @Nullable Ipv6AccessList list(Router router, String name) {
    return router.config().definitions().ipv6AccessLists().stream()
        .filter(list -> list.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private List<Parting> partings() {
    Map<Span, Parting> found = new LinkedHashMap<>();
    for (RouteMap.Sequence sequence : map.sequences()) {
      for (List<Term> list : lists.getOrDefault(sequence, List.of())) {
        Decisions decisions = Decisions.of(list);
        for (Term term : list) {
          if (term.first().equals(term.later())) {
            continue;
          }
          decisions
              .met(term, PacketKind.INITIAL)
              .meetings()
              .forEach(meeting -> examine(meeting.packet(), found));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private void examine(Sample initial, Map<Span, Parting> found) {
    Outcome first = decide(initial);
    Outcome later = decide(new Sample(PacketKind.NON_INITIAL, initial.point()));
    if (!first.known || !later.known || ways(first.applied).equals(ways(later.applied))) {
      return;
    }
    Term entry = telling(later.entry) ? later.entry : first.entry;
    if (entry != null && telling(entry)) {
      found.putIfAbsent(
          entry.span(), new Parting(initial, first.applied, later.applied, entry.span()));
    }
  }

  private static boolean telling(@Nullable Term term) {
    return term != null && !term.first().equals(term.later());
  }

  private Outcome decide(Sample packet) {
    Term refusing = null;
    for (RouteMap.Sequence sequence : map.sequences()) {
      List<List<Term>> alternatives = lists.getOrDefault(sequence, List.of());
      boolean matches = alternatives.isEmpty();
      Term by = null;
      for (List<Term> list : alternatives) {
        Term entry = deciding(list, packet);
        if (entry != null && !entry.isExact()) {
          return new Outcome(false, null, entry);
        }
        if (entry != null && entry.action() == Action.PERMIT) {
          matches = true;
          by = entry;
          break;
        }
        refusing = telling(refusing) ? refusing : entry;
      }
      if (matches) {
        boolean applies = sequence.action() == Action.PERMIT;
        return new Outcome(true, applies ? sequence : null, telling(by) ? by : refusing);
      }
    }
    return new Outcome(true, null, refusing);
  }

  private static @Nullable Term deciding(List<Term> list, Sample packet) {
    for (Term term : list) {
      if (term.takes(packet.point(), packet.kind())) {
        return term;
      }
    }
    return null;
  }

  /** What sends packets on, of the sequence's clauses; nothing if they are routed. */
  public static List<String> ways(RouteMap.@Nullable Sequence applied) {
    List<String> ways = new ArrayList<>();
    if (applied != null) {
      for (SetClause clause : applied.sets()) {
        if (clause instanceof SetClause.Ipv6NextHop next) {
          ways.add(way(next));
        } else if (clause instanceof SetClause.OutInterface
            || clause instanceof SetClause.DefaultInterface
            || clause instanceof SetClause.InVrf) {
          ways.add("sequence " + applied.number());
        }
      }
    }
    return ways;
  }

  private static String way(SetClause.Ipv6NextHop next) {
    return (next.byDefault() ? "default " : "")
        + (next.vrf() == null ? "" : "in " + next.vrf() + " ")
        + next.hops();
  }
}

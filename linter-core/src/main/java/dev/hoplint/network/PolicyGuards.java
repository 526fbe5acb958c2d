package dev.hoplint.network;

import dev.hoplint.header.Box;
import dev.hoplint.header.Budget;
import dev.hoplint.header.FirstFragments;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.PartingSearch.Root;
import dev.hoplint.header.Policy;
import dev.hoplint.header.RivalDecisions;
import dev.hoplint.header.Sample;
import dev.hoplint.header.Term;
import dev.hoplint.header.TermList;
import dev.hoplint.header.TermPolicy;
import dev.hoplint.header.TermPolicy.Outcome;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.SplitEndpoints.Focus;
import dev.hoplint.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a policy's access lists that were written against fragments going astray, and can't
 * help: denies with ports, which later fragments pass by, and entries with {@code fragments} beside
 * a decision by port.
 */
final class PolicyGuards {
  /** What it costs to ask whether fragments of one packet can come, or where two go. */
  private static final int STEPS_PER_QUESTION = 20;

  private final Network network;
  private final Router router;
  private final RouteMap map;
  private final SplitEndpoints endpoints;
  private final Budget budget;
  private final Map<Span, PolicyGuard> denies = new LinkedHashMap<>();
  private final Map<Span, PolicyGuard> fragmentEntries = new LinkedHashMap<>();
  private boolean complete = true;

  PolicyGuards(
      Network network, Router router, RouteMap map, SplitEndpoints endpoints, Budget budget) {
    this.network = network;
    this.router = router;
    this.map = map;
    this.endpoints = endpoints;
    this.budget = budget;
  }

  /** Denies with ports that later fragments pass by on their way to being policy routed. */
  List<PolicyGuard> denies() {
    return List.copyOf(denies.values());
  }

  /** Entries with {@code fragments} that are wrong for one side of a decision by port. */
  List<PolicyGuard> fragmentEntries() {
    return List.copyOf(fragmentEntries.values());
  }

  boolean isComplete() {
    return complete;
  }

  boolean isKnown(Term entry) {
    return denies.containsKey(entry.span());
  }

  /**
   * Looks at a packet whose first fragment a deny with ports may turn away from what takes the
   * later ones.
   */
  void deny(
      Root root,
      @Nullable Port ingress,
      SplitPacket packet,
      FirstFragments first,
      LaterFragments laters) {
    Outcome later = laters.outcome();
    Term deny = root.term();
    TermList list = root.list();
    TermPolicy.Row row = later.applied();
    if (deny == null
        || list == null
        || row == null
        || ingress == null
        || !first.segment()
        || denies.containsKey(deny.span())) {
      return;
    }
    Sample packets = first.sample();
    Term turnsAway = list.deciding(packets);
    Term takes =
        list.deciding(new Sample(PacketKind.NON_INITIAL, laters.box().point(packets.point())));
    boolean passed = takes == null || takes.index() > deny.index();
    if (!deny.equals(turnsAway) || !passed || isHarmless(ingress, packet, later)) {
      return;
    }
    denies.put(
        deny.span(),
        new PolicyGuard(
            map,
            map.sequences().get(row.number()),
            list.name(),
            deny,
            later.entry(),
            packet.header(),
            null));
  }

  /** A deny ahead of a permit by address does its work as long as no fragments can come. */
  private boolean isHarmless(Port ingress, SplitPacket packet, Outcome later) {
    Term by = later.entry();
    if (by == null || by.isTelling()) {
      return false;
    }
    budget.spend(STEPS_PER_QUESTION);
    Arrival arrival = new Arrivals(network).at(ingress, packet.header(), null);
    return arrival.chance() == Arrival.Chance.NO;
  }

  /** Looks at all entries with {@code fragments}. */
  void fragmentEntries(Policy policy, List<@Nullable Port> ingresses) {
    for (TermPolicy.Row row : policy.terms().rows()) {
      for (TermList list : row.anyOf()) {
        for (Term term : list.terms()) {
          if (term.first().isEmpty() && !fragmentEntries.containsKey(term.span())) {
            fragmentEntry(policy, row, list, term, ingresses);
          }
        }
      }
    }
  }

  private void fragmentEntry(
      Policy policy,
      TermPolicy.Row row,
      TermList list,
      Term entry,
      List<@Nullable Port> ingresses) {
    RivalDecisions rivals = new RivalDecisions(policy.terms(), budget);
    // Whether the entry or one before it answers for later fragments: no answer can be right.
    for (Box header : entry.ipHeaders()) {
      for (Port ingress : ingresses) {
        for (Focus focus : ingress == null ? List.<Focus>of() : endpoints.foci(header, ingress)) {
          if (rivals.visit(
              focus.between(header),
              (one, other) -> rival(policy, row, list, entry, ingress, focus, one, other))) {
            return;
          }
        }
      }
      boolean found =
          rivals.visit(
              header, (one, other) -> anywhere(policy, row, list, entry, ingresses, one, other));
      if (found) {
        return;
      }
    }
    complete &= rivals.isComplete();
  }

  private boolean anywhere(
      Policy policy,
      TermPolicy.Row row,
      TermList list,
      Term entry,
      List<@Nullable Port> ingresses,
      FirstFragments one,
      FirstFragments other) {
    for (Port ingress : ingresses) {
      budget.spend(endpoints.cost());
      for (Focus focus :
          ingress == null ? List.<Focus>of() : endpoints.foci(other.box(), ingress)) {
        if (rival(policy, row, list, entry, ingress, focus, one, other)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether two first fragments between two hosts go different ways. */
  private boolean rival(
      Policy policy,
      TermPolicy.Row row,
      TermList list,
      Term entry,
      @Nullable Port ingress,
      Focus focus,
      FirstFragments one,
      FirstFragments other) {
    boolean marked = policy.terms().asksOfService();
    Header first =
        SplitPacket.of(one, focus.source(), focus.destination(), List.of(), marked).header();
    Header second =
        SplitPacket.of(other, focus.source(), focus.destination(), List.of(), marked).header();
    budget.spend(STEPS_PER_QUESTION);
    Forwarder forwarder = network.tracer().forwarder();
    if (Differences.same(
        forwarder.apply(router, ingress, first, policy.decide(first)),
        forwarder.apply(router, ingress, second, policy.decide(second)))) {
      return false;
    }
    fragmentEntries.put(
        entry.span(),
        new PolicyGuard(
            map, map.sequences().get(row.number()), list.name(), entry, null, first, second));
    return true;
  }
}

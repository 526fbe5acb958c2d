package dev.hoplint.network;

import dev.hoplint.header.Cell;
import dev.hoplint.header.Cells;
import dev.hoplint.header.Entries;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.Policy;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a policy's access lists that were written against fragments going astray, and can't
 * help: denies with ports, which later fragments pass by, and entries with {@code fragments} beside
 * a decision by port.
 */
public final class PolicyGuards {
  private final Network network;
  private final Router router;
  private final List<Port> ingresses;
  private final SplitEndpoints endpoints;
  private final Map<Span, Guard> denies = new LinkedHashMap<>();
  private final Map<Span, Guard> fragmentEntries = new LinkedHashMap<>();

  /** Which lists hold an entry, by where it stands. */
  private final Map<Span, List<String>> listsOf = new HashMap<>();

  private PolicyGuards(Network network, Router router, Policy policy, List<Port> ingresses) {
    this.network = network;
    this.router = router;
    this.ingresses = ingresses;
    this.endpoints = new SplitEndpoints(network, router);
    for (RouteMap.Sequence sequence : policy.map().sequences()) {
      for (String list : lists(sequence)) {
        for (AccessEntry entry : policy.entries(list)) {
          List<String> in = listsOf.computeIfAbsent(entry.span(), s -> new ArrayList<>(1));
          if (!in.contains(list)) {
            in.add(list);
          }
        }
      }
    }
  }

  /**
   * An entry that does not do what it seems to.
   *
   * @param later the entry by which later fragments are decided instead; null if the end of the
   *     list decides
   * @param initial a first fragment that shows it
   * @param other a first fragment between the same hosts that is decided otherwise; null for a deny
   */
  public record Guard(
      RouteMap map,
      RouteMap.Sequence sequence,
      String list,
      AccessEntry entry,
      @Nullable AccessEntry later,
      Header initial,
      @Nullable Header other) {}

  /** Denies with ports that later fragments pass by on their way to being policy routed. */
  public static List<Guard> ignoredDenies(Network network, Router router) {
    return search(network, router, true);
  }

  /** Entries with {@code fragments} that are wrong for one side of a decision by port. */
  public static List<Guard> fragmentEntries(Network network, Router router) {
    return search(network, router, false);
  }

  private static List<Guard> search(Network network, Router router, boolean denies) {
    List<Guard> found = new ArrayList<>();
    PolicySplits.bindings(router)
        .forEach(
            (map, ports) -> {
              Policy policy = Policy.of(map, router::accessList, router::objectGroup);
              boolean any =
                  policy.entries().stream().anyMatch(e -> denies ? isPortDeny(e) : e.fragments());
              if (any) {
                PolicyGuards guards = new PolicyGuards(network, router, policy, ports);
                Cells.visit(policy, denies ? guards::visitDenies : guards::visitFragmentEntries);
                found.addAll((denies ? guards.denies : guards.fragmentEntries).values());
              }
            });
    return found;
  }

  private static boolean isPortDeny(AccessEntry entry) {
    return entry.action() == Action.DENY && entry.hasL4() && !entry.fragments();
  }

  private void visitDenies(Cell cell) {
    for (AccessEntry entry : cell.covering()) {
      if (isPortDeny(entry) && !denies.containsKey(entry.span())) {
        examineDeny(cell, entry);
      }
    }
  }

  private void examineDeny(Cell cell, AccessEntry entry) {
    for (Cell.Example example : examples(cell)) {
      Header first = example.header();
      Header later = first.as(PacketKind.NON_INITIAL, 0);
      Policy.Decision nonInitial = cell.policy().decide(later);
      Policy.Decision initial = cell.policy().decide(first);
      RouteMap.Sequence sequence = nonInitial.applied();
      if (!example.segment()
          || !nonInitial.known()
          || !initial.known()
          || sequence == null
          || initial.appliesSame(nonInitial)) {
        continue;
      }
      for (String list : listsOf.getOrDefault(entry.span(), List.of())) {
        List<AccessEntry> entries = cell.policy().entries(list);
        Entries.Verdict turnedAway = Entries.decide(entries, first, true);
        boolean reached = Entries.decide(before(entries, entry), later, true).entry() == null;
        if (lists(sequence).contains(list)
            && turnedAway.entry() != null
            && turnedAway.entry().span().equals(entry.span())
            && reached
            && !isHarmless(cell, nonInitial.entry())) {
          denies.put(
              entry.span(),
              new Guard(
                  cell.policy().map(), sequence, list, entry, nonInitial.entry(), first, null));
          return;
        }
      }
    }
  }

  private static List<AccessEntry> before(List<AccessEntry> entries, AccessEntry entry) {
    return entries.stream().filter(e -> e.index() < entry.index()).toList();
  }

  /** A deny ahead of a permit by address does its work as long as no fragments can come. */
  private boolean isHarmless(Cell cell, @Nullable AccessEntry later) {
    if (later == null || later.hasL4() || later.fragments()) {
      return false;
    }
    for (Port ingress : ingresses) {
      for (SplitEndpoints.Pair pair : endpoints.pairs(cell, ingress)) {
        for (Cell.Example example : cell.examples(pair.source(), pair.destination(), 0)) {
          Arrival arrival = new Arrivals(network).at(ingress, example.header(), null);
          if (arrival.chance() != Arrival.Chance.NO) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private void visitFragmentEntries(Cell cell) {
    for (AccessEntry entry : cell.covering()) {
      if (entry.fragments() && !entry.hasL4() && !fragmentEntries.containsKey(entry.span())) {
        examineFragmentEntry(cell, entry);
      }
    }
  }

  private void examineFragmentEntry(Cell cell, AccessEntry entry) {
    List<Cell.Example> examples = examples(cell);
    // Whether the entry or one before it answers for later fragments: no answer can be right.
    String list = listsOf.getOrDefault(entry.span(), List.of()).stream().findFirst().orElse(null);
    RouteMap.Sequence sequence = list == null ? null : using(cell.policy().map(), list);
    if (list == null || sequence == null) {
      return;
    }
    Policy.Decision seen = null;
    Header shown = null;
    for (Cell.Example example : examples) {
      Policy.Decision decision = cell.policy().decide(example.header());
      if (!example.segment() || !decision.known()) {
        continue;
      }
      if (seen == null || shown == null) {
        seen = decision;
        shown = example.header();
      } else if (!decision.appliesSame(seen) && differ(cell, seen, decision)) {
        fragmentEntries.put(
            entry.span(),
            new Guard(cell.policy().map(), sequence, list, entry, null, shown, example.header()));
        return;
      }
    }
  }

  /** Whether two decisions send packets of the cell different ways, for some hosts at least. */
  private boolean differ(Cell cell, Policy.Decision one, Policy.Decision other) {
    Forwarder forwarder = network.tracer().forwarder();
    for (Port ingress : ingresses) {
      for (SplitEndpoints.Pair pair : endpoints.pairs(cell, ingress)) {
        Header header = cell.examples(pair.source(), pair.destination(), 0).get(0).header();
        if (!Differences.same(
            forwarder.apply(router, ingress, header, one),
            forwarder.apply(router, ingress, header, other))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Cell.Example> examples(Cell cell) {
    return cell.examples(cell.sample().source(), cell.sample().destination(), 0);
  }

  private static RouteMap.@Nullable Sequence using(RouteMap map, String list) {
    for (RouteMap.Sequence sequence : map.sequences()) {
      if (lists(sequence).contains(list)) {
        return sequence;
      }
    }
    return null;
  }

  private static List<String> lists(RouteMap.Sequence sequence) {
    List<String> names = new ArrayList<>();
    for (MatchClause clause : sequence.matches()) {
      if (clause instanceof MatchClause.AccessLists access) {
        for (NameUse use : access.lists()) {
          names.add(use.name());
        }
      }
    }
    return names;
  }
}

package dev.hoplint.network;

import dev.hoplint.header.Budget;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a policy's access lists that were written against fragments going astray, and can't
 * help: denies with ports, which later fragments pass by, and entries with {@code fragments} beside
 * a decision by port.
 */
public final class PolicyGuards {
  /** What it costs to ask whether fragments of one packet can come. */
  private static final int STEPS_PER_ARRIVAL = 20;

  private final Network network;
  private final Router router;
  private final List<Port> ingresses;
  private final SplitEndpoints endpoints;
  private final Budget budget;
  private final Map<Span, Guard> denies = new LinkedHashMap<>();
  private final Map<Span, Guard> fragmentEntries = new LinkedHashMap<>();

  /** Which lists hold an entry, by where it stands. */
  private final Map<Span, List<String>> listsOf = new HashMap<>();

  private PolicyGuards(
      Network network, Router router, Policy policy, List<Port> ingresses, Budget budget) {
    this.network = network;
    this.router = router;
    this.ingresses = ingresses;
    this.budget = budget;
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

  /**
   * The entries that were found.
   *
   * @param undecided policies that were too large to be searched to the end, except those of which
   *     {@link Network#splits} says so
   */
  public record Found(List<Guard> guards, List<Unknown> undecided) {
    public Found {
      guards = List.copyOf(guards);
      undecided = List.copyOf(undecided);
    }
  }

  /** Denies with ports that later fragments pass by on their way to being policy routed. */
  public static Found ignoredDenies(Network network, Router router) {
    return search(network, router, true);
  }

  /** Entries with {@code fragments} that are wrong for one side of a decision by port. */
  public static Found fragmentEntries(Network network, Router router) {
    return search(network, router, false);
  }

  private static Found search(Network network, Router router, boolean denies) {
    List<Guard> found = new ArrayList<>();
    List<Unknown> undecided = new ArrayList<>();
    Budget all = new Budget(PolicySplits.STEPS_PER_ROUTER);
    PolicySplits.bindings(router)
        .forEach(
            (map, ports) -> {
              Policy policy = Policy.of(map, router::accessList, router::objectGroup);
              boolean any =
                  policy.entries().stream().anyMatch(e -> denies ? isPortDeny(e) : e.fragments());
              if (any) {
                long granted = Math.min(Cells.STEPS, all.left());
                Budget budget = all.part(Cells.STEPS);
                PolicyGuards guards = new PolicyGuards(network, router, policy, ports, budget);
                boolean complete =
                    Cells.visit(
                        policy,
                        budget,
                        denies ? guards::visitDenies : guards::visitFragmentEntries);
                if (!complete) {
                  undecided.add(PolicySplits.tooLarge(map));
                }
                all.take(granted, budget);
                found.addAll((denies ? guards.denies : guards.fragmentEntries).values());
              }
            });
    undecided.removeAll(network.splits(router).undecided());
    return new Found(found, undecided);
  }

  private static boolean isPortDeny(AccessEntry entry) {
    return entry.action() == Action.DENY && entry.hasL4() && !entry.fragments();
  }

  private void visitDenies(Cell cell) {
    if (cell.covering().stream().noneMatch(e -> isPortDeny(e) && !denies.containsKey(e.span()))) {
      return;
    }
    List<Cell.Example> examples = examples(cell);
    Header later = examples.get(0).header().as(PacketKind.NON_INITIAL, 0);
    Policy.Decision nonInitial = cell.policy().decide(later);
    RouteMap.Sequence sequence = nonInitial.applied();
    if (!nonInitial.known() || sequence == null) {
      return;
    }
    List<Header> parted = new ArrayList<>();
    for (Cell.Example example : examples) {
      Policy.Decision initial = cell.policy().decide(example.header());
      if (example.segment() && initial.known() && !initial.appliesSame(nonInitial)) {
        parted.add(example.header());
      }
    }
    if (!parted.isEmpty() && !isHarmless(cell, examples, nonInitial.entry())) {
      lists(sequence).forEach(list -> examineDenies(cell, list, parted, sequence, nonInitial));
    }
  }

  /** The denies of a list by which first fragments are turned away from what takes later ones. */
  private void examineDenies(
      Cell cell,
      String list,
      List<Header> parted,
      RouteMap.Sequence sequence,
      Policy.Decision nonInitial) {
    List<AccessEntry> entries = cell.policy().entries(list);
    Set<Span> examined = new HashSet<>(denies.keySet());
    for (Header first : parted) {
      AccessEntry entry = Entries.decide(entries, first, true).entry();
      if (entry == null || !isPortDeny(entry) || !examined.add(entry.span())) {
        continue;
      }
      Header later = first.as(PacketKind.NON_INITIAL, 0);
      if (Entries.decide(before(entries, entry), later, true).entry() == null) {
        denies.put(
            entry.span(),
            new Guard(cell.policy().map(), sequence, list, entry, nonInitial.entry(), first, null));
      }
    }
  }

  private static List<AccessEntry> before(List<AccessEntry> entries, AccessEntry entry) {
    return entries.stream().filter(e -> e.index() < entry.index()).toList();
  }

  /** A deny ahead of a permit by address does its work as long as no fragments can come. */
  private boolean isHarmless(Cell cell, List<Cell.Example> examples, @Nullable AccessEntry later) {
    if (later == null || later.hasL4() || later.fragments()) {
      return false;
    }
    for (Port ingress : ingresses) {
      budget.spend(endpoints.cost());
      for (SplitEndpoints.Pair pair : endpoints.pairs(cell, ingress)) {
        for (Cell.Example example : examples) {
          if (!budget.spend(STEPS_PER_ARRIVAL)) {
            return true;
          }
          Header header =
              example.header().withSource(pair.source()).withDestination(pair.destination());
          Arrival arrival = new Arrivals(network).at(ingress, header, null);
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
    Set<Optional<Integer>> compared = new HashSet<>();
    for (Cell.Example example : examples) {
      Policy.Decision decision = cell.policy().decide(example.header());
      if (!example.segment() || !decision.known()) {
        continue;
      }
      if (seen == null || shown == null) {
        seen = decision;
        shown = example.header();
      } else if (!decision.appliesSame(seen)
          && compared.add(Optional.ofNullable(decision.applied()).map(RouteMap.Sequence::number))
          && differ(cell, examples.get(0).header(), seen, decision)) {
        fragmentEntries.put(
            entry.span(),
            new Guard(cell.policy().map(), sequence, list, entry, null, shown, example.header()));
        return;
      }
    }
  }

  /** Whether two decisions send packets of the cell different ways, for some hosts at least. */
  private boolean differ(Cell cell, Header any, Policy.Decision one, Policy.Decision other) {
    Forwarder forwarder = network.tracer().forwarder();
    for (Port ingress : ingresses) {
      budget.spend(endpoints.cost());
      for (SplitEndpoints.Pair pair : endpoints.pairs(cell, ingress)) {
        Header header = any.withSource(pair.source()).withDestination(pair.destination());
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

package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Budget;
import dev.hoplint.header.Cell;
import dev.hoplint.header.Cells;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.Policy;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Declared;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Split.Difference;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the packets whose fragments part at one policy. Ports decide for a first fragment and not
 * for a later one (see {@code Entries}), so where the first fragments of one pair of hosts meet two
 * decisions, one of them must differ from that of the later fragments.
 */
final class Splits {
  /** Example packets graded per place; the worst is reported. */
  private static final int EXAMPLES_PER_PLACE = 24;

  private static final int FATAL = 1000;

  /** The rank of a fatal split, which is harmful, surely arrives, and is not limited. */
  private static final int WORST = FATAL + 200 + 30 + 4;

  /** What it costs to look where two fragments go next, and to follow them to their ends. */
  private static final int STEPS_PER_WAY = 20;

  private static final int STEPS_PER_TRACE = 200;

  private final Network network;
  private final Router router;
  private final RouteMap map;
  private final List<Port> ingresses;
  private final SplitEndpoints endpoints;
  private final Budget budget;
  private final Map<Span, List<Split>> found = new LinkedHashMap<>();
  private final Set<Graded> graded = new HashSet<>();
  private long stepsPerDecision;
  private boolean complete = true;
  private @Nullable Unknown doubt;

  private Splits(
      Network network, Router router, RouteMap map, List<Port> ingresses, Budget budget) {
    this.network = network;
    this.router = router;
    this.map = map;
    this.ingresses = ingresses;
    this.budget = budget;
    this.endpoints = new SplitEndpoints(network, router);
  }

  /**
   * The splits of a policy.
   *
   * @param worst the worst split of each place, in the order of discovery
   * @param complete false if the search was cut short: more may exist
   * @param doubt why decisions could not be told apart somewhere, or null
   */
  record Result(List<Split> worst, boolean complete, @Nullable Unknown doubt) {}

  /** {@code ingresses} holds null alone for the local policy. */
  static Result of(
      Network network, Router router, RouteMap map, List<Port> ingresses, Budget budget) {
    Splits splits = new Splits(network, router, map, ingresses, budget);
    Policy policy = Policy.of(map, router::accessList, router::objectGroup);
    splits.search(policy, true);
    if (policy.hasTimeRanges()) {
      splits.search(policy.outsideTimeRanges(), false);
    }
    List<Split> worst = new ArrayList<>();
    splits.found.values().forEach(of -> worst.add(worst(of)));
    return new Result(worst, splits.complete, splits.doubt);
  }

  private static Split worst(List<Split> of) {
    Split worst = of.get(0);
    for (Split split : of) {
      if (rank(split) > rank(worst)) {
        worst = split;
      }
    }
    return worst;
  }

  /** Whether no packet of an undeclared flow could be reported instead of what was found there. */
  private boolean isSettled(Span place) {
    List<Split> here = found.get(place);
    return here != null
        && (here.size() >= EXAMPLES_PER_PLACE || rank(here.get(here.size() - 1)) >= WORST);
  }

  private static int rank(Split split) {
    int harm =
        switch (split.difference().kind()) {
          case MARKING -> 0;
          case EQUIVALENT -> 10;
          case UNKNOWN -> 20;
          case HARMFUL -> 30;
        };
    int chance =
        switch (split.arrival().chance()) {
          case NO -> 0;
          case UNLIKELY -> 2;
          case YES -> 4;
        };
    return (split.isFatal() ? FATAL : 0)
        + (split.limited() == null ? 200 : 0)
        + harm
        + chance
        + (split.declared() ? 1 : 0);
  }

  private void search(Policy policy, boolean timeRangesActive) {
    stepsPerDecision = policy.stepsPerDecision();
    complete &= Cells.visit(policy, budget, cell -> visit(cell, timeRangesActive));
  }

  /** One example is enough of those from one sender that part by the same two ways. */
  private record Graded(
      Span place, @Nullable Port ingress, Ipv4Address sender, String first, String later) {}

  /** A class of packets of a cell whose fragments the policy tells apart, wherever they go. */
  private record Case(
      Cell.Example example,
      FragmentLengths lengths,
      Policy.Decision initial,
      Policy.Decision nonInitial) {}

  private void visit(Cell cell, boolean timeRangesActive) {
    boolean byLength = !cell.policy().lengths().isEmpty();
    List<Case> cases = byLength ? List.of() : wanted(cell, cases(cell));
    if (cases.isEmpty() && !byLength) {
      return;
    }
    for (Port ingress : ingresses) {
      if (!budget.spend(endpoints.cost())) {
        complete = false;
        return;
      }
      for (SplitEndpoints.Pair pair : endpoints.pairs(cell, ingress)) {
        for (Case one : cases) {
          Cell.Example example = at(one.example, pair);
          Declared.Flow flow = flowOf(pair, example.header());
          judge(
              cell,
              ingress,
              pair,
              new Case(example, one.lengths, one.initial, one.nonInitial),
              flow,
              timeRangesActive);
        }
        examineMore(cell, ingress, pair, byLength, timeRangesActive);
      }
    }
  }

  /** The classes whose first fragments meet another decision than their later ones. */
  private List<Case> cases(Cell cell) {
    List<Case> cases = new ArrayList<>();
    Policy.Decision later = null;
    for (Cell.Example example :
        cell.examples(cell.sample().source(), cell.sample().destination(), 0)) {
      if (later == null) {
        later = cell.policy().decide(example.header().as(PacketKind.NON_INITIAL, 0));
      }
      Policy.Decision first = cell.policy().decide(example.header());
      if (!first.known() || !later.known()) {
        doubt(first.known() ? later : first);
      } else if (!first.appliesSame(later)) {
        cases.add(new Case(example, FragmentLengths.ANY, first, later));
      }
    }
    return cases;
  }

  /** Those at places of which not enough examples were graded yet. */
  private List<Case> wanted(Cell cell, List<Case> cases) {
    if (!network.declared().flows().isEmpty()) {
      return cases;
    }
    return cases.stream().filter(c -> !isSettled(place(cell, c))).toList();
  }

  private static Span place(Cell cell, Case one) {
    AccessEntry entry = deciding(one.nonInitial.entry(), one.initial.entry());
    return entry != null ? entry.span() : place(cell.policy(), one.initial, one.nonInitial);
  }

  private static Cell.Example at(Cell.Example example, SplitEndpoints.Pair pair) {
    return new Cell.Example(
        example.header().withSource(pair.source()).withDestination(pair.destination()),
        example.segment());
  }

  private void doubt(Policy.Decision decision) {
    if (doubt == null && decision.sequence() != null) {
      AccessEntry entry = decision.entry();
      doubt =
          new Unknown(
              entry == null
                  ? "a clause of the sequence is not modelled"
                  : "an entry of the access list is not modelled",
              entry == null ? decision.sequence().header() : entry.span());
    }
  }

  /** Packets of declared flows, and, where length decides, of the lengths that arrive here. */
  private void examineMore(
      Cell cell,
      @Nullable Port ingress,
      SplitEndpoints.Pair pair,
      boolean byLength,
      boolean timeRangesActive) {
    if (!byLength && pair.flows().isEmpty()) {
      return;
    }
    List<Cell.Example> named = cell.examples(pair.source(), pair.destination(), 0);
    List<Cell.Example> examples = new ArrayList<>();
    for (Declared.Flow flow : pair.flows()) {
      if (flow.port() >= 0 && Header.hasPorts(cell.protocol())) {
        named.forEach(
            e -> examples.add(new Cell.Example(withPort(e.header(), flow.port()), e.segment())));
      }
    }
    if (byLength) {
      examples.addAll(named);
    }
    for (Cell.Example example : examples) {
      Declared.Flow flow = flowOf(pair, example.header());
      for (FragmentLengths lengths :
          FragmentLengths.toTry(network, cell, ingress, example.header(), flow)) {
        Header first = example.header().as(PacketKind.INITIAL, lengths.first());
        Header later = example.header().as(PacketKind.NON_INITIAL, lengths.later());
        Policy.Decision initial = cell.policy().decide(first);
        Policy.Decision nonInitial = cell.policy().decide(later);
        if (initial.known() && nonInitial.known() && !initial.appliesSame(nonInitial)) {
          Case one = new Case(example, lengths, initial, nonInitial);
          judge(cell, ingress, pair, one, flow, timeRangesActive);
        }
      }
    }
  }

  private static Header withPort(Header header, int port) {
    return new Header(
        header.kind(),
        header.source(),
        header.destination(),
        header.protocol(),
        header.sourcePort(),
        port,
        header.icmpType(),
        header.icmpCode(),
        header.tcpFlags(),
        header.length());
  }

  private static Declared.@Nullable Flow flowOf(SplitEndpoints.Pair pair, Header header) {
    for (Declared.Flow flow : pair.flows()) {
      if (flow.port() < 0 || flow.port() == header.destinationPort()) {
        return flow;
      }
    }
    return null;
  }

  private void judge(
      Cell cell,
      @Nullable Port ingress,
      SplitEndpoints.Pair pair,
      Case one,
      Declared.@Nullable Flow flow,
      boolean timeRangesActive) {
    FragmentLengths lengths = one.lengths;
    Policy.Decision initial = one.initial;
    Policy.Decision nonInitial = one.nonInitial;
    Header first = one.example.header().as(PacketKind.INITIAL, lengths.first());
    Header later = one.example.header().as(PacketKind.NON_INITIAL, lengths.later());
    Span place = place(cell, one);
    if (flow == null && isSettled(place)) {
      return;
    }
    if (!budget.spend(STEPS_PER_WAY)) {
      complete = false;
      return;
    }
    Forwarder forwarder = network.tracer().forwarder();
    Forwarder.Way firstWay = forwarder.apply(router, ingress, first, initial);
    Forwarder.Way laterWay = forwarder.apply(router, ingress, later, nonInitial);
    boolean sameWay = Differences.same(firstWay, laterWay);
    Difference marking = Differences.marking(initial.applied(), nonInitial.applied());
    if (sameWay && marking == null) {
      return;
    }
    Graded ways =
        new Graded(
            place, ingress, pair.source(), Differences.exit(firstWay), Differences.exit(laterWay));
    if (flow == null && !graded.add(ways)) {
      return;
    }
    budget.spend(STEPS_PER_TRACE + 2 * stepsPerDecision);
    AccessEntry entry = deciding(nonInitial.entry(), initial.entry());
    Arrival arrival = ingress == null ? local() : new Arrivals(network).at(ingress, first, flow);
    Trace initialTrace = network.tracer().follow(sized(first, arrival, true), router, ingress);
    Trace nonInitialTrace = network.tracer().follow(sized(later, arrival, false), router, ingress);
    Difference difference =
        sameWay && marking != null
            ? marking
            : new Differences(network).of(initialTrace, nonInitialTrace);
    found
        .computeIfAbsent(place, p -> new ArrayList<>())
        .add(
            new Split(
                router,
                ingress,
                map,
                first,
                initial,
                nonInitial,
                initialTrace,
                nonInitialTrace,
                difference,
                arrival,
                lengths.first() > 0 ? shown(lengths, arrival) : arrival.fragments(),
                network.declared().assume().vfrFeedsPbr()
                    && ingress != null
                    && ingress.reassemblesInput(),
                flow != null,
                limit(ingress, pair, one.example, flow, lengths, difference),
                assumptions(entry, timeRangesActive, arrival),
                place,
                entry));
  }

  private static List<Integer> shown(FragmentLengths lengths, Arrival arrival) {
    return lengths.likely() ? arrival.fragments() : List.of(lengths.first(), lengths.later());
  }

  /** A first fragment as long as it arrives; only {@code match length} gave it a length before. */
  private static Header sized(Header header, Arrival arrival, boolean first) {
    if (header.length() > 0) {
      return header;
    }
    List<Integer> sizes = arrival.fragments();
    return header.as(header.kind(), first ? sizes.get(0) : sizes.get(sizes.size() - 1));
  }

  private static Arrival local() {
    return new Arrival(
        Arrival.Chance.UNLIKELY,
        "only the router's own packets meet this policy",
        IpMtus.ETHERNET,
        IpMtus.ETHERNET,
        null,
        true,
        List.of(),
        List.of());
  }

  private @Nullable String limit(
      @Nullable Port ingress,
      SplitEndpoints.Pair pair,
      Cell.Example example,
      Declared.@Nullable Flow flow,
      FragmentLengths lengths,
      Difference difference) {
    if (ingress == null) {
      return "only the router's own packets meet this policy";
    }
    if (difference.kind() == Difference.Kind.MARKING) {
      return "only the marking differs";
    }
    if (!example.segment()) {
      return "only segments without data differ, and they are never fragmented";
    }
    if (!pair.flows().isEmpty() && flow == null) {
      return "no declared flow between these hosts uses such a port";
    }
    return lengths.likely() ? null : "fragments of such lengths are not shown to arrive";
  }

  private List<String> assumptions(
      @Nullable AccessEntry entry, boolean timeRangesActive, Arrival arrival) {
    List<String> all = new ArrayList<>(arrival.assumptions());
    if (!timeRangesActive) {
      all.add("while no time range is active");
    } else if (entry != null && entry.extra().timeRange() != null) {
      all.add("while " + entry.extra().timeRange() + " is active");
    }
    return all;
  }

  private static @Nullable AccessEntry deciding(
      @Nullable AccessEntry nonInitial, @Nullable AccessEntry initial) {
    if (nonInitial != null && (nonInitial.hasL4() || nonInitial.fragments())) {
      return nonInitial;
    }
    return initial != null && initial.hasL4() ? initial : null;
  }

  /** Where no entry with ports decides, packet length does. */
  private static Span place(Policy policy, Policy.Decision initial, Policy.Decision nonInitial) {
    for (Policy.Decision decision : List.of(initial, nonInitial)) {
      if (decision.sequence() != null) {
        for (MatchClause clause : decision.sequence().matches()) {
          if (clause instanceof MatchClause.Length) {
            return clause.span();
          }
        }
      }
    }
    List<MatchClause.Length> lengths = policy.lengths();
    return lengths.isEmpty() ? policy.map().sequences().get(0).header() : lengths.get(0).span();
  }
}

package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Box;
import dev.hoplint.header.Budget;
import dev.hoplint.header.FirstFragments;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.Policy;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Declared;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NatSide;
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
 * Packets whose fragments part at one policy, graded by what that does to them; kept by the place
 * where they part.
 */
final class SplitGrades {
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
  private final Budget budget;
  private final Map<Span, Place> found = new LinkedHashMap<>();
  private final Set<Graded> graded = new HashSet<>();
  private boolean complete = true;

  SplitGrades(Network network, Router router, RouteMap map, Budget budget) {
    this.network = network;
    this.router = router;
    this.map = map;
    this.budget = budget;
  }

  /** One example is enough of those from one sender that part by the same two ways. */
  private record Graded(
      Span place,
      @Nullable Port ingress,
      Ipv4Address sender,
      int protocol,
      boolean segment,
      boolean likely,
      String first,
      String later) {}

  /** Where packets part: the policy in one of its states, and how they came. */
  record Scene(
      Policy policy, boolean timeRangesActive, @Nullable Port ingress, List<Declared.Flow> flows) {}

  /** Where packets part, as far as examples of them were graded. */
  private static final class Place {
    private Split worst;
    private int graded;

    Place(Split first) {
      worst = first;
    }

    void add(Split split) {
      graded++;
      worst = rank(split) > rank(worst) ? split : worst;
    }
  }

  /** The worst split of each place, in the order of discovery. */
  List<Split> worst() {
    return found.values().stream().map(place -> place.worst).toList();
  }

  /** Whether nothing was left out for want of steps. */
  boolean isComplete() {
    return complete;
  }

  /** Whether no packet of an undeclared flow could be reported instead of what was found there. */
  boolean isSettled(Span place) {
    Place here = found.get(place);
    return here != null && (here.graded >= EXAMPLES_PER_PLACE || rank(here.worst) >= WORST);
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

  /**
   * Grades a packet.
   *
   * @return whether its fragments really go different ways, or are marked differently
   */
  boolean grade(Scene scene, SplitPacket packet, FirstFragments firsts, LaterFragments laters) {
    FragmentLengths lengths = lengths(scene, packet, firsts, laters.box());
    if (lengths == null) {
      return false;
    }
    Header first = packet.header().as(PacketKind.INITIAL, lengths.first());
    Header later = packet.header().as(PacketKind.NON_INITIAL, lengths.later());
    Policy.Decision initial = scene.policy.decide(first, firsts.outcome());
    Policy.Decision nonInitial = scene.policy.decide(later, laters.outcome());
    if (!initial.known() || !nonInitial.known() || initial.appliesSame(nonInitial)) {
      return false;
    }
    AccessEntry entry = deciding(nonInitial.entry(), initial.entry());
    Span place = entry != null ? entry.span() : lengthClause(initial, nonInitial);
    if (packet.flow() == null && isSettled(place)) {
      return true;
    }
    if (!budget.spend(STEPS_PER_WAY)) {
      complete = false;
      return false;
    }
    Port ingress = scene.ingress;
    Forwarder forwarder = network.tracer().forwarder();
    Forwarder.Way firstWay = forwarder.apply(router, ingress, first, initial);
    Forwarder.Way laterWay = forwarder.apply(router, ingress, later, nonInitial);
    boolean sameWay = Differences.same(firstWay, laterWay);
    Difference marking = Differences.marking(initial.applied(), nonInitial.applied());
    if (sameWay && marking == null) {
      return false;
    }
    Graded ways =
        new Graded(
            place,
            ingress,
            first.source(),
            first.protocol(),
            packet.segment(),
            lengths.likely(),
            Differences.exit(firstWay),
            Differences.exit(laterWay));
    if (packet.flow() == null && !graded.add(ways)) {
      return true;
    }
    budget.spend(STEPS_PER_TRACE);
    Arrival arrival =
        ingress == null ? local() : new Arrivals(network).at(ingress, first, packet.flow());
    Trace initialTrace = follow(sized(first, arrival, true), ingress, firstWay);
    Trace nonInitialTrace = follow(sized(later, arrival, false), ingress, laterWay);
    Difference difference =
        sameWay && marking != null
            ? marking
            : new Differences(network).of(initialTrace, nonInitialTrace);
    Split split =
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
            packet.flow() != null,
            limit(ingress, packet, lengths, difference),
            assumptions(entry, first, scene.timeRangesActive, arrival),
            place,
            entry);
    found.computeIfAbsent(place, p -> new Place(split)).add(split);
    return true;
  }

  private Trace follow(Header header, @Nullable Port ingress, Forwarder.Way way) {
    boolean translated =
        ingress != null && ingress.natSide() != null && ingress.natSide() != NatSide.INSIDE;
    // What is translated before it is routed may go another way than its header says.
    return network
        .tracer()
        .send(
            Piece.of(header, false),
            router,
            ingress,
            translated ? null : way,
            new Journey(new Session(), null));
  }

  /** Lengths that matter to the policy, those of pieces that arrive here first; null if none do. */
  private @Nullable FragmentLengths lengths(
      Scene scene, SplitPacket packet, FirstFragments firsts, Box laters) {
    if (!scene.policy.looksAtLengths()) {
      return FragmentLengths.ANY;
    }
    List<Integer> sizes =
        scene.ingress == null
            ? List.of(0)
            : new Arrivals(network).at(scene.ingress, packet.header(), packet.flow()).fragments();
    return FragmentLengths.of(firsts.box(), laters, sizes);
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

  private static @Nullable String limit(
      @Nullable Port ingress, SplitPacket packet, FragmentLengths lengths, Difference difference) {
    if (ingress == null) {
      return "only the router's own packets meet this policy";
    }
    if (difference.kind() == Difference.Kind.MARKING) {
      return "only the marking differs";
    }
    if (!packet.segment()) {
      return "only segments without data differ, and they are never fragmented";
    }
    if (packet.otherFlow()) {
      return SplitPacket.marking(packet.header()) == null
          ? "no declared flow between these hosts uses such a port"
          : "no declared flow between these hosts is known to be marked so";
    }
    return lengths.likely() ? null : "fragments of such lengths are not shown to arrive";
  }

  private static List<String> assumptions(
      @Nullable AccessEntry entry, Header first, boolean timeRangesActive, Arrival arrival) {
    List<String> all = new ArrayList<>(arrival.assumptions());
    String marking = SplitPacket.marking(first);
    if (marking != null) {
      all.add("such packets arrive with " + marking);
    }
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
  private Span lengthClause(Policy.Decision initial, Policy.Decision nonInitial) {
    for (Policy.Decision decision : List.of(initial, nonInitial)) {
      Span clause = decision.sequence() == null ? null : lengthClause(decision.sequence());
      if (clause != null) {
        return clause;
      }
    }
    for (RouteMap.Sequence sequence : map.sequences()) {
      Span clause = lengthClause(sequence);
      if (clause != null) {
        return clause;
      }
    }
    return map.sequences().get(0).header();
  }

  private static @Nullable Span lengthClause(RouteMap.Sequence sequence) {
    for (MatchClause clause : sequence.matches()) {
      if (clause instanceof MatchClause.Length) {
        return clause.span();
      }
    }
    return null;
  }
}

package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.Wildcard;
import dev.hoplint.header.AddressSet;
import dev.hoplint.header.Box;
import dev.hoplint.header.Budget;
import dev.hoplint.header.Field;
import dev.hoplint.header.FirstFragments;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.PartingSearch;
import dev.hoplint.header.PartingSearch.Root;
import dev.hoplint.header.Policy;
import dev.hoplint.header.Sample;
import dev.hoplint.header.TermPolicy;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.network.SplitEndpoints.Focus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conversations over TCP that a policy takes another way than the table would, between hosts on
 * subnets of the files: a few for each sequence.
 */
public final class PolicyTrips {
  private static final int EACH_SEQUENCE = 6;

  /** Parts of entries looked at; a policy that has more is judged by these. */
  private static final int BOXES = 256;

  /** Where no entry asks for a port. */
  private static final int PORT = 443;

  private final Network network;
  private final Port ingress;
  private final Policy policy;
  private final SplitEndpoints endpoints;
  private final Map<Integer, Integer> taken = new HashMap<>();
  private final List<Conversation> found = new ArrayList<>();
  private int boxes;

  private PolicyTrips(Network network, Port ingress, RouteMap map) {
    this.network = network;
    this.ingress = ingress;
    this.policy = Policy.of(map, ingress.router()::accessList, ingress.router()::objectGroup);
    this.endpoints = new SplitEndpoints(network, ingress.router());
  }

  /** None where the policy sends nothing to a router of the files. */
  public static List<Conversation> of(Network network, Port ingress, RouteMap map) {
    if (map.sequences().stream().noneMatch(s -> leadsOn(network, s))) {
      return List.of();
    }
    PolicyTrips trips = new PolicyTrips(network, ingress, map);
    trips.search();
    return trips.found;
  }

  private static boolean leadsOn(Network network, RouteMap.Sequence sequence) {
    for (SetClause set : sequence.sets()) {
      boolean known =
          set instanceof SetClause.OutInterface
              || (set instanceof SetClause.NextHop next
                  && next.hops().stream().anyMatch(hop -> !network.owners(hop).isEmpty()))
              || (set instanceof SetClause.Recursive recursive
                  && !network.owners(recursive.hop()).isEmpty());
      if (known) {
        return true;
      }
    }
    return false;
  }

  private void search() {
    Budget budget = new Budget(PartingSearch.STEPS);
    PartingSearch search = new PartingSearch(policy.terms(), budget);
    for (Root root : search.roots()) {
      for (Box header : search.headers(root)) {
        if (header.low(Field.PROTOCOL) == Header.TCP
            && isFromHere(header)
            && boxes++ < BOXES
            && !search.isIdle(root, header)) {
          examine(header, budget);
        }
      }
    }
    searchWholeSubnets(budget);
  }

  /** What no entry tells apart by port is no root: hosts here, to those the policy leads to. */
  private void searchWholeSubnets(Budget budget) {
    Set<Ipv4Prefix> beyond = new LinkedHashSet<>();
    for (RouteMap.Sequence sequence : policy.map().sequences()) {
      for (Router router : ledTo(network, sequence)) {
        for (Port port : router.upPorts()) {
          port.facts().addresses().forEach(a -> beyond.add(a.subnet()));
        }
      }
    }
    for (InterfaceAddress own : ingress.facts().addresses()) {
      for (Ipv4Prefix prefix : beyond) {
        Box between =
            Box.between(all(own.subnet()), all(prefix))
                .with(Field.PROTOCOL, Header.TCP, Header.TCP)
                .with(Field.DESTINATION_PORT, PORT, PORT);
        policy
            .terms()
            .walk(
                between,
                PacketKind.INITIAL,
                budget,
                (box, outcome) -> {
                  Focus focus = endpoints.focus(box);
                  TermPolicy.Row row = outcome.known() ? outcome.applied() : null;
                  if (row != null && focus != null) {
                    add(focus, FirstFragments.of(box, outcome).sample(), row.number());
                  }
                  return false;
                });
      }
    }
  }

  private static AddressSet all(Ipv4Prefix prefix) {
    return AddressSet.of(Wildcard.of(prefix));
  }

  private static List<Router> ledTo(Network network, RouteMap.Sequence sequence) {
    List<Ipv4Address> hops = new ArrayList<>();
    for (SetClause set : sequence.sets()) {
      if (set instanceof SetClause.NextHop next) {
        hops.addAll(next.hops());
      } else if (set instanceof SetClause.Recursive recursive) {
        hops.add(recursive.hop());
      }
    }
    List<Router> routers = new ArrayList<>();
    hops.forEach(hop -> network.owners(hop).forEach(port -> routers.add(port.router())));
    return routers;
  }

  /** Looks at one packet for every decision that those between two hosts meet. */
  private void examine(Box header, Budget budget) {
    for (Focus focus : endpoints.foci(header, ingress)) {
      policy
          .terms()
          .walk(
              focus.between(header),
              PacketKind.INITIAL,
              budget,
              (box, outcome) -> {
                TermPolicy.Row row = outcome.known() ? outcome.applied() : null;
                if (row != null) {
                  add(focus, FirstFragments.of(box, outcome).sample(), row.number());
                }
                return false;
              });
    }
  }

  private boolean isFromHere(Box header) {
    return ingress.facts().addresses().stream()
        .anyMatch(own -> all(own.subnet()).overlaps(header.source()));
  }

  private void add(Focus focus, Sample packet, int sequence) {
    if (taken.getOrDefault(sequence, 0) >= EACH_SEQUENCE) {
      return;
    }
    Conversation conversation = conversation(focus, packet.point().low(Field.DESTINATION_PORT));
    if (conversation != null) {
      taken.merge(sequence, 1, Integer::sum);
      found.add(conversation);
    }
  }

  /** Null unless both ends are on subnets of the files, and the policy takes it elsewhere. */
  private @Nullable Conversation conversation(Focus focus, int port) {
    if (network.onSubnetOf(focus.source()).isEmpty()
        || network.onSubnetOf(focus.destination()).size() != 1
        || network.entryOf(focus.source()) != ingress) {
      return null;
    }
    Datagram datagram =
        new Datagram(focus.source(), focus.destination(), Header.TCP, port, Datagram.SMALL, false);
    Forwarder forwarder = network.tracer().forwarder();
    Forwarder.Way chosen = forwarder.decide(ingress.router(), ingress, datagram.header());
    Forwarder.Way routed = forwarder.routed(ingress.router(), ingress.vrf(), datagram.header());
    boolean leadsOn =
        chosen instanceof Forwarder.Way.Out out
            && (out.nextHop() == null || network.neighbour(out.egress(), out.nextHop()) != null);
    return !leadsOn || Differences.same(chosen, routed)
        ? null
        : network.conversations().of(datagram);
  }
}

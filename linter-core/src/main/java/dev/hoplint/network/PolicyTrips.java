package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.Wildcard;
import dev.hoplint.header.Budget;
import dev.hoplint.header.Cell;
import dev.hoplint.header.Cells;
import dev.hoplint.header.Header;
import dev.hoplint.header.Policy;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Action;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
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

  /** Cells looked at; a policy that has more is judged by these. */
  private static final int CELLS = 256;

  /** Where no entry asks for a port. */
  private static final int PORT = 443;

  private final Network network;
  private final Port ingress;
  private final Policy policy;
  private final SplitEndpoints endpoints;
  private final Map<Integer, Integer> taken = new HashMap<>();
  private final List<Conversation> found = new ArrayList<>();
  private int cells;

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
    Cells.visit(trips.policy, new Budget(Cells.STEPS), trips::visit);
    trips.visitWholeSubnets();
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

  private void visit(Cell cell) {
    if (cell.protocol() != Header.TCP || !isFromHere(cell) || ++cells > CELLS) {
      return;
    }
    List<SplitEndpoints.Pair> pairs = endpoints.pairs(cell, ingress);
    for (Cell.Example example :
        cell.examples(cell.sample().source(), cell.sample().destination(), 0)) {
      RouteMap.Sequence sequence = policy.decide(example.header()).applied();
      if (sequence != null) {
        pairs.forEach(pair -> add(pair, example.header().destinationPort(), sequence.number()));
      }
    }
  }

  /** What no entry tells apart by port makes no cell: hosts here, to those the policy leads to. */
  private void visitWholeSubnets() {
    Set<Ipv4Prefix> beyond = new LinkedHashSet<>();
    for (RouteMap.Sequence sequence : policy.map().sequences()) {
      for (Router router : ledTo(network, sequence)) {
        for (Port port : router.upPorts()) {
          port.facts().addresses().forEach(a -> beyond.add(a.subnet()));
        }
      }
    }
    int tried = 0;
    for (Wildcards of : wholePairs()) {
      for (InterfaceAddress own : ingress.facts().addresses()) {
        Ipv4Address from = endpoints.within(of.source, own.subnet());
        for (Ipv4Prefix prefix : from == null ? Set.<Ipv4Prefix>of() : beyond) {
          Ipv4Address to = endpoints.within(of.destination, prefix);
          if (to == null || ++tried > CELLS) {
            continue;
          }
          RouteMap.Sequence sequence = policy.decide(datagram(from, to, PORT).header()).applied();
          if (sequence != null) {
            add(new SplitEndpoints.Pair(from, to, List.of()), PORT, sequence.number());
          }
        }
      }
    }
  }

  private record Wildcards(Wildcard source, Wildcard destination) {}

  private List<Wildcards> wholePairs() {
    List<Wildcards> pairs = new ArrayList<>();
    for (AccessEntry entry : policy.entries()) {
      boolean tcp = entry.protocol() == AccessEntry.ANY_PROTOCOL || entry.protocol() == Header.TCP;
      if (entry.action() == Action.PERMIT && tcp && !entry.hasL4() && !entry.fragments()) {
        pairs.add(new Wildcards(entry.source(), entry.destination()));
      }
    }
    if (policy.map().sequences().stream().anyMatch(s -> s.matches().isEmpty())) {
      pairs.add(new Wildcards(Wildcard.ANY, Wildcard.ANY));
    }
    return pairs;
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

  private boolean isFromHere(Cell cell) {
    return ingress.facts().addresses().stream()
        .anyMatch(own -> Wildcard.of(own.subnet()).overlaps(cell.source()));
  }

  private void add(SplitEndpoints.Pair pair, int port, int sequence) {
    if (taken.getOrDefault(sequence, 0) >= EACH_SEQUENCE) {
      return;
    }
    Conversation conversation = conversation(pair, port);
    if (conversation != null) {
      taken.merge(sequence, 1, Integer::sum);
      found.add(conversation);
    }
  }

  /** Null unless both ends are on subnets of the files, and the policy takes it elsewhere. */
  private @Nullable Conversation conversation(SplitEndpoints.Pair pair, int port) {
    if (network.onSubnetOf(pair.source()).isEmpty()
        || network.onSubnetOf(pair.destination()).size() != 1
        || network.entryOf(pair.source()) != ingress) {
      return null;
    }
    Datagram datagram = datagram(pair.source(), pair.destination(), port);
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

  private static Datagram datagram(Ipv4Address from, Ipv4Address to, int port) {
    return new Datagram(from, to, Header.TCP, port, Datagram.SMALL, false);
  }
}

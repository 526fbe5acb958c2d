package dev.hoplint.network;

import dev.hoplint.address.Wildcard;
import dev.hoplint.header.Budget;
import dev.hoplint.header.Cell;
import dev.hoplint.header.Cells;
import dev.hoplint.header.Header;
import dev.hoplint.header.Policy;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conversations over TCP that a policy takes another way than the table would, between hosts on
 * subnets of the files: a few for each sequence.
 */
public final class PolicyTrips {
  private static final int EACH_SEQUENCE = 6;

  /** Cells looked at; a policy that has more is judged by these. */
  private static final int CELLS = 256;

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
    Datagram datagram =
        new Datagram(pair.source(), pair.destination(), Header.TCP, port, Datagram.SMALL, false);
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

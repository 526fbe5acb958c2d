package dev.hoplint.testing.interpreter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries one packet through a router's policy and routing table. */
public final class PacketInterpreter {
  private final RouterSpec router;
  private final List<RouteMapSpec.Sequence> sequences;

  public PacketInterpreter(RouterSpec router) {
    this.router = router;
    this.sequences = router.policy().inOrder();
  }

  /**
   * Policy routing: the first sequence that matches decides; a deny sequence, or one that sets
   * nothing, leaves the packet to the routing table, and so does the map's end.
   */
  public Decision decide(Packet packet) {
    for (RouteMapSpec.Sequence sequence : sequences) {
      if (!matches(sequence, packet)) {
        continue;
      }
      if (!sequence.permit() || sequence.nextHops().isEmpty()) {
        return new Decision.Rib();
      }
      for (int hop : sequence.nextHops()) {
        if (portTo(hop) != null) {
          return new Decision.Policy(sequence.number(), hop);
        }
      }
      return new Decision.Rib();
    }
    return new Decision.Rib();
  }

  /** Clauses of one kind are alternatives, clauses of different kinds must all hold. */
  private boolean matches(RouteMapSpec.Sequence sequence, Packet packet) {
    if (!sequence.lists().isEmpty()) {
      boolean any = false;
      for (List<String> line : sequence.lists()) {
        for (String name : line) {
          any = any || listMatches(name, packet);
        }
      }
      if (!any) {
        return false;
      }
    }
    RouteMapSpec.Length length = sequence.length();
    return length == null || (packet.length() >= length.min() && packet.length() <= length.max());
  }

  /** A list that does not exist, or holds nothing, matches everything. */
  private boolean listMatches(String name, Packet packet) {
    for (Acl list : router.lists()) {
      if (list.name().equals(name)) {
        return list.entries().isEmpty() || list.permits(packet);
      }
    }
    return true;
  }

  public Outcome outcome(Packet packet) {
    return outcome(packet, decide(packet));
  }

  public Outcome outcome(Packet packet, Decision decision) {
    if (decision instanceof Decision.Policy policy) {
      return leave(packet, policy.nextHop(), portTo(policy.nextHop()));
    }
    RouterSpec.Port connected = portTo(packet.destination());
    if (connected != null) {
      return leave(packet, null, connected);
    }
    RouterSpec.Route best = null;
    for (RouterSpec.Route route : router.routes()) {
      if (route.leadsTo(packet.destination()) && (best == null || route.length() > best.length())) {
        best = route;
      }
    }
    return best == null ? dropped(packet) : leave(packet, best.nextHop(), portTo(best.nextHop()));
  }

  private Outcome leave(Packet packet, @Nullable Integer nextHop, RouterSpec.@Nullable Port port) {
    if (port == null) {
      return dropped(packet);
    }
    int neighbour = nextHop == null ? packet.destination() : nextHop;
    return new Outcome(nextHop, neighbour, port.name(), translated(packet, port));
  }

  private static Outcome dropped(Packet packet) {
    return new Outcome(null, packet.destination(), null, packet.source());
  }

  /** Source after NAT with overload: translated on the way from an inside to an outside port. */
  private int translated(Packet packet, RouterSpec.Port egress) {
    Acl sources = router.natSources();
    boolean translates =
        sources != null
            && router.ports().get(0).nat() == RouterSpec.Nat.INSIDE
            && egress.nat() == RouterSpec.Nat.OUTSIDE
            && sources.permits(packet);
    return translates ? egress.address() : packet.source();
  }

  /** The port on whose network the address is; null if it is on none. */
  private RouterSpec.@Nullable Port portTo(int address) {
    for (RouterSpec.Port port : router.ports()) {
      if (port.connects(address)) {
        return port;
      }
    }
    return null;
  }

  /** Whether the address is on a network of the router's own. */
  public boolean isConnected(int address) {
    return portTo(address) != null;
  }

  /** Whether the address is the router's: what is sent there is not in transit. */
  public boolean isOwn(int address) {
    return router.ports().stream().anyMatch(port -> port.address() == address);
  }
}

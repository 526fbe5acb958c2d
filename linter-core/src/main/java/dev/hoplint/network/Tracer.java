package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Trace.End;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows one packet through the network, by the order of operations of IOS: NAT of the
 * destination, policy routing or routing, NAT of the source, and over to the next router.
 */
public final class Tracer {
  private final Network network;
  private final Forwarder forwarder;

  Tracer(Network network, Forwarder forwarder) {
    this.network = network;
    this.forwarder = forwarder;
  }

  public Forwarder forwarder() {
    return forwarder;
  }

  /** Translations that a flow's packets have made, by which its replies are translated back. */
  public static final class Session {
    private record Made(Router router, Ipv4Address global) {}

    private final Map<Made, Ipv4Address> locals = new HashMap<>();
  }

  private record Visit(@Nullable Port ingress, Router router, Ipv4Address destination) {}

  /** Follows a packet that comes in on {@code ingress}, or that {@code router} makes (null). */
  public Trace follow(Header header, Router router, @Nullable Port ingress) {
    return follow(header, router, ingress, new Session());
  }

  /** As {@link #follow(Header, Router, Port)}, adding to and using a flow's translations. */
  public Trace follow(Header header, Router router, @Nullable Port ingress, Session session) {
    List<Hop> hops = new ArrayList<>();
    Set<Visit> visited = new HashSet<>();
    Header packet = header;
    Router at = router;
    Port by = ingress;
    while (true) {
      packet = untranslated(packet, at, by, session);
      if (!visited.add(new Visit(by, at, packet.destination()))) {
        return new Trace(hops, new End.Loop(at));
      }
      Way way = forwarder.decide(at, by, packet);
      Hop hop = pass(at, by, packet, way, session);
      hops.add(hop);
      if (way instanceof Way.Local local) {
        return new Trace(hops, new End.Delivered(packet.destination(), local.owner()));
      }
      if (way instanceof Way.Dropped dropped) {
        return new Trace(hops, new End.Dropped(at, dropped.reason(), dropped.why()));
      }
      if (way instanceof Way.Undecided undecided) {
        return new Trace(hops, new End.Undecided(at, undecided.reason(), undecided.why()));
      }
      Way.Out out = (Way.Out) way;
      Step step = over(out, hop.leaving());
      if (step.end != null) {
        return new Trace(hops, step.end);
      }
      Port next = step.next;
      if (next == null) {
        return new Trace(hops, new End.Left(out.egress(), out.nextHop()));
      }
      packet = hop.leaving();
      at = next.router();
      by = next;
    }
  }

  private static Header untranslated(Header packet, Router at, @Nullable Port by, Session session) {
    if (by == null) {
      return packet;
    }
    Ipv4Address local = session.locals.get(new Session.Made(at, packet.destination()));
    if (local == null) {
      local = Nat.destination(by, packet);
    }
    return local == null ? packet : packet.withDestination(local);
  }

  private static Hop pass(Router at, @Nullable Port by, Header packet, Way way, Session session) {
    if (way instanceof Way.Out out) {
      Nat.Result nat = Nat.source(by, out.egress(), packet);
      if (nat instanceof Nat.Result.Translated translated) {
        session.locals.put(new Session.Made(at, translated.address()), packet.source());
        return new Hop(
            at, by, packet, way, packet.withSource(translated.address()), translated.rule(), false);
      }
      return new Hop(at, by, packet, way, packet, null, nat instanceof Nat.Result.Undecided);
    }
    return new Hop(at, by, packet, way, packet, null, false);
  }

  private record Step(@Nullable Port next, @Nullable End end) {}

  /** Over the wire, or through the tunnel, to the next router's interface. */
  private Step over(Way.Out out, Header packet) {
    Port egress = out.egress();
    if (egress.facts().isTunnel() && egress.isPointToPoint()) {
      Port peer = network.tunnelPeer(egress);
      if (peer != null) {
        return new Step(peer, null);
      }
    }
    Ipv4Address towards = out.nextHop() == null ? packet.destination() : out.nextHop();
    if (network.isContested(egress, towards)) {
      return new Step(
          null,
          new End.Undecided(
              egress.router(), "more than one device has the address " + towards, out.why()));
    }
    Port next = network.neighbour(egress, towards);
    if (next != null) {
      return new Step(next, null);
    }
    if (out.nextHop() == null && egress.subnetOf(packet.destination()) != null) {
      return new Step(null, new End.Delivered(packet.destination(), egress));
    }
    return egress.isPointToPoint() ? overLine(egress) : new Step(null, null);
  }

  /** A line with two ends: the other end is the other router on its subnet. */
  private Step overLine(Port egress) {
    List<Port> others = network.neighbours(egress);
    return new Step(others.size() == 1 ? others.get(0) : null, null);
  }
}

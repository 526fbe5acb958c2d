package dev.hoplint.network;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.model.Tunnel;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Trace.Cause;
import dev.hoplint.network.Trace.End;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a packet through a tunnel: the outer packet is routed by the table that the tunnel names,
 * divided where it must be, and put together again at the tunnel's other end.
 */
final class TunnelWay {
  /** Tunnels in tunnels; IOS takes a deeper nesting for a loop. */
  private static final int DEEPEST = 4;

  private static final int IP_IN_IP = 4;

  private static final Trace NOWHERE = new Trace(List.of(), new End.Undecided(null, "", null));

  private final Network network;
  private final Tracer tracer;

  TunnelWay(Network network, Tracer tracer) {
    this.network = network;
    this.tracer = tracer;
  }

  /** To the other end of a tunnel that has one, without a look at what carries it. */
  @Nullable Step straight(Port egress) {
    Port peer = egress.isPointToPoint() ? network.tunnelPeer(egress) : null;
    return peer == null ? null : Step.to(peer);
  }

  /** Null if the files don't show the other end, so that the tunnel is like any other line. */
  @Nullable Step through(Way.Out out, Piece inner, Journey journey) {
    Port egress = out.egress();
    Port peer =
        egress.isPointToPoint()
            ? network.tunnelPeer(egress)
            : network.neighbour(egress, towards(out, inner));
    if (peer == null) {
      return null;
    }
    if (journey.depth() >= DEEPEST) {
      return Step.end(
          new End.Dropped(
              egress.router(),
              "the way of " + egress.name() + " leads through itself",
              out.why(),
              Cause.TUNNEL));
    }
    Piece outer = outer(egress, peer, inner);
    if (outer == null) {
      Unknown gap =
          new Unknown(
              "the way of the packets that carry it through " + egress + " is not followed",
              egress.facts().header());
      return new Step(peer, null, new Trace.Outer(inner, NOWHERE, gap));
    }
    Tunnel tunnel = tunnelOf(egress);
    Way first = tracer.forwarder().routed(egress.router(), tunnel.vrf(), outer.header());
    Trace trace = tracer.send(outer, egress.router(), null, first, journey.ofOuter());
    return arrived(egress, peer, outer, trace, out.why());
  }

  private static Ipv4Address towards(Way.Out out, Piece inner) {
    Ipv4Address nextHop = out.nextHop();
    return nextHop == null ? inner.header().destination() : nextHop;
  }

  private static Tunnel tunnelOf(Port port) {
    Tunnel tunnel = port.facts().tunnel();
    return tunnel == null ? Tunnel.NONE : tunnel;
  }

  /** Null if it cannot be told what the outer packet is like. */
  private static @Nullable Piece outer(Port egress, Port peer, Piece inner) {
    Tunnel tunnel = tunnelOf(egress);
    Tunnel far = tunnelOf(peer);
    Ipv4Address source = TunnelPairs.source(egress.router(), tunnel);
    Ipv4Address destination =
        tunnel.destination() != null
            ? tunnel.destination().value()
            : TunnelPairs.source(peer.router(), far);
    Encapsulation plain = Encapsulations.plain(tunnel);
    boolean ipv4 = tunnel.mode().startsWith("gre") && !tunnel.mode().contains("ipv6");
    boolean ipip = tunnel.mode().equals("ipip");
    boolean ipsec = tunnel.mode().startsWith("ipsec ipv4");
    if (source == null || destination == null || !(ipv4 || ipip || ipsec)) {
      return null;
    }
    boolean encrypted = ipsec || tunnel.protection() != null;
    // What IPsec adds depends on what the ends agree on, and on NAT between them.
    int bytes =
        encrypted || plain == null || inner.bytes() == 0 ? 0 : plain.size(inner.bytes(), false);
    int protocol = encrypted ? IpProtocols.ESP : ipip ? IP_IN_IP : IpProtocols.GRE;
    Header header =
        new Header(PacketKind.WHOLE, source, destination, protocol, -1, -1, -1, -1, 0, bytes);
    // Unless told to, IOS sends the outer packet without DF, whatever the inner one has.
    boolean dontFragment = tunnel.pathMtuDiscovery() != null && inner.dontFragment();
    return Piece.of(header, dontFragment);
  }

  /** All of the outer packet's pieces must get to the router at the other end. */
  private static Step arrived(Port egress, Port peer, Piece outer, Trace trace, Span why) {
    Unknown gap = null;
    for (Trace.Leaf leaf : trace.leaves(outer)) {
      End end = leaf.end();
      if (end instanceof End.Delivered delivered
          && delivered.receiver().router() == peer.router()) {
        for (Unknown doubt : leaf.doubts()) {
          gap = doubt;
        }
        continue;
      }
      if (end instanceof End.Left || end instanceof End.Undecided) {
        gap = gap(egress, end);
        continue;
      }
      return new Step(null, lost(egress, end, why), new Trace.Outer(outer, trace, null));
    }
    return new Step(peer, null, new Trace.Outer(outer, trace, gap));
  }

  private static Unknown gap(Port egress, End end) {
    if (end instanceof End.Undecided undecided && undecided.why() != null) {
      return new Unknown(
          "the way of the packets that carry it through " + egress + ": " + undecided.reason(),
          undecided.why());
    }
    String to =
        end instanceof End.Left left && left.nextHop() != null
            ? " leads to " + left.nextHop() + ", which is in no file"
            : " leaves the files";
    return new Unknown(
        "the way of the packets that carry it through " + egress + to, egress.facts().header());
  }

  private static End lost(Port egress, End end, Span why) {
    if (end instanceof End.Dropped dropped) {
      return new End.Dropped(
          dropped.router(),
          "the packet that carries it through " + egress + " is dropped: " + dropped.reason(),
          dropped.why(),
          Cause.TUNNEL);
    }
    if (end instanceof End.TooBig tooBig) {
      return new End.Dropped(
          tooBig.router(),
          "the packet that carries it through "
              + egress
              + " is larger than the IP MTU of "
              + tooBig.egress()
              + ", and not to be fragmented",
          tooBig.why(),
          Cause.TUNNEL);
    }
    String how =
        end instanceof End.Loop loop
            ? " goes in a circle at " + loop.router()
            : " does not get to its other end";
    return new End.Dropped(
        egress.router(), "the packet that carries it through " + egress + how, why, Cause.TUNNEL);
  }
}

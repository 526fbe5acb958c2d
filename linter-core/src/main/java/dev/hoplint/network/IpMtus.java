package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.Tunnel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The IP MTU of every interface, from its lines, its parent's, or the tunnel's transport. */
final class IpMtus {
  /** Bytes of an Ethernet payload (RFC 894), and of every IOS interface that no line changes. */
  static final int ETHERNET = 1500;

  /** Tunnels in tunnels; IOS takes a deeper nesting for a loop. */
  private static final int DEEPEST = 4;

  private final Forwarder forwarder;

  IpMtus(Forwarder forwarder) {
    this.forwarder = forwarder;
  }

  IpMtu of(Port port) {
    return of(port, 0);
  }

  private IpMtu of(Port port, int depth) {
    Interface facts = port.facts();
    if (facts.malformed().contains(InterfaceStatement.IP_MTU)) {
      return IpMtu.UNKNOWN;
    }
    if (facts.ipMtu() != null) {
      return new IpMtu(facts.ipMtu().value(), IpMtu.Origin.EXPLICIT, facts.ipMtu().span());
    }
    if (facts.tunnel() != null || facts.isTunnel()) {
      return facts.malformed().contains(InterfaceStatement.TUNNEL)
          ? IpMtu.UNKNOWN
          : ofTunnel(port, facts.tunnel() == null ? Tunnel.NONE : facts.tunnel(), depth);
    }
    return layer2(port);
  }

  private static IpMtu layer2(Port port) {
    Interface facts = port.facts();
    if (facts.malformed().contains(InterfaceStatement.MTU)) {
      return IpMtu.UNKNOWN;
    }
    if (facts.name().startsWith("Dialer")) {
      // The number of a dialer is its `ip mtu`; `mtu` on it does not say what the line carries.
      return new IpMtu(ETHERNET, IpMtu.Origin.DEFAULT, null);
    }
    if (facts.mtu() != null) {
      return new IpMtu(facts.mtu().value(), IpMtu.Origin.L2, facts.mtu().span());
    }
    int dot = facts.name().indexOf('.');
    Port parent = dot < 0 ? null : port.router().port(facts.name().substring(0, dot));
    return parent != null ? layer2(parent) : new IpMtu(ETHERNET, IpMtu.Origin.DEFAULT, null);
  }

  private IpMtu ofTunnel(Port port, Tunnel tunnel, int depth) {
    int overhead = Overhead.of(tunnel);
    if (tunnel.protection() != null || overhead == Overhead.NOT_KNOWN || depth >= DEEPEST) {
      return IpMtu.UNKNOWN;
    }
    Port egress = egress(port, tunnel);
    if (egress == null || egress == port) {
      return new IpMtu(ETHERNET - overhead, IpMtu.Origin.ASSUMED, null);
    }
    if (egress.facts().cryptoMap() != null) {
      // Whether the crypto map encrypts this tunnel, and what that adds, is another question.
      return IpMtu.UNKNOWN;
    }
    IpMtu under = of(egress, depth + 1);
    if (!under.isKnown()) {
      return IpMtu.UNKNOWN;
    }
    IpMtu.Origin origin =
        under.origin() == IpMtu.Origin.ASSUMED ? IpMtu.Origin.ASSUMED : IpMtu.Origin.DERIVED;
    return new IpMtu(under.bytes() - overhead, origin, under.span());
  }

  /** Where the outer packets leave: by the route to the destination, else the source interface. */
  private @Nullable Port egress(Port port, Tunnel tunnel) {
    Router router = port.router();
    if (tunnel.destination() != null) {
      Ipv4Address destination = tunnel.destination().value();
      List<Forwarder.Way> ways = forwarder.route(router, tunnel.vrf(), destination);
      if (!ways.isEmpty() && ways.get(0) instanceof Forwarder.Way.Out out && out.egress() != port) {
        return out.egress();
      }
    }
    Port source =
        tunnel.sourceInterface() == null ? null : router.port(tunnel.sourceInterface().name());
    // A loopback sends nothing: the outer packets leave elsewhere.
    return source == null || source.facts().isLoopback() || !source.isUp() ? null : source;
  }
}

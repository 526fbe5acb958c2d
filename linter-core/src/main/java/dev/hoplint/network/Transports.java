package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv6Address;
import dev.hoplint.header.Entries;
import dev.hoplint.header.Header;
import dev.hoplint.header.Match;
import dev.hoplint.header.PacketKind;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.Ipsec;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Nhrp;
import dev.hoplint.model.Tunnel;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds each tunnel's encapsulation, and the interface by which its outer packets leave. */
final class Transports {
  /** Protocol number of GRE (RFC 2784 §5). */
  private static final int GRE = 47;

  private final Forwarder forwarder;

  Transports(Forwarder forwarder) {
    this.forwarder = forwarder;
  }

  /**
   * The encapsulation and the egress of a tunnel, of which the link's MTU is not yet known.
   *
   * @param encapsulations empty if they are not known, and then {@code doubt} says why
   */
  record Shape(List<Encapsulation> encapsulations, @Nullable Port egress, @Nullable Unknown doubt) {
    boolean isOverIpv6() {
      return encapsulations.get(0).outer() == Encapsulation.IPV6;
    }
  }

  Shape shape(Port port) {
    Tunnel tunnel = tunnel(port);
    Span header = port.facts().header();
    if (port.facts().malformed().contains(InterfaceStatement.TUNNEL)) {
      return unknown("a line of the tunnel could not be read", header);
    }
    if (port.facts().cryptoMap() != null) {
      return unknown("a crypto map on the tunnel itself", port.facts().cryptoMap().span());
    }
    if (tunnel.protection() != null) {
      List<Encapsulation> ipsec =
          Encapsulations.protectedBy(
              tunnel.protection(), tunnel, port.router().config().extras().ipsec());
      return ipsec.isEmpty()
          ? unknown(
              "the transforms of IPsec profile " + tunnel.protection().name() + " are not known",
              tunnel.protection().span())
          : new Shape(ipsec, egress(port, tunnel, ipsec.get(0)), null);
    }
    Encapsulation plain = Encapsulations.plain(tunnel);
    if (plain == null) {
      return unknown(
          tunnel.mode().startsWith("ipsec")
              ? "IPsec without a profile"
              : "tunnel mode " + tunnel.mode() + " has no fixed header",
          header);
    }
    Port egress = egress(port, tunnel, plain);
    NameUse map = egress == null ? null : egress.facts().cryptoMap();
    return map == null || egress == null
        ? new Shape(List.of(plain), egress, null)
        : encrypted(port, tunnel, plain, egress, map);
  }

  private static Shape unknown(String reason, Span span) {
    return new Shape(List.of(), null, new Unknown(reason, span));
  }

  static Tunnel tunnel(Port port) {
    Tunnel tunnel = port.facts().tunnel();
    return tunnel == null ? Tunnel.NONE : tunnel;
  }

  /** The crypto map of the egress takes the tunnel's packets if its access list matches them. */
  private static Shape encrypted(
      Port port, Tunnel tunnel, Encapsulation plain, Port egress, NameUse map) {
    Ipv4Address source = TunnelPairs.source(port.router(), tunnel);
    if (source == null || tunnel.destination() == null) {
      return unknown("whether crypto map " + map.name() + " encrypts it", map.span());
    }
    Ipv4Address destination = tunnel.destination().value();
    int protocol = plain.shim() == 0 ? 4 : GRE;
    Header outer =
        new Header(PacketKind.WHOLE, source, destination, protocol, -1, -1, -1, -1, 0, 0);
    for (Ipsec.MapEntry entry : port.router().config().extras().ipsec().mapEntries()) {
      if (!entry.name().equals(map.name())) {
        continue;
      }
      AccessList list = entry.list() == null ? null : port.router().accessList(entry.list().name());
      Match match = list == null ? Match.UNKNOWN : Entries.decide(list, outer).permitted();
      if (match == Match.NO) {
        continue;
      }
      boolean ends =
          entry.peers().stream().anyMatch(peer -> peer.name().equals(destination.toString()));
      List<Encapsulation> ipsec =
          match == Match.UNKNOWN || !ends
              ? List.of()
              : Encapsulations.wrapped(
                  plain,
                  entry.transformSets(),
                  port.router().config().extras().ipsec(),
                  /* bare= */ false);
      return ipsec.isEmpty()
          ? unknown(
              "what sequence "
                  + entry.sequence()
                  + " of crypto map "
                  + map.name()
                  + " does to its packets",
              entry.span())
          : new Shape(ipsec, egress, null);
    }
    return new Shape(List.of(plain), egress, null);
  }

  /** Where the outer packets leave: by the route to the destination, else the source interface. */
  private @Nullable Port egress(Port port, Tunnel tunnel, Encapsulation around) {
    Router router = port.router();
    if (around.outer() == Encapsulation.IPV6) {
      Port connected =
          onSubnet(
              router,
              port.facts().extras().tunnel().destinationIpv6() == null
                  ? null
                  : port.facts().extras().tunnel().destinationIpv6().value());
      return connected != null ? connected : source(port, tunnel);
    }
    if (tunnel.destination() != null) {
      Ipv4Address destination = tunnel.destination().value();
      List<Forwarder.Way> ways = forwarder.route(router, tunnel.vrf(), destination);
      if (!ways.isEmpty() && ways.get(0) instanceof Forwarder.Way.Out out && out.egress() != port) {
        return out.egress();
      }
    }
    Port source = source(port, tunnel);
    return source != null ? source : towardsHub(port, tunnel);
  }

  /** A multipoint tunnel from a loopback leaves where the hubs that NHRP names are routed. */
  private @Nullable Port towardsHub(Port port, Tunnel tunnel) {
    for (Nhrp.Map map : port.facts().extras().nhrp().maps()) {
      List<Forwarder.Way> ways = forwarder.route(port.router(), tunnel.vrf(), map.outer());
      if (!ways.isEmpty() && ways.get(0) instanceof Forwarder.Way.Out out && out.egress() != port) {
        return out.egress();
      }
    }
    return null;
  }

  private static @Nullable Port onSubnet(Router router, @Nullable Ipv6Address address) {
    if (address == null) {
      return null;
    }
    for (Port port : router.upPorts()) {
      if (!port.facts().isLoopback()
          && port.facts().extras().ipv6().addresses().stream()
              .anyMatch(own -> own.length() < 128 && own.subnet().contains(address))) {
        return port;
      }
    }
    return null;
  }

  private static @Nullable Port source(Port port, Tunnel tunnel) {
    Router router = port.router();
    Port source =
        tunnel.sourceInterface() == null ? null : router.port(tunnel.sourceInterface().name());
    if (tunnel.sourceAddress() != null) {
      source = router.owner(tunnel.sourceAddress().value(), tunnel.vrf());
    }
    // A loopback sends nothing: the outer packets leave elsewhere.
    return source == null || source == port || source.facts().isLoopback() || !source.isUp()
        ? null
        : source;
  }
}

package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.model.Tunnel;
import org.jspecify.annotations.Nullable;

/**
 * The way of a tunnel's outer packets, as far as the files show it.
 *
 * @param narrow the interface with the smallest IP MTU; null if not even the egress is known
 * @param mtu the smallest IP MTU on the way
 * @param translated whether NAT changes an address on the way
 */
public record OuterPath(@Nullable Port narrow, IpMtu mtu, boolean translated) {
  /** UDP port of the key exchange, which finds out about NAT (RFC 3947 §4). */
  private static final int IKE = 500;

  static OuterPath of(Port port, Transport.Known transport, Network network) {
    OuterPath egress = new OuterPath(transport.egress(), transport.link(), false);
    Trace trace = way(port, Header.UDP, network);
    if (trace == null) {
      return egress;
    }
    Ipv4Address destination = trace.hops().get(0).received().destination();
    Port narrow = transport.egress();
    IpMtu smallest = transport.link();
    boolean translated = false;
    boolean first = true;
    for (Hop hop : trace.hops()) {
      Port out = hop.egress();
      if (first && out != transport.egress()) {
        return egress;
      }
      first = false;
      translated |= hop.translation() != null || !hop.arriving().destination().equals(destination);
      IpMtu mtu = out == null ? IpMtu.UNKNOWN : network.ipMtu(out);
      boolean sure = mtu.isKnown() && mtu.origin() != IpMtu.Origin.ASSUMED;
      if (sure && mtu.bytes() < smallest.bytes()) {
        narrow = out;
        smallest = mtu;
      }
    }
    return new OuterPath(narrow, smallest, translated);
  }

  /**
   * The way of a tunnel's outer packets by the table that the tunnel names; null if an end is not
   * known.
   *
   * @param protocol of the outer packets, or UDP for the key exchange ahead of them
   */
  static @Nullable Trace way(Port port, int protocol, Network network) {
    Tunnel tunnel = Transports.tunnel(port);
    Ipv4Address source = TunnelPairs.source(port.router(), tunnel);
    if (source == null || tunnel.destination() == null) {
      return null;
    }
    int port500 = protocol == Header.UDP ? IKE : -1;
    Header header =
        new Header(
            PacketKind.WHOLE,
            source,
            tunnel.destination().value(),
            protocol,
            port500,
            port500,
            -1,
            -1,
            0,
            0);
    Forwarder.Way first = network.tracer().forwarder().routed(port.router(), tunnel.vrf(), header);
    return network.tracer().follow(header, port.router(), first);
  }
}

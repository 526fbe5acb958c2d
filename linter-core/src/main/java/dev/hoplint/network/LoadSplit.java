package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.model.Declared;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Split.Difference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of fragments that take different ones of equally good ways.
 *
 * @param difference how two of the ways differ to their ends, the worst; unknown where the files
 *     don't show their ends
 * @param arrival whether fragments can come to where they would part; null if no file tells of a
 *     sender
 */
public record LoadSplit(Difference difference, @Nullable Arrival arrival) {
  /** Packets tried for each question; a router with more neighbours is judged by these. */
  private static final int MOST = 32;

  /** Addresses of the Internet, none of which is in a network of the files (RFC 5737). */
  private static final List<String> ANYWHERE =
      List.of("192.0.2.10", "198.51.100.10", "203.0.113.10");

  private record Packet(Port ingress, Header header, Declared.@Nullable Flow flow) {}

  /** The declared flows that take the ways tell; without any, packets of every sender. */
  public static LoadSplit of(Network network, Router router, SharedLoad load) {
    List<Packet> packets = declared(network, router, load);
    if (packets.isEmpty()) {
      packets = undeclared(network, router, load);
    }
    LoadSplit worst = null;
    for (Packet packet : packets.subList(0, Math.min(MOST, packets.size()))) {
      Arrival arrival = new Arrivals(network).at(packet.ingress, packet.header, packet.flow);
      LoadSplit split = new LoadSplit(difference(network, load, packet), arrival);
      worst = worst == null || split.isWorse(worst) ? split : worst;
    }
    return worst == null
        ? new LoadSplit(new Difference(Difference.Kind.UNKNOWN, "no packet is known"), null)
        : worst;
  }

  /** Whether files and flows show that no fragment comes here. */
  public boolean isWithoutFragments() {
    return arrival != null && arrival.chance() == Arrival.Chance.NO;
  }

  private boolean isWorse(LoadSplit other) {
    return isWithoutFragments() == other.isWithoutFragments()
        ? difference.kind().compareTo(other.difference.kind()) > 0
        : other.isWithoutFragments();
  }

  /** Flows that come in on the router by a way that is known, and are routed by this prefix. */
  private static List<Packet> declared(Network network, Router router, SharedLoad load) {
    List<Packet> packets = new ArrayList<>();
    for (DeclaredFlow flow : network.flows()) {
      Declared.Flow declared = flow.declared();
      Header header = header(declared.protocol(), flow.source(), flow.destination());
      if (Header.hasPorts(declared.protocol()) && declared.port() >= 0) {
        header = header.withPorts(Header.CLIENT_PORT, declared.port());
      }
      Port entry =
          isRoutedBy(router, load, flow.destination()) ? network.entryOf(flow.source()) : null;
      if (entry == null) {
        continue;
      }
      for (Hop hop : network.tracer().follow(header, entry.router(), entry).hops()) {
        Port ingress = hop.ingress();
        boolean routed = hop.way() instanceof Way.Out out && out.policy() == null;
        if (hop.router() == router && ingress != null && routed && isSameTable(ingress, load)) {
          packets.add(new Packet(ingress, header, declared));
        }
      }
    }
    return packets;
  }

  /** UDP, of which the largest datagrams may always be fragmented, from behind every interface. */
  private static List<Packet> undeclared(Network network, Router router, SharedLoad load) {
    List<Packet> packets = new ArrayList<>();
    List<Ipv4Address> receivers = receivers(network, router, load);
    for (Port ingress : router.upPorts()) {
      boolean leaves = load.ways().stream().anyMatch(way -> way.egress() == ingress);
      Ipv4Prefix subnet = subnet(ingress);
      if (leaves || subnet == null || !isSameTable(ingress, load)) {
        continue;
      }
      Ipv4Address sender = neighbour(ingress, subnet);
      for (Ipv4Address receiver : receivers) {
        packets.add(new Packet(ingress, header(Header.UDP, sender, receiver), null));
      }
    }
    return packets;
  }

  private static boolean isSameTable(Port ingress, SharedLoad load) {
    return Network.sameVrf(ingress.vrf(), load.vrf());
  }

  /** The interface's subnet, if it has room for another host. */
  private static @Nullable Ipv4Prefix subnet(Port port) {
    List<InterfaceAddress> addresses = port.facts().addresses();
    return addresses.isEmpty() || addresses.get(0).subnet().length() == 32
        ? null
        : addresses.get(0).subnet();
  }

  /** An address of the subnet that is not the interface's own. */
  private static Ipv4Address neighbour(Port port, Ipv4Prefix subnet) {
    if (subnet.length() == 31) {
      Ipv4Address one = subnet.networkAddress();
      return port.owns(one) ? subnet.broadcastAddress() : one;
    }
    Ipv4Address last = new Ipv4Address(subnet.broadcastAddress().bits() - 1);
    return port.owns(last) ? new Ipv4Address(last.bits() - 1) : last;
  }

  /** Hosts of subnets that the files show behind the ways; else any of the prefix. */
  private static List<Ipv4Address> receivers(Network network, Router router, SharedLoad load) {
    List<Ipv4Address> receivers = new ArrayList<>();
    for (Router other : network.routers()) {
      for (Port port : other == router ? List.<Port>of() : other.upPorts()) {
        Ipv4Prefix subnet = subnet(port);
        if (subnet != null && load.prefix().contains(subnet)) {
          add(receivers, neighbour(port, subnet), router, load);
        }
      }
      if (receivers.size() >= MOST) {
        break;
      }
    }
    ANYWHERE.forEach(text -> add(receivers, Ipv4Address.of(text), router, load));
    if (receivers.isEmpty()) {
      add(receivers, new Ipv4Address(load.prefix().networkAddress().bits() + 1), router, load);
    }
    return receivers;
  }

  private static void add(
      List<Ipv4Address> receivers, Ipv4Address receiver, Router router, SharedLoad load) {
    if (isRoutedBy(router, load, receiver)) {
      receivers.add(receiver);
    }
  }

  private static boolean isRoutedBy(Router router, SharedLoad load, Ipv4Address receiver) {
    List<RouteEntry> routes = router.table(load.vrf()).lookup(receiver);
    return !routes.isEmpty() && routes.get(0).prefix().equals(load.prefix());
  }

  private static Header header(int protocol, Ipv4Address from, Ipv4Address to) {
    int port = Header.hasPorts(protocol) ? Header.CLIENT_PORT : -1;
    return new Header(PacketKind.INITIAL, from, to, protocol, port, port, -1, -1, 0, 0);
  }

  /** The worst of the first way against each other one. */
  private static Difference difference(Network network, SharedLoad load, Packet packet) {
    Trace first = follow(network, packet, load.ways().get(0));
    Difference worst = null;
    for (Way.Out way : load.ways().subList(1, load.ways().size())) {
      Trace other = follow(network, packet, way);
      // A piece that nobody takes tells nothing of those that somebody does.
      Difference difference =
          first.arrives() && other.arrives()
              ? new Differences(network).trackedByDevice().of(first, other)
              : new Difference(Difference.Kind.UNKNOWN, "where they end");
      worst = worst == null || difference.kind().compareTo(worst.kind()) > 0 ? difference : worst;
    }
    return worst == null ? new Difference(Difference.Kind.EQUIVALENT, "nothing") : worst;
  }

  private static Trace follow(Network network, Packet packet, Way way) {
    return network
        .tracer()
        .send(
            Piece.of(packet.header, false),
            packet.ingress.router(),
            packet.ingress,
            way,
            new Journey(new Session(), null));
  }
}

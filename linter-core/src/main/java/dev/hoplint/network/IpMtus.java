package dev.hoplint.network;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.Setting;
import dev.hoplint.model.SystemMtu;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The IP MTU of every interface, from its lines, its parent's, or the tunnel's transport. */
final class IpMtus {
  /** Bytes of an Ethernet payload (RFC 894), and of most IOS interfaces that no line changes. */
  static final int ETHERNET = 1500;

  /** Tunnels in tunnels; IOS takes a deeper nesting for a loop. */
  /** What every module has to forward whole, in bytes (RFC 791 §3.2); IOS goes no lower. */
  private static final int LEAST = 68;

  private static final int DEEPEST = 4;

  private final Transports transports;
  private final Map<Port, IpMtu> ipv4 = new ConcurrentHashMap<>();
  private final Map<Ipv4Prefix, Integer> largestBySubnet = new ConcurrentHashMap<>();
  private final Map<Port, IpMtu> ipv6 = new ConcurrentHashMap<>();

  IpMtus(Forwarder forwarder) {
    this.transports = new Transports(forwarder);
  }

  IpMtu of(Port port) {
    return known(port, false, 0);
  }

  /** As {@link #of}, of IPv6: {@code ipv6 mtu} counts, and {@code ip mtu} does not. */
  IpMtu ipv6(Port port) {
    return known(port, true, 0);
  }

  /**
   * Bytes of the largest known IP MTU on the subnets of an interface, its own among them; 0 if none
   * is known.
   */
  int largestAround(Port port, Network network) {
    int largest = 0;
    for (InterfaceAddress address : port.facts().addresses()) {
      int onSubnet =
          largestBySubnet.computeIfAbsent(
              address.subnet(),
              subnet ->
                  network.onSubnetOf(address.address()).stream()
                      .map(this::of)
                      .mapToInt(mtu -> mtu.isKnown() ? mtu.bytes() : 0)
                      .max()
                      .orElse(0));
      largest = Math.max(largest, onSubnet);
    }
    return largest;
  }

  Transport transport(Port port) {
    return transport(port, 0);
  }

  private IpMtu known(Port port, boolean six, int depth) {
    Map<Port, IpMtu> cache = six ? ipv6 : ipv4;
    IpMtu known = cache.get(port);
    if (known == null) {
      known = of(port, six, depth);
      if (depth == 0) {
        cache.put(port, known);
      }
    }
    return known;
  }

  private IpMtu of(Port port, boolean six, int depth) {
    Interface facts = port.facts();
    Setting<Integer> set = six ? facts.extras().ipv6().mtu() : facts.ipMtu();
    if (facts.malformed().contains(six ? InterfaceStatement.IPV6 : InterfaceStatement.IP_MTU)) {
      return IpMtu.UNKNOWN;
    }
    if (set != null) {
      return new IpMtu(set.value(), IpMtu.Origin.EXPLICIT, set.span());
    }
    return facts.tunnel() != null || facts.isTunnel() ? ofTunnel(port, depth) : layer2(port);
  }

  static IpMtu layer2(Port port) {
    Interface facts = port.facts();
    if (facts.malformed().contains(InterfaceStatement.MTU)) {
      return IpMtu.UNKNOWN;
    }
    if (facts.mtu() != null) {
      return new IpMtu(facts.mtu().value(), IpMtu.Origin.L2, facts.mtu().span());
    }
    int dot = facts.name().indexOf('.');
    Port parent = dot < 0 ? null : port.router().port(facts.name().substring(0, dot));
    if (parent != null) {
      return layer2(parent);
    }
    // Which ports `system mtu` holds for is another on each switch.
    return port.router().config().extras().systemMtu().equals(SystemMtu.NONE)
        ? new IpMtu(byDefault(facts.name()), IpMtu.Origin.DEFAULT, null)
        : IpMtu.UNKNOWN;
  }

  /** IOS Interface Command Reference, `mtu`: the default maximum for each medium. */
  private static int byDefault(String name) {
    if (name.startsWith("ATM") || name.startsWith("POS") || name.startsWith("Fddi")) {
      return 4470;
    }
    return name.startsWith("TokenRing") ? 4464 : ETHERNET;
  }

  private IpMtu ofTunnel(Port port, int depth) {
    if (Transports.tunnel(port).protection() != null
        || !(transport(port, depth) instanceof Transport.Known transport)) {
      // What IOS releases subtract for `tunnel protection` differs.
      return IpMtu.UNKNOWN;
    }
    int bytes = transport.fitting(false);
    if (bytes < LEAST || bytes != transport.limit(transport.link().bytes(), false)) {
      return IpMtu.UNKNOWN;
    }
    IpMtu.Origin origin =
        transport.link().origin() == IpMtu.Origin.ASSUMED
            ? IpMtu.Origin.ASSUMED
            : IpMtu.Origin.DERIVED;
    return new IpMtu(bytes, origin, transport.link().span());
  }

  private Transport transport(Port port, int depth) {
    Transports.Shape shape = transports.shape(port);
    if (shape.doubt() != null) {
      return new Transport.NotKnown(shape.doubt());
    }
    if (depth >= DEEPEST) {
      return new Transport.NotKnown(
          new Unknown("its outer packets go into too many tunnels", port.facts().header()));
    }
    Port egress = shape.egress();
    IpMtu link =
        egress == null
            ? new IpMtu(ETHERNET, IpMtu.Origin.ASSUMED, null)
            : known(egress, shape.isOverIpv6(), depth + 1);
    if (!link.isKnown()) {
      return new Transport.NotKnown(
          new Unknown("the IP MTU of " + egress + " is not known", port.facts().header()));
    }
    return new Transport.Known(shape.encapsulations(), egress, link);
  }
}

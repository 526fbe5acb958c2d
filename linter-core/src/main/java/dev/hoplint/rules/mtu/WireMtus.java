package dev.hoplint.rules.mtu;

import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.NatSide;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Interfaces on one wire whose IP MTUs differ.
 *
 * @param port the one where a line sets it; of several the largest, and then the first
 * @param others those with another IP MTU, at least one
 * @param all every one on the wire
 */
record WireMtus(Port port, List<Port> others, List<Port> all) {
  /** A prefix as long as this is a link between two routers, whatever their VRFs are called. */
  private static final int LINK = 30;

  WireMtus {
    others = List.copyOf(others);
    all = List.copyOf(all);
  }

  /** The wire of which {@code port} is the one to speak of; null if it is not, or all agree. */
  static @Nullable WireMtus of(Port port, Network network) {
    IpMtu own = network.ipMtu(port);
    if (!isOnWire(port, network) || own.span() == null) {
      return null;
    }
    Set<Port> different = new LinkedHashSet<>();
    Set<Port> all = new LinkedHashSet<>(List.of(port));
    for (Port other : network.neighbours(port)) {
      if (!isOnWire(other, network) || !sameWire(port, other)) {
        continue;
      }
      all.add(other);
      IpMtu mtu = network.ipMtu(other);
      if (mtu.span() != null
          && (mtu.bytes() > own.bytes() || (mtu.bytes() == own.bytes() && isBefore(other, port)))) {
        return null;
      }
      if (mtu.bytes() != own.bytes()) {
        different.add(other);
      }
    }
    return different.isEmpty()
        ? null
        : new WireMtus(port, List.copyOf(different), List.copyOf(all));
  }

  private static boolean isBefore(Port one, Port other) {
    int byName = one.router().name().compareTo(other.router().name());
    return byName != 0
        ? byName < 0
        : one.facts().header().file().compareTo(other.facts().header().file()) < 0;
  }

  private static boolean isOnWire(Port port, Network network) {
    return !port.facts().isTunnel()
        && !port.facts().isLoopback()
        && !port.router().isPartial()
        && network.ipMtu(port).isKnown()
        && port.facts().addresses().stream()
            .allMatch(address -> network.owners(address.address()).size() == 1);
  }

  /** Whether the two share a wire, by a subnet that both are on. */
  static boolean sameWire(Port one, Port other) {
    if (one.router().name().equals(other.router().name())) {
      // Two copies of one device.
      return false;
    }
    boolean bothBehindNat = one.natSide() == NatSide.INSIDE && other.natSide() == NatSide.INSIDE;
    if (bothBehindNat) {
      // Networks behind NAT may have the same addresses and nothing else in common.
      return false;
    }
    for (InterfaceAddress own : one.facts().addresses()) {
      for (InterfaceAddress theirs : other.facts().addresses()) {
        if (own.subnet().equals(theirs.subnet())) {
          return own.length() >= LINK || Objects.equals(one.vrf(), other.vrf());
        }
      }
    }
    return false;
  }
}

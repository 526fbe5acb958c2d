package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.Declared;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.NatSide;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether interfaces whose subnets hold each other's address are on one wire. */
final class SharedWire {
  /** Larger subnets are used again in places that have nothing to do with each other. */
  private static final int SMALL = 24;

  private SharedWire() {}

  /** The candidate's address that does not go with {@code address} on one wire, or null. */
  static @Nullable InterfaceAddress disagreeing(
      Network network, Port candidate, Port port, InterfaceAddress address) {
    for (InterfaceAddress other : candidate.facts().addresses()) {
      boolean mutual =
          other.subnet().contains(address.address()) && address.subnet().contains(other.address());
      boolean twice = other.address().equals(address.address());
      boolean differ = other.length() != address.length();
      boolean small = Math.min(other.length(), address.length()) >= SMALL;
      boolean host = Math.max(other.length(), address.length()) == 32;
      if (mutual
          && (twice || differ)
          && !host
          && (onOnePath(network, candidate.router(), port.router())
              || (small
                  && (twice
                      ? !areCopies(candidate.router(), port.router())
                          && network.neighbourhoods().joined(candidate.router(), port.router())
                          && isOnlyOne(network, address)
                      : areAlone(network, candidate, port)
                          || network
                              .neighbourhoods()
                              .joined(candidate.router(), port.router()))))) {
        return other;
      }
    }
    return null;
  }

  /**
   * Whether two routers have the address, and no other address of the subnet is there twice: what
   * more have is meant so, and a subnet of which there are two of each is that of another place.
   */
  private static boolean isOnlyOne(Network network, InterfaceAddress address) {
    for (List<Port> subnet : network.subnetsHolding(address.address())) {
      for (Port port : subnet) {
        for (InterfaceAddress other : port.facts().addresses()) {
          int most = other.address().equals(address.address()) ? 2 : 1;
          if (address.subnet().contains(other.address())
              && network.owners(other.address()).size() > most) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Whether more than one address is the same: two versions of one router's configuration. */
  private static boolean areCopies(Router one, Router other) {
    Set<Ipv4Address> addresses = new HashSet<>();
    for (Port port : one.upPorts()) {
      port.facts().addresses().forEach(address -> addresses.add(address.address()));
    }
    int same = 0;
    for (Port port : other.upPorts()) {
      for (InterfaceAddress address : port.facts().addresses()) {
        same += addresses.contains(address.address()) ? 1 : 0;
      }
    }
    return same > 1;
  }

  /** Whether neither has a neighbour that it agrees with: then they are each other's. */
  private static boolean areAlone(Network network, Port one, Port other) {
    return isAlone(network, one) && isAlone(network, other);
  }

  private static boolean isAlone(Network network, Port port) {
    for (InterfaceAddress address : port.facts().addresses()) {
      for (List<Port> subnet : network.subnetsHolding(address.address())) {
        for (Port candidate : subnet) {
          if (candidate.router() != port.router()
              && candidate.facts().addresses().stream()
                  .anyMatch(a -> a.subnet().equals(address.subnet()))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Whether a declared flow passes both, so that they belong to one network. */
  private static boolean onOnePath(Network network, Router one, Router other) {
    for (Declared.Flow flow : network.declared().flows()) {
      if (flow.path().contains(one.name()) && flow.path().contains(other.name())) {
        return true;
      }
    }
    return false;
  }

  /** A tunnel ends in a tunnel, and a serial line in a serial line. */
  static boolean isOfOneKind(Port one, Port other) {
    return one.facts().isTunnel() == other.facts().isTunnel()
        && one.name().startsWith("Serial") == other.name().startsWith("Serial");
  }

  /** Not inside networks that NAT hides from each other, nor addresses on no wire. */
  static boolean mayShareAWire(Port port) {
    return !port.facts().isLoopback()
        && port.natSide() != NatSide.INSIDE
        && port.natSide() != NatSide.ENABLE
        && port.facts().extras().virtualAddresses().isEmpty();
  }

  /** Leaves of a fabric all have the gateway's address. */
  static boolean hasAnycastGateways(Router router) {
    return router.ports().stream()
        .anyMatch(port -> port.name().startsWith("nve") || port.name().startsWith("LISP"));
  }
}

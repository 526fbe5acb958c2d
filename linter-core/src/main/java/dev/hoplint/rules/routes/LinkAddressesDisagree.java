package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.Declared;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.NatSide;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One address twice, or different masks, on one wire. */
public final class LinkAddressesDisagree implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-416",
          "link-addresses-disagree",
          Severity.WARNING,
          "one address twice, or different masks, on one wire",
          "0.1",
          false);

  /** Larger subnets are used again in places that have nothing to do with each other. */
  private static final int SMALL = 24;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    if (router.isPartial() || hasAnycastGateways(router)) {
      return;
    }
    for (Port port : router.upPorts()) {
      if (!mayShareAWire(port)) {
        continue;
      }
      for (InterfaceAddress address : port.facts().addresses()) {
        Other other = earlier(network, port, address);
        if (other != null) {
          found.accept(finding(port, address, other));
        }
      }
    }
  }

  private record Other(Port port, InterfaceAddress address) {}

  /**
   * An address on the same wire, of a router before this one, that does not go with it; or null.
   */
  private static @Nullable Other earlier(Network network, Port port, InterfaceAddress address) {
    for (List<Port> subnet : network.subnetsHolding(address.address())) {
      for (Port candidate : subnet) {
        if (isBefore(candidate.router(), port.router())
            && !candidate.router().name().equals(port.router().name())
            && Objects.equals(candidate.vrf(), port.vrf())
            && !candidate.router().isPartial()
            && !hasAnycastGateways(candidate.router())
            && mayShareAWire(candidate)
            && isOfOneKind(candidate, port)) {
          InterfaceAddress other = disagreeing(network, candidate, port, address);
          if (other != null) {
            return new Other(candidate, other);
          }
        }
      }
    }
    return null;
  }

  private static @Nullable InterfaceAddress disagreeing(
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
  private static boolean isOfOneKind(Port one, Port other) {
    return one.facts().isTunnel() == other.facts().isTunnel()
        && one.name().startsWith("Serial") == other.name().startsWith("Serial");
  }

  /** Not inside networks that NAT hides from each other, nor addresses on no wire. */
  private static boolean mayShareAWire(Port port) {
    return !port.facts().isLoopback()
        && port.natSide() != NatSide.INSIDE
        && port.natSide() != NatSide.ENABLE
        && port.facts().extras().virtualAddresses().isEmpty();
  }

  /** Leaves of a fabric all have the gateway's address. */
  private static boolean hasAnycastGateways(Router router) {
    return router.ports().stream()
        .anyMatch(port -> port.name().startsWith("nve") || port.name().startsWith("LISP"));
  }

  private static boolean isBefore(Router one, Router other) {
    int byFile = one.file().path().compareTo(other.file().path());
    return byFile != 0 ? byFile < 0 : one.config().part().start() < other.config().part().start();
  }

  private static Finding finding(Port port, InterfaceAddress address, Other other) {
    boolean twice = other.address().address().equals(address.address());
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, address.span(), port.router().name());
    if (twice) {
      finding.message(
          port
              + " and "
              + other.port()
              + " both have "
              + address.address()
              + ": on one wire each takes the other's packets");
    } else {
      finding.message(
          port
              + " is "
              + address.address()
              + "/"
              + address.length()
              + " and "
              + other.port()
              + " is "
              + other.address().address()
              + "/"
              + other.address().length()
              + ": each takes a different range for the same wire, and misses the neighbours that"
              + " only the other has");
    }
    return finding
        .related(
            other.address().span(),
            other.port() + " is " + other.address().address() + "/" + other.address().length())
        .assuming("the two interfaces are on one wire, as their subnets say")
        .fix(
            Fix.advice(
                twice
                    ? "give one of them another address of " + address.subnet()
                    : "give both the mask that the wire has"))
        .build();
  }
}

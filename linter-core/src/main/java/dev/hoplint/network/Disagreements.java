package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.AddressSource;
import dev.hoplint.model.Declared;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.NatSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Interfaces that are on one wire by their subnets, and whose addresses do not go together there:
 * one address twice, or masks that differ. They are not joined.
 */
public final class Disagreements {
  /** Larger subnets are used again in places that have nothing to do with each other. */
  private static final int SMALL = 24;

  private static final int HOST = 32;

  /** What more devices have than this is meant so, or is not of one place. */
  private static final int COPIES = 8;

  /** Two addresses that do not go together; {@code other} is of the router before the other one. */
  public record Disagreement(
      Port port, InterfaceAddress address, Port other, InterfaceAddress otherAddress) {}

  private final Network network;
  private final RouteTable<Port> subnets;
  private final Map<String, Set<String>> onPathWith = new HashMap<>();
  private final Set<Router> silent = new HashSet<>();
  private final Map<String, Integer> inFolder = new HashMap<>();
  private final Map<Router, List<Disagreement>> byRouter = new HashMap<>();
  private final Map<Port, Set<Port>> apart = new HashMap<>();

  Disagreements(Network network, RouteTable<Port> subnets) {
    this.network = network;
    this.subnets = subnets;
    for (Declared.Flow flow : network.declared().flows()) {
      for (String name : flow.path()) {
        onPathWith.computeIfAbsent(name, n -> new HashSet<>()).addAll(flow.path());
      }
    }
    for (Router router : network.routers()) {
      inFolder.merge(router.file().folder(), 1, Integer::sum);
      if (router.isPartial() || hasAnycastGateways(router)) {
        silent.add(router);
      }
    }
    for (Router router : network.routers()) {
      for (Port port : router.upPorts()) {
        if (!silent.contains(router) && mayShareAWire(port)) {
          port.facts().addresses().forEach(address -> find(port, address));
        }
      }
    }
  }

  /** Of each address of a router, the first of a router before it that does not go with it. */
  public List<Disagreement> of(Router router) {
    return byRouter.getOrDefault(router, List.of());
  }

  boolean areApart(Port one, Port other) {
    Set<Port> others = apart.get(one);
    return others != null && others.contains(other);
  }

  private void find(Port port, InterfaceAddress address) {
    boolean first = true;
    for (List<Port> candidates : candidates(port, address)) {
      for (Port candidate : candidates) {
        InterfaceAddress other =
            isCandidate(candidate, port) ? disagreeing(candidate, port, address) : null;
        if (other == null) {
          continue;
        }
        apart.computeIfAbsent(port, p -> new HashSet<>()).add(candidate);
        apart.computeIfAbsent(candidate, p -> new HashSet<>()).add(port);
        if (first) {
          first = false;
          byRouter
              .computeIfAbsent(port.router(), r -> new ArrayList<>(1))
              .add(new Disagreement(port, address, candidate, other));
        }
      }
    }
  }

  /**
   * Interfaces that may have a disagreeing address: who has the same one, and who is on a subnet of
   * another length. On one of the same length a different address agrees.
   */
  private List<List<Port>> candidates(Port port, InterfaceAddress address) {
    List<List<Port>> candidates = new ArrayList<>(4);
    boolean named = onPathWith.containsKey(port.router().name());
    List<Port> same = network.owners(address.address());
    int shortest = named ? 1 : SMALL;
    for (int length = HOST - 1; length >= shortest && address.length() >= shortest; length--) {
      if (length != address.length()) {
        candidates.add(subnets.exactly(address.address(), length));
      } else if (named || same.size() <= COPIES) {
        candidates.add(same);
      }
    }
    return candidates;
  }

  private boolean isCandidate(Port candidate, Port port) {
    return isBefore(candidate.router(), port.router())
        && !candidate.router().name().equals(port.router().name())
        && Objects.equals(candidate.vrf(), port.vrf())
        && !silent.contains(candidate.router())
        && mayShareAWire(candidate)
        && isOfOneKind(candidate, port);
  }

  private static boolean isBefore(Router one, Router other) {
    int byFile = one.file().path().compareTo(other.file().path());
    return byFile != 0 ? byFile < 0 : one.config().part().start() < other.config().part().start();
  }

  /** The candidate's address that does not go with {@code address} on one wire, or null. */
  private @Nullable InterfaceAddress disagreeing(
      Port candidate, Port port, InterfaceAddress address) {
    for (InterfaceAddress other : candidate.facts().addresses()) {
      boolean mutual =
          other.subnet().contains(address.address()) && address.subnet().contains(other.address());
      boolean twice = other.address().equals(address.address());
      boolean host = Math.max(other.length(), address.length()) == HOST;
      if (mutual
          && (twice || other.length() != address.length())
          && !host
          && (areOnOnePath(candidate.router(), port.router())
              || (Math.min(other.length(), address.length()) >= SMALL
                  && isOnePlace(candidate, port, address, other)))) {
        return other;
      }
    }
    return null;
  }

  private boolean isOnePlace(
      Port candidate, Port port, InterfaceAddress address, InterfaceAddress other) {
    boolean joined = network.neighbourhoods().joined(candidate.router(), port.router());
    if (other.address().equals(address.address())) {
      return (joined || haveNothingElse(candidate, port))
          && isOnlyOne(address)
          && !areCopies(candidate.router(), port.router());
    }
    return network.owners(other.address()).size() <= COPIES
        && (joined || (isAlone(candidate) && isAlone(port)));
  }

  /**
   * Whether two routers have the address, and no other address of the subnet is there twice: what
   * more have is meant so, and a subnet of which there are two of each is that of another place.
   */
  private boolean isOnlyOne(InterfaceAddress address) {
    Ipv4Prefix subnet = address.subnet();
    int last = subnet.network() | ~subnet.mask();
    for (int bits = subnet.network(); ; bits++) {
      int most = bits == address.address().bits() ? 2 : 1;
      if (network.owners(new Ipv4Address(bits)).size() > most) {
        return false;
      }
      if (bits == last) {
        return true;
      }
    }
  }

  /** Whether more than one address is the same: two versions of one router's configuration. */
  private static boolean areCopies(Router one, Router other) {
    int same = 0;
    for (Port port : other.upPorts()) {
      for (InterfaceAddress address : port.facts().addresses()) {
        same += one.owns(address.address()) ? 1 : 0;
      }
    }
    return same > 1;
  }

  /**
   * Whether nothing but this subnet can join the only two routers of a folder, nor tell that they
   * are in different places, as an uplink of each would.
   */
  private boolean haveNothingElse(Port one, Port other) {
    String folder = one.router().file().folder();
    return folder.equals(other.router().file().folder())
        && inFolder.getOrDefault(folder, 0) == 2
        && isOnlyLink(one)
        && isOnlyLink(other);
  }

  private static boolean isOnlyLink(Port port) {
    return port.router().upPorts().stream()
        .allMatch(
            p ->
                p == port
                    || p.facts().isLoopback()
                    || p.facts().addressSource() == AddressSource.NONE);
  }

  /** Whether it has no neighbour that it agrees with. */
  private boolean isAlone(Port port) {
    for (InterfaceAddress address : port.facts().addresses()) {
      for (Port candidate : subnets.exactly(address.address(), address.length())) {
        if (candidate.router() != port.router()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a declared flow passes both, so that they belong to one network. */
  private boolean areOnOnePath(Router one, Router other) {
    return onPathWith.getOrDefault(one.name(), Set.of()).contains(other.name());
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
}

package dev.hoplint.rules.mtu;

import dev.hoplint.model.AddressSource;
import dev.hoplint.model.NatSide;
import dev.hoplint.network.Clamps;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.RouteEntry;
import dev.hoplint.network.Router;
import dev.hoplint.network.Trace;
import dev.hoplint.network.TransitPath;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A small link that TCP takes around a clamp: by an equal or a backup route, by policy, or in one
 * direction only.
 *
 * @param port the small link
 * @param clamped where the other way is clamped
 * @param how what leads around it, in words
 * @param why the line by which it does
 * @param oneWay whether the clamp is on the same way, but answers take another
 * @param entries the hosts' interfaces, where both directions pass; empty if they do not
 */
record ClampBypass(
    Port port, IpMtu mtu, Port clamped, String how, Span why, boolean oneWay, List<Port> entries) {
  private static final int ETHERNET = 1500;

  ClampBypass {
    entries = List.copyOf(entries);
  }

  ClampBypass(Port port, IpMtu mtu, Port clamped, String how, Span why) {
    this(port, mtu, clamped, how, why, false, List.of());
  }

  /** Null if no other way is clamped, or this one is too. */
  static @Nullable ClampBypass of(Port port, Network network) {
    return of(port, network.ipMtu(port), network);
  }

  /** As {@link #of(Port, Network)}, if the interface had that IP MTU. */
  static @Nullable ClampBypass of(Port port, IpMtu mtu, Network network) {
    if (!mtu.isKnown()
        || mtu.bytes() >= ETHERNET
        || port.facts().isLoopback()
        || port.facts().addressSource() == AddressSource.NONE
        || port.router().isPartial()
        || PppoeMtu.speaksOn(port, network)) {
      return null;
    }
    int fitting = PathClamps.fitting(mtu);
    if (!isClampedHere(port, fitting, network)) {
      List<Port> open = unclampedEntries(port, fitting);
      ClampBypass around =
          open.isEmpty() ? null : byRoute(port, mtu, other -> hasClamp(other, network));
      if (around == null) {
        around = PolicyBypass.of(port, mtu, network);
      }
      if (around != null) {
        return around;
      }
    }
    return oneWay(port, mtu, network);
  }

  /** Small links that TCP would take around a clamp on {@code port}, if it got one. */
  static List<Port> besides(Port port, Network network) {
    List<Port> besides = new ArrayList<>();
    for (Port other : port.router().upPorts()) {
      IpMtu mtu = network.ipMtu(other);
      int fitting = PathClamps.fitting(mtu);
      if (other != port
          && mtu.isKnown()
          && mtu.bytes() < ETHERNET
          && !isClampedHere(other, fitting, network)
          && !unclampedEntries(other, fitting).isEmpty()
          && byRoute(other, mtu, clamped -> clamped == port) != null) {
        besides.add(other);
      }
    }
    return besides;
  }

  private static boolean isClampedHere(Port port, int fitting, Network network) {
    List<Port> ports = new ArrayList<>(List.of(port));
    // A clamp on any interface of the far end may be on the way; where it is, nothing is amiss.
    network.tunnelPeers(port).forEach(peer -> ports.addAll(peer.router().upPorts()));
    return PathClamps.isClamped(ports, fitting);
  }

  /** Interfaces that packets for this one come in on, past no clamp. */
  private static List<Port> unclampedEntries(Port port, int fitting) {
    List<Port> open = new ArrayList<>();
    for (Port other : port.router().upPorts()) {
      if (other != port
          && !other.facts().isLoopback()
          && !other.facts().isTunnel()
          && !other.facts().addresses().isEmpty()
          && Objects.equals(other.vrf(), port.vrf())
          && other.natSide() != NatSide.OUTSIDE
          && port.router().upPorts().stream().noneMatch(other::isSourceOf)
          && !PathClamps.isClamped(List.of(other), fitting)) {
        open.add(other);
      }
    }
    return open;
  }

  private static @Nullable ClampBypass byRoute(Port port, IpMtu mtu, Predicate<Port> isClamped) {
    for (List<RouteEntry> routes : port.router().table(port.vrf()).all()) {
      if (routes.size() < 2) {
        continue;
      }
      RouteEntry here = null;
      RouteEntry there = null;
      Port clamped = null;
      for (RouteEntry route : routes) {
        Port egress = route.connected() ? null : egress(route, port);
        if (egress == port) {
          here = route;
        } else if (egress != null && isClamped.test(egress)) {
          there = route;
          clamped = egress;
        }
      }
      if (here != null && there != null && clamped != null) {
        String kind =
            here.distance() > there.distance()
                ? "backup route"
                : here.distance() == there.distance() ? "equal route" : "better route";
        return new ClampBypass(
            port, mtu, clamped, "the " + kind + " to " + here.prefix(), here.span());
      }
    }
    return null;
  }

  /** Where a route leads, by its interface or by the subnet of its next hop; or null. */
  static @Nullable Port egress(RouteEntry route, Port beside) {
    Router router = beside.router();
    if (route.outInterface() != null) {
      Port out = router.port(route.outInterface());
      return out != null && out.isUp() ? out : null;
    }
    for (Port port : router.upPorts()) {
      if (route.nextHop() != null
          && Objects.equals(port.vrf(), beside.vrf())
          && port.subnetOf(route.nextHop()) != null) {
        return port;
      }
    }
    return null;
  }

  /** Whether anything is clamped on the interface, or at its other ends. */
  static boolean hasClamp(Port port, Network network) {
    List<Port> ends = new ArrayList<>(network.tunnelPeers(port));
    ends.add(port);
    return Clamps.smallest(ends) != null;
  }

  /** The SYN passes a clamp and the answer, which tells the sender its limit, does not. */
  private static @Nullable ClampBypass oneWay(Port port, IpMtu mtu, Network network) {
    int fitting = PathClamps.fitting(mtu);
    TransitPath first = null;
    Clamps.Clamp clamp = null;
    Set<Port> entries = new LinkedHashSet<>();
    boolean passed = true;
    for (TransitPath path : network.transitPaths().outThrough(port)) {
      Trace trace = path.trace();
      Clamps.Clamp there = Clamps.smallest(path.ports());
      Port entry = trace == null ? null : trace.hops().get(0).ingress();
      if (trace == null || entry == null || there == null || there.bytes() > fitting) {
        continue;
      }
      List<Port> back = new Clamps(network).wayBack(entry, trace.hops().get(0).received());
      if (!back.isEmpty() && !PathClamps.isClamped(back, fitting)) {
        first = first == null ? path : first;
        clamp = clamp == null ? there : clamp;
        entries.add(entry);
        passed &= back.contains(entry);
      }
    }
    return first == null || clamp == null
        ? null
        : new ClampBypass(
            port,
            mtu,
            clamp.port(),
            "the way back of the answers to TCP " + first.example(),
            clamp.span(),
            true,
            passed ? List.copyOf(entries) : List.of());
  }
}

package dev.hoplint.rules.policy;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Network;
import dev.hoplint.network.PolicyNextHop;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.Port;
import dev.hoplint.network.RouteEntry;
import dev.hoplint.network.Router;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A policy on the interface by which its packets leave, and on none by which they come in. */
final class WrongSide {
  private final Router router;
  private final Network network;
  private final PolicyUse use;

  private WrongSide(Router router, Network network, PolicyUse use) {
    this.router = router;
    this.network = network;
    this.use = use;
  }

  /**
   * What is wrong.
   *
   * @param at the interface with the policy
   * @param ingress the interface on whose subnet the source is
   * @param source of the first entry
   */
  record Case(Port at, Port ingress, Wildcard source, Span entry) {}

  static @Nullable Case of(Router router, Network network, PolicyUse use) {
    // One interface where some packet of the map may come in is reason enough to have it there.
    if (use.ports().size() != 1 || use.local() || use.servesIpv6()) {
      return null;
    }
    return new WrongSide(router, network, use).find(use.ports().get(0));
  }

  private @Nullable Case find(Port at) {
    List<AccessEntry> permits = permits();
    if (permits == null) {
      return null;
    }
    Case first = null;
    for (AccessEntry entry : permits) {
      Port ingress = ingress(at, entry.source());
      if (ingress == null || mayComeRound(at, ingress)) {
        return null;
      }
      if (first == null) {
        first = new Case(at, ingress, entry.source(), entry.span());
      }
    }
    return first != null && leavesBy(at) ? first : null;
  }

  /** The permits of all that the map matches; null if it may match other packets too. */
  private @Nullable List<AccessEntry> permits() {
    List<AccessEntry> permits = new ArrayList<>();
    for (RouteMap.Sequence sequence : use.map().sequences()) {
      if (sequence.action() == Action.DENY) {
        continue;
      }
      List<NameUse> lists = PolicyUse.accessLists(sequence);
      if (lists == null || !sequence.malformed().isEmpty()) {
        return null;
      }
      for (NameUse name : lists) {
        AccessList list = router.accessList(name.name());
        if (list == null || list.size() == 0) {
          return null;
        }
        for (AccessEntry entry : list.entries()) {
          if (entry.extra().groups() != null || entry.extra().unmodelled().contains("malformed")) {
            return null;
          }
          if (entry.action() == Action.PERMIT) {
            permits.add(entry);
          }
        }
      }
    }
    return permits;
  }

  /** The one other interface of the VRF, without a policy, on whose subnet the source is. */
  private @Nullable Port ingress(Port at, Wildcard source) {
    Port found = null;
    for (Port port : router.upPorts()) {
      for (InterfaceAddress address : port.facts().addresses()) {
        if (!Wildcard.of(address.subnet()).overlaps(source)) {
          continue;
        }
        boolean fits =
            port != at
                && (found == null || found == port)
                && port.facts().policy() == null
                && !port.facts().isLoopback()
                && Objects.equals(port.vrf(), at.vrf())
                && Wildcard.of(address.subnet()).contains(source)
                // The router's own packets come in nowhere.
                && !(source.isHost() && port.owns(source.lowest()));
        if (!fits) {
          return null;
        }
        found = port;
      }
    }
    return found;
  }

  /** Whether another router joins the two links, so that packets may come in by the other one. */
  private boolean mayComeRound(Port at, Port ingress) {
    Set<Router> around = new HashSet<>();
    network.neighbours(ingress).forEach(port -> around.add(port.router()));
    return network.neighbours(at).stream().anyMatch(port -> around.contains(port.router()));
  }

  /** Whether packets of the map, or of the default route, leave by the interface. */
  private boolean leavesBy(Port at) {
    for (RouteMap.Sequence sequence : use.map().sequences()) {
      for (PolicyNextHop hop : PolicyNextHop.of(use, sequence)) {
        if (at.subnetOf(hop.address()) != null) {
          return true;
        }
      }
    }
    for (List<RouteEntry> routes : router.table(at.vrf()).covering(new Ipv4Address(0))) {
      for (RouteEntry route : routes) {
        if (route.prefix().length() == 0
            && (at.name().equals(route.outInterface())
                || (route.nextHop() != null && at.subnetOf(route.nextHop()) != null))) {
          return true;
        }
      }
    }
    return false;
  }
}

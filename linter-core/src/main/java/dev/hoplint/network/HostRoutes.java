package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.StaticRoute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Routes that somebody has given hosts and routers to single subnets: who has one to a subnet talks
 * to it, or serves those who do. A default, or a route to much more than the subnet, says nothing
 * of the kind.
 */
public final class HostRoutes {
  private final RouteTable<Towards> routes = new RouteTable<>();
  private final RouteTable<Through> throughRouters = new RouteTable<>();

  /**
   * A host's route by a gateway.
   *
   * @param source the host's address on the interface of the route
   */
  public record Towards(
      EndHost host, EndHost.Stack stack, HostDump.Route route, Ipv4Address source) {}

  /** A router's static route in its global table. */
  public record Through(Router router, StaticRoute route) {

    /** Subnets of the router, other than that of the route's next hop, on which hosts may be. */
    public List<Ipv4Prefix> clientSubnets() {
      List<Ipv4Prefix> subnets = new ArrayList<>();
      for (Port port : router.upPorts()) {
        boolean towards =
            (route.nextHop() != null && port.subnetOf(route.nextHop()) != null)
                || (route.outInterface() != null
                    && route.outInterface().name().equals(port.name()));
        // What NAT changes on the way comes in with another source.
        if (!towards
            && port.vrf() == null
            && port.natSide() == null
            && !port.facts().isLoopback()
            && !port.isPointToPoint()) {
          port.facts().addresses().stream()
              .filter(address -> address.length() < SMALLEST_LAN)
              .forEach(address -> subnets.add(address.subnet()));
        }
      }
      return subnets;
    }
  }

  /** Longer prefixes are lines between routers. */
  private static final int SMALLEST_LAN = 30;

  HostRoutes(List<EndHost> hosts, List<Router> routers) {
    for (Router router : routers) {
      for (StaticRoute route : router.config().staticRoutes()) {
        boolean dropped =
            route.outInterface() != null && route.outInterface().name().startsWith("Null");
        if (route.vrf() == null && route.prefix().length() > 0 && !dropped) {
          throughRouters.add(route.prefix(), new Through(router, route));
        }
      }
    }
    for (EndHost host : hosts) {
      for (EndHost.Stack stack : host.stacks().values()) {
        for (HostDump.Route route : stack.routes()) {
          Ipv4Prefix prefix = route.prefix();
          Ipv4Address source = source(stack, route);
          if (prefix != null
              && prefix.length() > 0
              && route.type() == HostDump.RouteType.UNICAST
              && source != null) {
            routes.add(prefix, new Towards(host, stack, route, source));
          }
        }
      }
    }
  }

  /** The host's address on the gateway's subnet, by which it asks; null if no dump shows it. */
  private static @Nullable Ipv4Address source(EndHost.Stack stack, HostDump.Route route) {
    Ipv4Address gateway = route.gateway() == null ? null : route.gateway().value();
    if (gateway == null) {
      return null;
    }
    for (HostDump.Address address : stack.addresses()) {
      Ipv4Address own = address.address().value();
      if (own != null
          && address.length() >= 0
          && address.interfaceName().equals(route.interfaceName())
          && new Ipv4Prefix(own.bits(), address.length()).contains(gateway)) {
        return own;
      }
    }
    return null;
  }

  /**
   * Other hosts' routes by which they reach {@code address} and that were made for its subnet, or
   * for the address alone.
   */
  public List<Towards> towards(EndHost owner, Ipv4Address address, Ipv4Prefix subnet) {
    List<Towards> found = new ArrayList<>();
    for (List<Towards> candidates : routes.covering(address)) {
      for (Towards candidate : candidates) {
        Ipv4Prefix prefix = candidate.route().prefix();
        if (prefix != null
            && isMadeFor(prefix, subnet)
            && !candidate.host().equals(owner)
            && candidate.route().equals(candidate.stack().lookup(address))) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  /** Routers' static routes that were made for the subnet of {@code address}, or for it alone. */
  public List<Through> through(Ipv4Address address, Ipv4Prefix subnet) {
    List<Through> found = new ArrayList<>();
    for (List<Through> candidates : throughRouters.covering(address)) {
      if (isMadeFor(candidates.get(0).route().prefix(), subnet)) {
        found.addAll(candidates);
      }
    }
    return found;
  }

  private static boolean isMadeFor(Ipv4Prefix prefix, Ipv4Prefix subnet) {
    return prefix.equals(subnet) || prefix.length() == 32;
  }
}

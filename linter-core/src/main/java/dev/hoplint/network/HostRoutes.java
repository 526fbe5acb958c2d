package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Routes that somebody has given hosts to single subnets: who has one to a subnet talks to it. A
 * default, or a route to much more than the subnet, says nothing of the kind.
 */
public final class HostRoutes {
  private final RouteTable<Towards> routes = new RouteTable<>();

  /**
   * A host's route by a gateway.
   *
   * @param source the host's address on the interface of the route
   */
  public record Towards(
      EndHost host, EndHost.Stack stack, HostDump.Route route, Ipv4Address source) {}

  HostRoutes(List<EndHost> hosts) {
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
            && (prefix.equals(subnet) || prefix.length() == 32)
            && candidate.host() != owner
            && candidate.route().equals(candidate.stack().lookup(address))) {
          found.add(candidate);
        }
      }
    }
    return found;
  }
}

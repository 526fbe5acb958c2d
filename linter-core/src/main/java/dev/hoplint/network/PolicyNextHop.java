package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Action;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 address that a sequence's {@code set} clause sends packets to.
 *
 * @param vrfs tables in which it is looked up, by the interfaces that use the policy; "" is the
 *     global one
 */
public record PolicyNextHop(SetClause clause, Ipv4Address address, Set<String> vrfs) {
  public PolicyNextHop {
    vrfs = Set.copyOf(vrfs);
  }

  /** The next hops of a permit sequence in the order of its lines; a deny sequence has none. */
  public static List<PolicyNextHop> of(PolicyUse use, RouteMap.Sequence sequence) {
    List<PolicyNextHop> all = new ArrayList<>();
    if (sequence.action() == Action.DENY || !use.servesIpv4()) {
      return all;
    }
    for (SetClause clause : sequence.sets()) {
      for (Ipv4Address address : addresses(clause)) {
        Set<String> vrfs = new LinkedHashSet<>();
        for (String ingress : use.vrfs()) {
          String vrf = PolicySets.tableOf(clause, PolicySets.table(sequence, nullIfEmpty(ingress)));
          vrfs.add(vrf == null ? "" : vrf);
        }
        all.add(new PolicyNextHop(clause, address, vrfs));
      }
    }
    return all;
  }

  private static List<Ipv4Address> addresses(SetClause clause) {
    if (clause instanceof SetClause.NextHop next) {
      return next.hops();
    }
    if (clause instanceof SetClause.DefaultNextHop next) {
      return next.hops();
    }
    return clause instanceof SetClause.Recursive recursive ? List.of(recursive.hop()) : List.of();
  }

  private static @Nullable String nullIfEmpty(String vrf) {
    return vrf.isEmpty() ? null : vrf;
  }

  /**
   * A connected subnet that holds the address.
   *
   * @param port its interface; null if only `show ip route` names it
   */
  public record Link(Ipv4Prefix subnet, @Nullable Port port) {}

  /** The longest connected subnet of the VRF that holds the address; null if none does. */
  public @Nullable Link link(Router router, String vrf) {
    for (List<RouteEntry> routes : router.table(nullIfEmpty(vrf)).covering(address)) {
      for (RouteEntry route : routes) {
        if (route.connected()) {
          String out = route.outInterface();
          return new Link(route.prefix(), out == null ? null : router.port(out));
        }
      }
    }
    return null;
  }

  /** A static route that holds the address and names an interface alone; null without one. */
  public @Nullable RouteEntry attached(Router router, String vrf) {
    for (List<RouteEntry> routes : router.table(nullIfEmpty(vrf)).covering(address)) {
      for (RouteEntry route : routes) {
        if (!route.connected() && route.outInterface() != null && route.nextHop() == null) {
          return route;
        }
      }
    }
    return null;
  }
}

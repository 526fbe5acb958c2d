package dev.hoplint.network;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.StaticRoute;
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The routes other than the default of one table, which {@code set ip default next-hop} gives way
 * to.
 */
public final class ExplicitRoutes {
  private final Forwarder forwarder;
  private final Router router;
  private final @Nullable String vrf;
  private final TreeSet<Ipv4Prefix> prefixes = new TreeSet<>();

  /** Lines of routes that a track may take away. */
  private final Set<Span> tracked = new HashSet<>();

  private ExplicitRoutes(Forwarder forwarder, Router router, @Nullable String vrf) {
    this.forwarder = forwarder;
    this.router = router;
    this.vrf = vrf;
    for (List<RouteEntry> routes : router.table(vrf).all()) {
      if (routes.get(0).prefix().length() > 0) {
        prefixes.add(routes.get(0).prefix());
      }
    }
    for (StaticRoute route : router.config().staticRoutes()) {
      if (route.track() != null) {
        tracked.add(route.span());
      }
    }
  }

  /** Of the table that a sequence uses for packets of {@code ingress}; "" is the global one. */
  public static ExplicitRoutes of(
      Network network, Router router, RouteMap.Sequence sequence, String ingress) {
    return new ExplicitRoutes(
        network.tracer().forwarder(),
        router,
        PolicySets.table(sequence, ingress.isEmpty() ? null : ingress));
  }

  /** A route that holds all of the prefix and is there as long as its link is up; null if none. */
  public @Nullable RouteEntry covering(Ipv4Prefix destination) {
    for (List<RouteEntry> routes : router.table(vrf).covering(destination.networkAddress())) {
      Ipv4Prefix prefix = routes.get(0).prefix();
      if (prefix.length() == 0
          || !prefix.contains(destination)
          || forwarder.routeExactly(router, vrf, destination.networkAddress(), prefix).isEmpty()) {
        continue;
      }
      for (RouteEntry route : routes) {
        if (!tracked.contains(route.span())) {
          return route;
        }
      }
    }
    return null;
  }

  /** Whether it is sure that no route leads to any address of the prefix. */
  public boolean lacks(Ipv4Prefix destination) {
    if (mayLearn() || !router.config().malformedRoutes().isEmpty()) {
      return false;
    }
    Ipv4Prefix next = prefixes.ceiling(destination);
    return (next == null || !destination.contains(next))
        && router.table(vrf).covering(destination.networkAddress()).stream()
            .allMatch(routes -> routes.get(0).prefix().length() == 0);
  }

  /** Whether the table may hold routes that no file shows. */
  public boolean mayLearn() {
    return !router.showsTable(vrf)
        && (router.dynamicRouting(vrf) != null
            || router.hasLearnedAddress(vrf)
            || router.config().staticRoutes().stream()
                .anyMatch(route -> route.dhcp() && Objects.equals(route.vrf(), vrf)));
  }
}

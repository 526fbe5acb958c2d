package dev.hoplint.network;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.model.DeviceExtras;
import dev.hoplint.model.Ipv6Interface;
import dev.hoplint.model.Ipv6Route;
import dev.hoplint.model.NameUse;
import dev.hoplint.source.Span;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connected and static IPv6 routes of a router. */
public final class Ipv6Routing {
  /** Processes that have nothing to do with IPv6. */
  private static final Set<String> ONLY_IPV4 = Set.of("ospf", "rip", "igrp", "odr", "egp");

  /** The subnet of two routers, with their subnet's own address or without it (RFC 6164). */
  private static final int LINK_LENGTH = 126;

  /** Next hops that are looked up one after the other: more are taken for a loop. */
  private static final int DEEPEST = 8;

  private final Router router;
  private final Map<String, Ipv6RouteTable<Route>> tables = new HashMap<>();

  /** Interfaces that a static route leads out of, itself or by its next hop. */
  private final Set<Port> routed = new HashSet<>();

  private Ipv6Routing(Router router) {
    this.router = router;
    router.upPorts().forEach(this::addConnected);
    Tracks tracks = new Tracks(router);
    for (Ipv6Route route : router.config().extras().ipv6Routes()) {
      boolean gone = route.track() != null && tracks.isNeverUp(route.track());
      if (!gone && route.use() != Ipv6Route.Use.MULTICAST) {
        addStatic(route);
      }
    }
    for (Ipv6RouteTable<Route> table : List.copyOf(tables.values())) {
      for (List<Route> routes : table.all()) {
        routes.stream().filter(route -> route.distance > 0).forEach(r -> follow(r, routed, 0));
      }
    }
  }

  /**
   * A route.
   *
   * @param out the interface it names, or whose subnet it is; null without one that is up
   * @param nextHop null without one
   * @param nextHopVrf in whose table the next hop is looked up; "" is the global one
   * @param distance administrative distance, 0 for connected
   */
  record Route(
      Ipv6Prefix prefix,
      @Nullable Port out,
      @Nullable Ipv6Address nextHop,
      String nextHopVrf,
      int distance,
      Span span) {}

  public static Ipv6Routing of(Router router) {
    return new Ipv6Routing(router);
  }

  private Ipv6RouteTable<Route> table(@Nullable String vrf) {
    return tables.computeIfAbsent(vrf == null ? "" : vrf, v -> new Ipv6RouteTable<>());
  }

  private void addConnected(Port port) {
    for (Ipv6Interface.Address address : port.facts().extras().ipv6().addresses()) {
      if (address.kind() != Ipv6Interface.Kind.LINK_LOCAL) {
        Ipv6Prefix subnet = address.subnet();
        table(port.vrf()).add(subnet, new Route(subnet, port, null, "", 0, address.span()));
      }
    }
  }

  private void addStatic(Ipv6Route route) {
    NameUse named = route.outInterface();
    Port out = named == null ? null : router.port(named.name());
    if (out != null && !out.isUp()) {
      return;
    }
    String own = route.vrf() == null ? "" : route.vrf();
    table(route.vrf())
        .add(
            route.prefix(),
            new Route(
                route.prefix(),
                out,
                named == null ? route.nextHop() : null,
                route.nextHopVrf() == null ? own : route.nextHopVrf(),
                route.distance(),
                route.span()));
  }

  /** Whether no process, neighbour or unread line can bring routes that are not here. */
  public boolean isKnown() {
    DeviceExtras extras = router.config().extras();
    return !router.isPartial()
        && extras.malformedIpv6Routes().isEmpty()
        && extras.ipv6Processes().isEmpty()
        && router.config().routingProcesses().stream()
            .allMatch(process -> ONLY_IPV4.contains(process.protocol()))
        && router.ports().stream()
            .map(port -> port.facts().extras().ipv6())
            .allMatch(ipv6 -> ipv6.routing() == null && ipv6.learned() == null);
  }

  /** The best routes of the longest prefix that holds the address. */
  List<Route> lookup(Ipv6Address address, @Nullable String vrf) {
    List<Route> found = table(vrf).lookup(address);
    int least = found.stream().mapToInt(Route::distance).min().orElse(0);
    return found.stream().filter(route -> route.distance == least).toList();
  }

  /** The interfaces by which packets to the address leave. */
  public List<Port> egresses(Ipv6Address address, @Nullable String vrf) {
    Set<Port> egresses = new HashSet<>();
    lookup(address, vrf).forEach(route -> follow(route, egresses, 0));
    return egresses.stream().sorted(Comparator.comparing(Port::name)).toList();
  }

  /**
   * Whether packets to others than the neighbour may leave by the interface: all its subnets are a
   * link's, and it is known that no route leads that way, if not.
   */
  public boolean mayCarry(Port port) {
    boolean link =
        port.isPointToPoint()
            || port.facts().extras().ipv6().addresses().stream()
                .allMatch(
                    address ->
                        address.kind() == Ipv6Interface.Kind.LINK_LOCAL
                            || address.length() >= LINK_LENGTH);
    return !link || !isKnown() || routed.contains(port);
  }

  /** Whether no line gives a route: the configuration may be an excerpt. */
  public boolean isUntold() {
    return router.config().extras().ipv6Routes().isEmpty();
  }

  private void follow(Route route, Set<Port> egresses, int depth) {
    if (route.out != null) {
      egresses.add(route.out);
    } else if (route.nextHop != null && depth < DEEPEST) {
      for (Route next : lookup(route.nextHop, route.nextHopVrf)) {
        follow(next, egresses, depth + 1);
      }
    }
  }
}

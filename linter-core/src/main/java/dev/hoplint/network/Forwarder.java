package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.header.Header;
import dev.hoplint.header.Policy;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.RoutingProcess;
import dev.hoplint.model.SetClause;
import dev.hoplint.model.Setting;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a router sends a packet: by its routes, and by the policy of the interface it came in on.
 */
public final class Forwarder {
  /** IOS resolves a next hop through other routes; more steps than this are a loop. */
  private static final int DEEPEST = 8;

  private record PolicyKey(Router router, String map) {}

  private final Map<PolicyKey, Policy> policies = new ConcurrentHashMap<>();

  Forwarder() {}

  /** What becomes of a packet in a router. */
  public sealed interface Way {
    /** The line that decides. */
    Span why();

    /**
     * It leaves by {@code egress}.
     *
     * @param policy the route-map sequence that sent it there; null if a route did
     * @param nextHop null if the destination itself is on the wire
     * @param vrf table in which it was looked up
     */
    record Out(
        Port egress,
        @Nullable Ipv4Address nextHop,
        @Nullable String vrf,
        RouteMap.@Nullable Sequence policy,
        Span why)
        implements Way {}

    /** The packet is for the router itself. */
    record Local(Port owner, Span why) implements Way {}

    /** It is thrown away, for sure. */
    record Dropped(String reason, Span why) implements Way {}

    /** The files don't tell. */
    record Undecided(String reason, Span why) implements Way {}
  }

  /**
   * The way of a packet that came in on {@code ingress}, or that the router itself makes (null).
   */
  Way decide(Router router, @Nullable Port ingress, Header header) {
    Policy policy = policyOf(router, ingress);
    if (ingress != null && ingress.facts().malformed().contains(InterfaceStatement.POLICY)) {
      return new Way.Undecided("its policy could not be read", ingress.facts().header());
    }
    if (policy != null) {
      Policy.Decision decision = policy.decide(header);
      return apply(router, ingress, header, decision);
    }
    return routed(router, ingress == null ? null : ingress.vrf(), header);
  }

  /** As {@link #decide}, with every equally good way by the table; never empty. */
  List<Way> ways(Router router, @Nullable Port ingress, Header header) {
    String vrf = ingress == null ? null : ingress.vrf();
    boolean read =
        ingress == null || !ingress.facts().malformed().contains(InterfaceStatement.POLICY);
    Policy policy = policyOf(router, ingress);
    if (read
        && router.owner(header.destination(), vrf) == null
        && (policy == null || isRouted(policy.decide(header)))) {
      return route(router, vrf, header.destination()).stream().distinct().toList();
    }
    return List.of(decide(router, ingress, header));
  }

  private static boolean isRouted(Policy.Decision decision) {
    return decision.known() && decision.applied() == null;
  }

  /** The policy that runs on packets that come in on {@code ingress}; null if none does. */
  public @Nullable Policy policyOf(Router router, @Nullable Port ingress) {
    NameUse use = ingress == null ? router.config().localPolicy() : ingress.facts().policy();
    if (use == null) {
      return null;
    }
    RouteMap map = router.routeMap(use.name());
    return map == null
        ? null
        : policies.computeIfAbsent(
            new PolicyKey(router, use.name()),
            k -> Policy.of(map, router::accessList, router::objectGroup));
  }

  /** The way after a policy has decided. */
  Way apply(Router router, @Nullable Port ingress, Header header, Policy.Decision decision) {
    RouteMap.Sequence sequence = decision.sequence();
    if (!decision.known() && sequence != null) {
      return new Way.Undecided(
          "whether route-map sequence " + sequence.number() + " matches is not known",
          sequence.header());
    }
    String vrf = ingress == null ? null : ingress.vrf();
    RouteMap.Sequence applied = decision.applied();
    if (applied == null) {
      return routed(router, vrf, header);
    }
    return PolicySets.apply(this, router, vrf, header, applied);
  }

  /** The way by the table alone; the router's own addresses first. Of equal routes, the first. */
  Way routed(Router router, @Nullable String vrf, Header header) {
    Ipv4Address destination = header.destination();
    Port owner = router.owner(destination, vrf);
    if (owner != null) {
      return new Way.Local(owner, owner.facts().header());
    }
    return route(router, vrf, destination).get(0);
  }

  /** The equally good ways to an address by the VRF's table; never empty. */
  public List<Way> route(Router router, @Nullable String vrf, Ipv4Address destination) {
    List<Way> ways = new ArrayList<>();
    for (List<RouteEntry> candidates : router.table(vrf).covering(destination)) {
      collect(router, vrf, candidates, ways, 0);
      if (!ways.isEmpty()) {
        break;
      }
    }
    if (!ways.isEmpty() && isExact(router, vrf, destination)) {
      return ways;
    }
    Way doubt = doubt(router, vrf, ways.isEmpty());
    if (doubt != null) {
      return List.of(doubt);
    }
    return ways.isEmpty()
        ? List.of(new Way.Dropped("no route to " + destination, place(router)))
        : ways;
  }

  /** The ways by the routes of one prefix alone; empty if none of them is usable. */
  public List<Way> routeExactly(
      Router router, @Nullable String vrf, Ipv4Address destination, Ipv4Prefix prefix) {
    List<Way> ways = new ArrayList<>();
    for (List<RouteEntry> candidates : router.table(vrf).covering(destination)) {
      if (candidates.get(0).prefix().equals(prefix)) {
        collect(router, vrf, candidates, ways, 0);
      }
    }
    return ways;
  }

  private static boolean isExact(Router router, @Nullable String vrf, Ipv4Address destination) {
    List<RouteEntry> best = router.table(vrf).lookup(destination);
    return !best.isEmpty() && best.get(0).connected();
  }

  /** Why the table may hold more than the files show; null if nothing speaks for it. */
  static @Nullable Way doubt(Router router, @Nullable String vrf, boolean noRoute) {
    if (router.showsTable(vrf)) {
      return null;
    }
    if (!router.config().malformedRoutes().isEmpty()) {
      return new Way.Undecided(
          "a static route could not be read", router.config().malformedRoutes().get(0));
    }
    if (!noRoute) {
      return null;
    }
    RoutingProcess process = router.dynamicRouting(vrf);
    if (process != null) {
      return new Way.Undecided(
          router.name() + " runs " + process.protocol() + " and its routes are not given",
          process.span());
    }
    if (router.hasLearnedAddress(vrf)) {
      return new Way.Undecided("a default route may be learned by DHCP or PPP", place(router));
    }
    return router.isPartial()
        ? new Way.Undecided("the configuration is a part of one", place(router))
        : null;
  }

  static Span place(Router router) {
    Setting<String> hostname = router.config().hostname();
    if (hostname != null) {
      return hostname.span();
    }
    return new Span(router.file(), router.config().part().start(), router.config().part().start());
  }

  private void collect(
      Router router, @Nullable String vrf, List<RouteEntry> candidates, List<Way> ways, int depth) {
    int best = Integer.MAX_VALUE;
    for (RouteEntry route : candidates) {
      if (route.distance() > best) {
        continue;
      }
      Way way = resolve(router, vrf, route, depth);
      if (way == null) {
        continue;
      }
      if (route.distance() < best) {
        best = route.distance();
        ways.clear();
      }
      ways.add(way);
    }
  }

  /**
   * The route's way, or null if it is not in the table: its interface or next hop is out of reach.
   */
  private @Nullable Way resolve(Router router, @Nullable String vrf, RouteEntry route, int depth) {
    String out = route.outInterface();
    if (out != null) {
      if (out.startsWith("Null")) {
        return new Way.Dropped("routed to " + out, route.span());
      }
      Port egress = router.port(out);
      if (egress == null) {
        return new Way.Undecided(out + " is not configured here", route.span());
      }
      return egress.isUp()
          ? new Way.Out(egress, route.nextHop(), vrf, null, route.span())
          : new Way.Dropped("routed to " + out + ", which is shut down", route.span());
    }
    Ipv4Address nextHop = route.nextHop();
    if (nextHop == null) {
      return new Way.Undecided("no file gives the next hop of the route", route.span());
    }
    if (depth >= DEEPEST) {
      return null;
    }
    String table = route.vrfOfNextHop(vrf);
    for (List<RouteEntry> towards : router.table(table).covering(nextHop)) {
      List<Way> ways = new ArrayList<>();
      for (RouteEntry step : towards) {
        // A default route, or the route itself, does not make its own next hop reachable.
        if ((step.prefix().length() == 0 && route.prefix().length() == 0) || step.equals(route)) {
          continue;
        }
        Way way = resolve(router, table, step, depth + 1);
        if (way instanceof Way.Out via) {
          ways.add(
              new Way.Out(
                  via.egress(),
                  via.nextHop() == null ? nextHop : via.nextHop(),
                  vrf,
                  null,
                  route.span()));
        } else if (way != null) {
          ways.add(way);
        }
      }
      if (!ways.isEmpty()) {
        return ways.get(0);
      }
    }
    return null;
  }

  /** Whether a route other than the default covers the destination. */
  boolean hasExplicitRoute(Router router, @Nullable String vrf, Ipv4Address destination) {
    for (List<RouteEntry> routes : router.table(vrf).covering(destination)) {
      Ipv4Prefix prefix = routes.get(0).prefix();
      if (prefix.length() > 0 && !routeExactly(router, vrf, destination, prefix).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** A sequence's {@code set} clause of a kind, or null. */
  static <C extends SetClause> @Nullable C clause(RouteMap.Sequence sequence, Class<C> kind) {
    for (SetClause clause : sequence.sets()) {
      if (kind.isInstance(clause)) {
        return kind.cast(clause);
      }
    }
    return null;
  }
}

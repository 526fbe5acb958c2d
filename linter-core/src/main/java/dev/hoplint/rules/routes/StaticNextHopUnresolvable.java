package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.AddressSource;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.StaticRoute;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.RouteEntry;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A static route whose next hop nothing leads to. */
public final class StaticNextHopUnresolvable implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-415",
          "static-next-hop-unresolvable",
          Severity.WARNING,
          "a static route whose next hop nothing leads to",
          "0.1",
          false);

  /** How many further routes by one next hop are shown. */
  private static final int SHOWN = 3;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** A next hop and the table in which it is looked up. */
  private record NextHop(Ipv4Address address, @Nullable String vrf) {}

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    if (router.isPartial() || !router.config().malformedRoutes().isEmpty()) {
      return;
    }
    Map<NextHop, List<StaticRoute>> byNextHop = new LinkedHashMap<>();
    for (StaticRoute route : router.config().staticRoutes()) {
      if (route.nextHop() != null && route.outInterface() == null && !route.dhcp()) {
        byNextHop
            .computeIfAbsent(
                new NextHop(route.nextHop(), route.global() ? null : route.vrf()),
                n -> new ArrayList<>())
            .add(route);
      }
    }
    Map<String, List<Port>> byVrf = new HashMap<>();
    for (Port port : router.ports()) {
      byVrf.computeIfAbsent(key(port.vrf()), v -> new ArrayList<>()).add(port);
    }
    Map<String, Boolean> known = new HashMap<>();
    byNextHop.forEach(
        (nextHop, routes) -> {
          List<Port> ports = byVrf.getOrDefault(key(nextHop.vrf()), List.of());
          if (known.computeIfAbsent(
                  key(nextHop.vrf()), v -> isAllKnown(router, nextHop.vrf(), ports))
              && !waits(router, nextHop)) {
            judge(router, nextHop, routes, found);
          }
        });
  }

  private static String key(@Nullable String vrf) {
    return vrf == null ? "" : vrf;
  }

  /** Whether the files show every subnet and route of the VRF, of which there is one. */
  private static boolean isAllKnown(Router router, @Nullable String vrf, List<Port> ports) {
    if (router.dynamicRouting(vrf) != null) {
      return false;
    }
    boolean any = false;
    for (Port port : ports) {
      AddressSource source = port.facts().addressSource();
      boolean learned = source != AddressSource.STATIC && source != AddressSource.NONE;
      if (learned || port.facts().malformed().contains(InterfaceStatement.ADDRESS)) {
        return false;
      }
      any |= port.isUp() && !port.facts().addresses().isEmpty() && !port.facts().isLoopback();
    }
    return any;
  }

  /** Whether the next hop is on the subnet of an interface that is shut down. */
  private static boolean waits(Router router, NextHop nextHop) {
    return router.downPorts().stream()
        .anyMatch(
            port ->
                Objects.equals(port.vrf(), nextHop.vrf())
                    && port.subnetOf(nextHop.address()) != null);
  }

  private static void judge(
      Router router, NextHop nextHop, List<StaticRoute> routes, Consumer<Finding> found) {
    Port own = owner(router, nextHop);
    if (own != null) {
      found.accept(
          finding(router, Severity.WARNING, routes, "is " + own.name() + "'s own address", own));
      return;
    }
    for (List<RouteEntry> covering : router.table(nextHop.vrf()).covering(nextHop.address())) {
      for (RouteEntry entry : covering) {
        boolean itself = routes.stream().anyMatch(r -> r.span().equals(entry.span()));
        if (entry.connected() || (!itself && entry.prefix().length() > 0)) {
          return;
        }
        if (!itself && routes.get(0).prefix().length() > 0) {
          String words = "is on no subnet of the router, and only the default covers it";
          found.accept(finding(router, Severity.NOTE, routes, words, null));
          return;
        }
      }
    }
    String words = "is on no subnet of the router, and no other route leads to it";
    found.accept(finding(router, Severity.WARNING, routes, words, null));
  }

  private static @Nullable Port owner(Router router, NextHop nextHop) {
    return router.owner(nextHop.address(), nextHop.vrf());
  }

  private static Finding finding(
      Router router,
      Severity severity,
      List<StaticRoute> routes,
      String words,
      @Nullable Port owner) {
    StaticRoute first = routes.get(0);
    FindingBuilder finding =
        new FindingBuilder(INFO, severity, first.span(), router.name())
            .message(
                "next hop "
                    + first.nextHop()
                    + " of "
                    + first.prefix()
                    + " "
                    + words
                    + (first.vrf() == null ? "" : " (VRF " + first.vrf() + ")")
                    + (severity == Severity.NOTE
                        ? ": the route follows the default, whatever that is"
                        : ": the route does not come into the table")
                    + (routes.size() > 1 ? ", nor do " + (routes.size() - 1) + " others" : ""));
    if (owner != null) {
      finding.related(owner.facts().header(), "the router's own address");
    }
    for (StaticRoute other : routes.subList(1, Math.min(routes.size(), SHOWN + 1))) {
      finding.related(other.span(), "a route by the same next hop");
    }
    return finding
        .fix(
            Fix.advice(
                "name a next hop on a connected subnet, or take the route out if its link is gone"))
        .build();
  }
}

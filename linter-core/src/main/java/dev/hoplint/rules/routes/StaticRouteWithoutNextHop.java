package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.AddressSource;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.StaticRoute;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A static route to a shared link without a next hop. */
public final class StaticRouteWithoutNextHop implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-413",
          "static-route-without-next-hop",
          Severity.WARNING,
          "a static route to a shared link without a next hop",
          "0.1",
          false);

  /** Types on which hosts are found by ARP. */
  private static final List<String> SHARED =
      List.of("Ethernet", "GigE", "Vlan", "BDI", "BVI", "Port-channel", "Bundle-Ether");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (StaticRoute route : router.config().staticRoutes()) {
      if (route.outInterface() == null || route.nextHop() != null || route.dhcp()) {
        continue;
      }
      Port port = router.port(route.outInterface().name());
      if (port != null && port.isUp() && isShared(port) && !isItsOwn(port, route.prefix())) {
        found.accept(finding(router, network, route, port));
      }
    }
  }

  private static boolean isShared(Port port) {
    return port.facts().addressSource() == AddressSource.STATIC
        && !port.facts().addresses().isEmpty()
        && !port.isPointToPoint()
        && SHARED.stream().anyMatch(port.name()::contains);
  }

  /** A part of the interface's own subnet is on the wire. */
  private static boolean isItsOwn(Port port, Ipv4Prefix prefix) {
    return port.facts().addresses().stream().anyMatch(a -> a.subnet().contains(prefix));
  }

  private static Finding finding(Router router, Network network, StaticRoute route, Port port) {
    Ipv4Address neighbour = neighbour(network, port);
    String line =
        "ip route "
            + (route.vrf() == null ? "" : "vrf " + route.vrf() + " ")
            + route.prefix().networkAddress()
            + " "
            + new Ipv4Address(route.prefix().mask())
            + " ";
    return new FindingBuilder(INFO, Severity.WARNING, route.span(), router.name())
        .message(
            "the route to "
                + route.prefix()
                + " names "
                + port.name()
                + " but no next hop: the router asks by ARP for each destination, which works only"
                + " while a neighbour answers for all of them (proxy ARP)")
        .related(port.facts().header(), port.name() + " is a shared link")
        .fix(
            Fix.commands(
                neighbour == null
                    ? "name the next hop; NEXT-HOP is the router on " + port.name() + "'s subnet"
                    : "name the next hop",
                List.of(
                    "no " + line + port.name(),
                    line + port.name() + " " + (neighbour == null ? "NEXT-HOP" : neighbour))))
        .build();
  }

  /** The only other router on the link, or null. */
  private static @Nullable Ipv4Address neighbour(Network network, Port port) {
    List<Port> others = network.neighbours(port).stream().distinct().toList();
    if (others.size() != 1) {
      return null;
    }
    for (InterfaceAddress address : others.get(0).facts().addresses()) {
      if (port.subnetOf(address.address()) != null) {
        return address.address();
      }
    }
    return null;
  }
}

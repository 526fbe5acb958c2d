package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.AddressSource;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.RoutingProcess;
import dev.hoplint.model.Setting;
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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A management interface in a VRF that has no route. */
public final class ManagementVrfWithoutRoute implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-414",
          "management-vrf-without-route",
          Severity.WARNING,
          "a management interface in a VRF that has no route",
          "0.1",
          false);

  private static final List<String> NAMES = List.of("mgmt", "management", "oob");

  /** The port of that name is the management port where there is one. */
  private static final String MANAGEMENT_PORT = "GigabitEthernet0";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    StaticRoute elsewhere = defaultElsewhere(router);
    if (router.isPartial() || elsewhere == null) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Port port : router.upPorts()) {
      Setting<String> vrf = port.facts().vrf();
      if (vrf != null
          && isManagement(port, vrf.value())
          && port.facts().addressSource() == AddressSource.STATIC
          && !port.facts().addresses().isEmpty()
          && !port.facts().isLoopback()
          && hasNoRoutes(router, vrf.value())
          && seen.add(vrf.value())) {
        found.accept(finding(router, port, vrf, port.facts().addresses().get(0), elsewhere));
      }
    }
  }

  private static boolean isManagement(Port port, String vrf) {
    String lower = vrf.toLowerCase(Locale.ROOT);
    return port.name().equals(MANAGEMENT_PORT) || NAMES.stream().anyMatch(lower::contains);
  }

  /**
   * The default of the global table: it shows that the router has somewhere to go beyond its
   * subnets, and looks as if it served management too.
   */
  private static @Nullable StaticRoute defaultElsewhere(Router router) {
    for (StaticRoute route : router.config().staticRoutes()) {
      if (route.vrf() == null && route.prefix().equals(Ipv4Prefix.DEFAULT)) {
        return route;
      }
    }
    return null;
  }

  private static boolean hasNoRoutes(Router router, String vrf) {
    if (router.showsTable(vrf) || !router.config().malformedRoutes().isEmpty()) {
      return false;
    }
    return router.config().staticRoutes().stream().noneMatch(r -> vrf.equals(r.vrf()))
        && router.config().routingProcesses().stream().noneMatch(p -> mayServe(p, vrf))
        && !router.hasLearnedAddress(vrf);
  }

  /** Of these, one process has an address family for each VRF. */
  private static boolean mayServe(RoutingProcess process, String vrf) {
    return vrf.equals(process.vrf())
        || (process.vrf() == null
            && List.of("bgp", "eigrp", "rip", "isis").contains(process.protocol()));
  }

  private static Finding finding(
      Router router,
      Port port,
      Setting<String> vrf,
      InterfaceAddress address,
      StaticRoute elsewhere) {
    return new FindingBuilder(INFO, Severity.WARNING, vrf.span(), router.name())
        .message(
            "VRF "
                + vrf.value()
                + " of "
                + port.name()
                + " has no route beyond "
                + address.subnet()
                + ": answers to managers elsewhere are dropped, as the default of the global table"
                + " does not serve it")
        .related(elsewhere.span(), "a default, in the global table")
        .assuming("managers, or servers for logs, time and logins, are outside " + address.subnet())
        .fix(
            Fix.commands(
                "give the VRF a default; NEXT-HOP is the router on " + address.subnet(),
                List.of("ip route vrf " + vrf.value() + " 0.0.0.0 0.0.0.0 NEXT-HOP")))
        .build();
  }
}

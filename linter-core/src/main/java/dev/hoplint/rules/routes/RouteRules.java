package dev.hoplint.rules.routes;

import dev.hoplint.rule.Rule;
import java.util.List;

/** Rules about return routes (family RTE). */
public final class RouteRules {
  public static final List<Rule> ALL =
      List.of(
          new NoRouteToClient(),
          new ReplyLeavesAnotherInterface(),
          new GatewayNotOnLink(),
          new TwoInterfacesOneSubnet(),
          new OverrideGatewayIsNoRoute(),
          new ShortLivedRoute(),
          new WindowsTwoDefaults(),
          new LinuxRpFilterMultihomed(),
          new RouteShadowsConnected(),
          new StrictUrpfMultihomed(),
          new DualIspNatWithoutMatchInterface(),
          new TunnelRecursiveRoute(),
          new StaticRouteWithoutNextHop(),
          new ManagementVrfWithoutRoute(),
          new StaticNextHopUnresolvable(),
          new LinkAddressesDisagree());

  private RouteRules() {}
}

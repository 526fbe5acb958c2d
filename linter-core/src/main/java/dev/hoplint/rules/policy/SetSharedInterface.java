package dev.hoplint.rules.policy;

import dev.hoplint.address.Wildcard;
import dev.hoplint.model.Action;
import dev.hoplint.model.AddressSource;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.model.StaticRoute;
import dev.hoplint.network.Network;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code set interface} with an interface on which more than one neighbour may be. */
public final class SetSharedInterface implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-217",
          "pbr-set-multiaccess-interface",
          Severity.WARNING,
          "`set interface` of a shared link without a next hop",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // In a template that is not rendered the next hop may be what is open.
    if (router.config().unrendered() != null) {
      return;
    }
    for (PolicyUse use : PolicyUse.of(router)) {
      for (RouteMap.Sequence sequence : use.map().sequences()) {
        // Beside a next hop the interface is what is left when that is gone.
        if (sequence.action() == Action.DENY
            || sequence.sets().stream().anyMatch(SetSharedInterface::isNextHop)) {
          continue;
        }
        for (SetClause set : sequence.sets()) {
          Port port = set instanceof SetClause.OutInterface out ? shared(router, out) : null;
          if (port != null && !staysOnLink(router, sequence, port)) {
            found.accept(finding(router, use, sequence, set, port));
          }
        }
      }
    }
  }

  private static boolean isNextHop(SetClause set) {
    return set instanceof SetClause.Recursive
        || (set instanceof SetClause.NextHop && PolicyUse.forwards(set));
  }

  /** The first shared link of the clause; null if all are point-to-point, down or not known. */
  private static @Nullable Port shared(Router router, SetClause.OutInterface clause) {
    for (NameUse use : clause.interfaces()) {
      if (use.name().startsWith("Null")) {
        // Always up, so what is named after it is never used.
        return null;
      }
      Port port = router.port(use.name());
      if (port != null
          && port.isUp()
          && !port.isPointToPoint()
          && (port.facts().addressSource() == AddressSource.STATIC
              || port.facts().addressSource() == AddressSource.DHCP)) {
        return port;
      }
    }
    return null;
  }

  /** Whether all destinations that the sequence matches are hosts on the link itself. */
  private static boolean staysOnLink(Router router, RouteMap.Sequence sequence, Port port) {
    List<Wildcard> destinations = PolicyDestinations.of(router, sequence);
    return destinations != null
        && destinations.stream()
            .allMatch(
                destination ->
                    port.facts().addresses().stream()
                        .map(InterfaceAddress::subnet)
                        .anyMatch(subnet -> Wildcard.of(subnet).contains(destination)));
  }

  private static Finding finding(
      Router router, PolicyUse use, RouteMap.Sequence sequence, SetClause set, Port port) {
    StaticRoute gateway = gateway(router, port);
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, set.span(), router.name())
            .message(
                port.name()
                    + " is a shared link and no next hop is given: the router asks there for the hardware"
                    + " address of each destination itself, and without a neighbour that answers for it"
                    + " the packets are lost")
            .related(port.facts().header(), "not a point-to-point link");
    if (gateway == null) {
      return finding.fix(Fix.advice("name the neighbour: `set ip next-hop ADDRESS`")).build();
    }
    return finding
        .related(gateway.span(), "this route has a neighbour there")
        .fix(
            Fix.commands(
                "name the neighbour",
                List.of(
                    PolicyWords.header(use.map(), sequence),
                    " no set interface " + port.name(),
                    " set ip next-hop " + gateway.nextHop())))
        .build();
  }

  /** A static route by way of a neighbour on the link, or null. */
  private static @Nullable StaticRoute gateway(Router router, Port port) {
    for (StaticRoute route : router.config().staticRoutes()) {
      if (route.nextHop() != null
          && Objects.equals(route.vrf(), port.vrf())
          && port.subnetOf(route.nextHop()) != null) {
        return route;
      }
    }
    return null;
  }
}

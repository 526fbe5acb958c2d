package dev.hoplint.rules.routes;

import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.SourceCheck;
import dev.hoplint.model.StaticRoute;
import dev.hoplint.network.Forwarder.Way;
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
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Strict uRPF on a multihomed or asymmetric interface. */
public final class StrictUrpfMultihomed implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-408",
          "strict-urpf-multihomed",
          Severity.WARNING,
          "strict uRPF on a multihomed or asymmetric interface",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (Port port : router.upPorts()) {
      SourceCheck check = port.facts().extras().sourceCheck();
      // A list lets packets through that fail.
      if (check == null
          || !check.strict()
          || check.list() != null
          || port.facts().malformed().contains(InterfaceStatement.ADDRESS)
          || router.dynamicRouting(port.vrf()) != null) {
        continue;
      }
      for (StaticRoute route : router.config().staticRoutes()) {
        Way.Out best = betterElsewhere(router, network, port, route);
        if (best != null) {
          found.accept(finding(router, port, check, route, best));
          break;
        }
      }
    }
  }

  /**
   * The way that packets to the route's prefix take, if the route leads out of the interface and
   * that way does not: then packets from there that come in by the interface fail the check.
   */
  private static Way.@Nullable Out betterElsewhere(
      Router router, Network network, Port port, StaticRoute route) {
    if (!Objects.equals(route.vrf(), port.vrf()) || !leadsOutOf(port, route)) {
      return null;
    }
    List<Way> ways =
        network
            .tracer()
            .forwarder()
            .routeExactly(router, port.vrf(), route.prefix().networkAddress(), route.prefix());
    Way.Out best = null;
    for (Way way : ways) {
      // Of several equally good ways one is enough to pass.
      if (!(way instanceof Way.Out out) || out.egress() == port) {
        return null;
      }
      best = out;
    }
    return best;
  }

  private static boolean leadsOutOf(Port port, StaticRoute route) {
    if (route.outInterface() != null) {
      return route.outInterface().name().equals(port.name());
    }
    return route.nextHop() != null && port.subnetOf(route.nextHop()) != null;
  }

  private static Finding finding(
      Router router, Port port, SourceCheck check, StaticRoute route, Way.Out best) {
    return new FindingBuilder(INFO, Severity.WARNING, check.span(), router.name())
        .message(
            "strict uRPF on "
                + port.name()
                + " drops what comes in there from "
                + (route.prefix().length() == 0 ? "the networks of the default" : route.prefix())
                + ": the best way back to them leads out of "
                + best.egress().name())
        .related(best.why(), "the best way back, out of " + best.egress().name())
        .related(route.span(), "the other way, by " + port.name() + ", is not used meanwhile")
        .fix(
            Fix.commands(
                "check loosely",
                List.of(
                    "interface " + port.name(),
                    " ip verify unicast source reachable-via any"
                        + (route.prefix().length() == 0 ? " allow-default" : ""))))
        .fix(Fix.advice("or make the routes symmetric"))
        .build();
  }
}

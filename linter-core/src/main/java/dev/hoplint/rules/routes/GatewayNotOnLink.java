package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostDump.Platform;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.Network;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.HostRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.RuleOptions;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A gateway that is on no subnet of the interface that its route uses. */
public final class GatewayNotOnLink implements HostRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-403",
          "gateway-not-on-link",
          Severity.ERROR,
          "a gateway that is not on its interface's subnet",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(EndHost host, Network network, RuleOptions options, Consumer<Finding> found) {
    for (EndHost.Stack stack : host.stacks().values()) {
      if (!stack.complete()) {
        continue;
      }
      OnLink onLink = OnLink.of(host, stack);
      for (HostDump.Route route : stack.routes()) {
        HostDump.Printed gateway = route.gateway();
        if (gateway != null
            && gateway.value() != null
            && route.prefix() != null
            && route.type() == HostDump.RouteType.UNICAST
            && !route.anyGateway()
            // A route to the loopback throws packets away on purpose.
            && !route.interfaceName().startsWith("127.")
            && onLink.isKnown(route.interfaceName())
            && !onLink.isNeighbour(route.interfaceName(), gateway.value())) {
          found.accept(
              finding(host, stack, onLink, route, route.prefix(), gateway.value()).build());
        }
      }
    }
  }

  private static FindingBuilder finding(
      EndHost host,
      EndHost.Stack stack,
      OnLink onLink,
      HostDump.Route route,
      Ipv4Prefix towards,
      Ipv4Address gateway) {
    HostDump.Route connected = stack.connected(route.interfaceName());
    String elsewhere = onLink.interfaceOf(gateway);
    // Windows asks by ARP for any gateway that its interface is set to.
    boolean asked = host.platform() == Platform.WINDOWS;
    FindingBuilder finding =
        new FindingBuilder(
                INFO, asked ? Severity.WARNING : Severity.ERROR, route.span(), host.name())
            .message(
                "gateway "
                    + gateway
                    + " of "
                    + towards
                    + " is not on the wire of "
                    + route.interfaceName()
                    + (connected == null ? "" : " (" + connected.prefix() + ")")
                    + (elsewhere == null ? "" : " but on that of " + elsewhere)
                    + ": the host cannot reach it there, and packets to "
                    + towards
                    + " are lost");
    if (connected != null) {
      finding.related(connected.span(), "the subnet of " + route.interfaceName());
    }
    if (asked) {
      finding.assuming("nobody on " + route.interfaceName() + "'s wire answers for " + gateway);
    }
    return finding.fix(
        Fix.commands(
            "put a gateway on "
                + route.interfaceName()
                + "'s subnet in its place"
                + HostCommands.persistence(host.platform()),
            commands(host.platform(), stack.name(), route, towards, gateway)));
  }

  private static List<String> commands(
      Platform platform,
      String stack,
      HostDump.Route route,
      Ipv4Prefix towards,
      Ipv4Address gateway) {
    String name = route.interfaceName();
    String remove = HostCommands.remove(platform, stack, towards, gateway.toString(), name);
    List<String> add = HostCommands.add(platform, stack, towards, "GATEWAY", name);
    return add.isEmpty() ? List.of() : List.of(remove, add.get(0));
  }
}

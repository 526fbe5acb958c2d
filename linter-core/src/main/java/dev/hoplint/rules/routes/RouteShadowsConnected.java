package dev.hoplint.rules.routes;

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
import org.jspecify.annotations.Nullable;

/** A route hides its own connected subnet. */
public final class RouteShadowsConnected implements HostRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-412",
          "route-shadows-connected",
          Severity.WARNING,
          "a route hides its own connected subnet",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(EndHost host, Network network, RuleOptions options, Consumer<Finding> found) {
    for (EndHost.Stack stack : host.stacks().values()) {
      List<HostDump.Route> connected = OnLink.of(host, stack).connected();
      for (HostDump.Route route : stack.routes()) {
        if (route.gateway() == null || route.type() != HostDump.RouteType.UNICAST) {
          continue;
        }
        HostDump.Route hidden = hidden(connected, route);
        // A VPN client takes the local network over on purpose.
        if (hidden != null
            && hidden.prefix() != null
            && route.prefix() != null
            && (route.interfaceName().equals(hidden.interfaceName()) || !VpnAdapters.any(stack))) {
          found.accept(
              finding(host, stack, route, route.prefix(), route.gateway(), hidden, hidden.prefix())
                  .build());
        }
      }
    }
  }

  /** The connected route that the route wins over, or null; of several the longest. */
  private static HostDump.@Nullable Route hidden(
      List<HostDump.Route> connected, HostDump.Route route) {
    Ipv4Prefix prefix = route.prefix();
    HostDump.Route hidden = null;
    int longest = -1;
    for (HostDump.Route own : connected) {
      Ipv4Prefix subnet = own.prefix();
      if (prefix == null || subnet == null || !subnet.contains(prefix)) {
        continue;
      }
      boolean wins = prefix.length() > subnet.length() || route.metric() < own.metric();
      if (!wins && prefix.equals(subnet)) {
        // Another on-link route is as good, or better.
        return null;
      }
      if (wins && subnet.length() > longest) {
        hidden = own;
        longest = subnet.length();
      }
    }
    return hidden;
  }

  private static FindingBuilder finding(
      EndHost host,
      EndHost.Stack stack,
      HostDump.Route route,
      Ipv4Prefix prefix,
      HostDump.Printed gateway,
      HostDump.Route hidden,
      Ipv4Prefix subnet) {
    boolean oneHost = prefix.length() == 32;
    FindingBuilder finding =
        new FindingBuilder(
                INFO, oneHost ? Severity.NOTE : Severity.WARNING, route.span(), host.name())
            .message(
                prefix
                    + " by gateway "
                    + gateway.text()
                    + (prefix.equals(subnet)
                        ? " (metric "
                            + route.metric()
                            + ") wins over the same subnet on-link (metric "
                            + hidden.metric()
                            + ")"
                        : " lies in "
                            + subnet
                            + ", which is on-link, and wins as the longer prefix")
                    + ": packets to neighbours on "
                    + hidden.interfaceName()
                    + " go to the gateway instead of straight over the wire")
            .related(hidden.span(), subnet + " is the subnet of " + hidden.interfaceName());
    if (oneHost) {
      finding.assuming("the route to this one host is not meant to go another way");
    }
    return finding.fix(
        Fix.commands(
            host.platform() == Platform.LINUX
                ? "delete the route, and take it out of the connection's settings"
                : "delete the route",
            List.of(
                HostCommands.remove(
                    host.platform(),
                    stack.name(),
                    prefix,
                    gateway.text(),
                    route.interfaceName()))));
  }
}

package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Declared;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostDump.Platform;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.Network;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.Severity;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Routes of Windows that declared flows use and that the next start does not bring back. */
final class ForgottenRoutes {
  private ForgottenRoutes() {}

  static void report(EndHost host, EndHost.Stack stack, Network network, Consumer<Finding> found) {
    // A section that holds none can't be told from one that was left out.
    if (stack.persistent().isEmpty() || network.declared().flows().isEmpty()) {
      return;
    }
    Set<String> kept = new HashSet<>();
    for (HostDump.Route route : stack.persistent()) {
      if (route.prefix() == null) {
        return;
      }
      kept.add(key(route));
    }
    used(host, stack, network)
        .forEach(
            (route, flow) -> {
              if (route.prefix() != null
                  && route.prefix().length() > 0
                  && route.gateway() != null
                  && !kept.contains(key(route))) {
                found.accept(finding(host, route, route.prefix(), route.gateway(), flow));
              }
            });
  }

  private static String key(HostDump.Route route) {
    return route.prefix() + " " + (route.gateway() == null ? "" : route.gateway().text());
  }

  /** The routes that declared flows of the host, or to it, use, each with the first of them. */
  private static Map<HostDump.Route, Declared.Flow> used(
      EndHost host, EndHost.Stack stack, Network network) {
    Map<HostDump.Route, Declared.Flow> used = new LinkedHashMap<>();
    for (Declared.Flow flow : network.declared().flows()) {
      HostDump.Route route =
          stack.owns(flow.source().networkAddress())
              ? stack.lookup(flow.destination().networkAddress())
              : null;
      if (route != null) {
        used.putIfAbsent(route, flow);
      }
    }
    for (ServedClient client : ServedClient.of(host, network)) {
      if (client.origin().flow() != null && client.reply() != null) {
        used.putIfAbsent(client.reply(), client.origin().flow());
      }
    }
    return used;
  }

  private static Finding finding(
      EndHost host,
      HostDump.Route route,
      Ipv4Prefix towards,
      HostDump.Printed gateway,
      Declared.Flow flow) {
    return new FindingBuilder(WindowsTwoDefaults.INFO, Severity.NOTE, route.span(), host.name())
        .message(
            "flow "
                + flow.name()
                + " uses the route to "
                + towards
                + " by "
                + gateway.text()
                + ", which is not among the persistent routes: it is gone after a restart")
        .related(flow.span(), "the flow is declared here")
        .assuming("DHCP does not set the route at each start")
        .fix(
            Fix.commands(
                "make it persistent",
                HostCommands.add(Platform.WINDOWS, "", towards, gateway.text(), "")))
        .build();
  }
}

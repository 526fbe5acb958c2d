package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.HostDump;
import dev.hoplint.network.EndHost;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RuleOptions;
import dev.hoplint.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Without declared flows: interfaces that no route but their own subnet's uses answer every other
 * client through the default.
 */
final class UnroutedInterfaces {
  private UnroutedInterfaces() {}

  /**
   * Where the administrator has given any interface a route, the table is taken to say what is
   * meant.
   */
  static void report(
      EndHost host, EndHost.Stack stack, RuleOptions options, Consumer<Finding> found) {
    Map<String, HostDump.Route> connected = new LinkedHashMap<>();
    for (HostDump.Route route : stack.routes()) {
      if (route.gateway() == null && route.prefix() != null && route.prefix().length() < 32) {
        connected.putIfAbsent(route.interfaceName(), route);
      }
      if (route.gateway() != null && (route.prefix() == null || route.prefix().length() > 0)) {
        return;
      }
    }
    HostDump.Route byDefault = stack.lookup(new Ipv4Address(0));
    if (connected.size() < 2 || byDefault == null || byDefault.gateway() == null) {
      return;
    }
    List<String> silent = new ArrayList<>();
    List<HostDump.Route> at = new ArrayList<>();
    connected.forEach(
        (name, route) -> {
          if (!name.equals(byDefault.interfaceName())
              && !LocalInterfaces.isLocal(stack, name, route, options)) {
            silent.add(name);
            at.add(route);
          }
        });
    if (silent.isEmpty()) {
      return;
    }
    String names = String.join(", ", silent);
    FindingBuilder finding =
        new FindingBuilder(
                ReplyLeavesAnotherInterface.INFO, Severity.NOTE, byDefault.span(), host.name())
            .message(
                "replies to clients outside the subnet of "
                    + names
                    + " leave by "
                    + byDefault.interfaceName()
                    + ", whatever interface the request came in by: "
                    + names
                    + " has no route of its own")
            .assuming("clients beyond the interface's own subnet talk to " + names);
    at.forEach(
        route ->
            finding.related(
                route.span(), "only this subnet is answered by " + route.interfaceName()));
    found.accept(finding.build());
  }
}

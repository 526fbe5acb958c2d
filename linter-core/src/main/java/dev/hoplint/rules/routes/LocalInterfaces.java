package dev.hoplint.rules.routes;

import dev.hoplint.model.HostDump;
import dev.hoplint.network.EndHost;
import dev.hoplint.rule.RuleOptions;

/** Which interfaces of a host are meant for their own subnet alone. */
final class LocalInterfaces {
  private LocalInterfaces() {}

  /** By its port group, or as a line of two. */
  static boolean isLocal(
      EndHost.Stack stack, String name, HostDump.Route route, RuleOptions options) {
    boolean ofItsOwn =
        !stack.name().equals(EndHost.DEFAULT_STACK) && !stack.name().equals(HostDump.Linux.MAIN);
    if (ofItsOwn) {
      return true;
    }
    if (route.prefix() != null && route.prefix().length() >= 30) {
      return true;
    }
    return hasLocalPortgroup(stack, name, options);
  }

  /** Whether the configured names of port groups say so. */
  static boolean hasLocalPortgroup(EndHost.Stack stack, String name, RuleOptions options) {
    return stack.nics().stream()
        .filter(nic -> nic.name().equals(name))
        .anyMatch(
            nic -> nic.portgroup() != null && options.localOnlyPortgroups().test(nic.portgroup()));
  }
}

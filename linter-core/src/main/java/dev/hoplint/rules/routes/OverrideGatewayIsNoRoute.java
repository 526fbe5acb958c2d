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
import org.jspecify.annotations.Nullable;

/** An override gateway that is relied on for inbound services. */
public final class OverrideGatewayIsNoRoute implements HostRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-405",
          "override-gateway-is-no-route",
          Severity.NOTE,
          "an override gateway is relied on for inbound services",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(EndHost host, Network network, RuleOptions options, Consumer<Finding> found) {
    if (host.platform() != Platform.ESXI) {
      return;
    }
    for (EndHost.Stack stack : host.stacks().values()) {
      if (!stack.complete() || stack.hasMaskedPrefix()) {
        continue;
      }
      HostDump.Route byDefault = byDefault(stack);
      for (HostDump.Address address : stack.addresses()) {
        Ipv4Address gateway = override(stack, byDefault, address);
        if (gateway != null
            && !LocalInterfaces.hasLocalPortgroup(stack, address.interfaceName(), options)) {
          found.accept(finding(host, stack, byDefault, address, gateway).build());
        }
      }
    }
  }

  private static HostDump.@Nullable Route byDefault(EndHost.Stack stack) {
    for (HostDump.Route route : stack.routes()) {
      if (Ipv4Prefix.DEFAULT.equals(route.prefix())) {
        return route;
      }
    }
    return null;
  }

  /** The gateway that is set on the interface, of which the table knows nothing; or null. */
  private static @Nullable Ipv4Address override(
      EndHost.Stack stack, HostDump.@Nullable Route byDefault, HostDump.Address address) {
    Ipv4Address own = address.address().value();
    Ipv4Address gateway = address.gateway() == null ? null : address.gateway().value();
    if (own == null
        || gateway == null
        || address.length() < 0
        || !new Ipv4Prefix(own.bits(), address.length()).contains(gateway)
        || stack.routes().stream()
            .anyMatch(
                r -> r.gateway() != null && r.interfaceName().equals(address.interfaceName()))) {
      return null;
    }
    if (byDefault == null) {
      return gateway;
    }
    Ipv4Address ofStack = byDefault.gateway() == null ? null : byDefault.gateway().value();
    return ofStack == null || ofStack.equals(gateway) ? null : gateway;
  }

  private static FindingBuilder finding(
      EndHost host,
      EndHost.Stack stack,
      HostDump.@Nullable Route byDefault,
      HostDump.Address address,
      Ipv4Address gateway) {
    String name = address.interfaceName();
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.NOTE, address.span(), host.name())
            .message(
                "gateway "
                    + gateway
                    + " is set on "
                    + name
                    + " alone and is in no route table: replies to clients of "
                    + address.address().text()
                    + (byDefault == null
                        ? " have no way beyond its subnet"
                        : " leave by " + byDefault.interfaceName() + " all the same"))
            .assuming("clients outside the subnet talk to " + address.address().text());
    if (byDefault != null) {
      finding.related(byDefault.span(), "the default that replies take");
    }
    return finding.fix(
        Fix.commands(
            "add a route to the clients' network; CLIENTNET stands for it",
            List.of(
                "esxcli network ip route ipv4 add --gateway "
                    + gateway
                    + " --network CLIENTNET"
                    + HostCommands.ofStack(stack.name()))));
  }
}

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A route that an ICMP redirect may have left. A redirect names another gateway on the subnet that
 * the packet left by, so the row is one to a single host, by another gateway of the interface by
 * which the host's packets would leave anyway. (A default from DHCP that takes replies away from
 * another interface is RTE-402's.)
 */
public final class ShortLivedRoute implements HostRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-406",
          "short-lived-route",
          Severity.WARNING,
          "a route learned from a redirect, or a DHCP default on a multihomed host",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(EndHost host, Network network, RuleOptions options, Consumer<Finding> found) {
    for (EndHost.Stack stack : host.stacks().values()) {
      if (VpnAdapters.any(stack)) {
        continue;
      }
      Map<HostDump.Route, ServedClient> dependent = null;
      for (HostDump.Route route : stack.routes()) {
        HostDump.Route other = withoutRedirect(host, stack, route);
        if (other != null && route.prefix() != null && route.gateway() != null) {
          dependent = dependent == null ? byReply(host, network) : dependent;
          found.accept(
              finding(
                  host,
                  stack,
                  route,
                  route.prefix(),
                  route.gateway().text(),
                  other,
                  dependent.get(route)));
        }
      }
    }
  }

  /** The route that packets would take without the row, if a redirect may have made it. */
  private static HostDump.@Nullable Route withoutRedirect(
      EndHost host, EndHost.Stack stack, HostDump.Route route) {
    Ipv4Address gateway = route.gateway() == null ? null : route.gateway().value();
    if (gateway == null || route.prefix() == null || route.prefix().length() != 32) {
      return null;
    }
    if (host.platform() == Platform.LINUX && !"redirect".equals(route.source())) {
      return null;
    }
    boolean kept =
        stack.persistent().stream().anyMatch(p -> Objects.equals(p.prefix(), route.prefix()));
    if (kept) {
      return null;
    }
    HostDump.Route other = null;
    for (HostDump.Route candidate : stack.routes()) {
      Ipv4Prefix prefix = candidate.prefix();
      if (prefix != null
          && !prefix.equals(route.prefix())
          && prefix.contains(route.prefix())
          && (other == null || isBetter(candidate, prefix, other))) {
        other = candidate;
      }
    }
    boolean another =
        other != null
            && other.interfaceName().equals(route.interfaceName())
            && other.gateway() != null
            && other.gateway().value() != null
            && !other.gateway().value().equals(gateway);
    return another ? other : null;
  }

  private static boolean isBetter(
      HostDump.Route candidate, Ipv4Prefix prefix, HostDump.Route other) {
    int length = other.prefix() == null ? -1 : other.prefix().length();
    return prefix.length() > length
        || (prefix.length() == length && candidate.metric() < other.metric());
  }

  /** The declared clients by the route that answers them. */
  private static Map<HostDump.Route, ServedClient> byReply(EndHost host, Network network) {
    Map<HostDump.Route, ServedClient> clients = new HashMap<>();
    for (ServedClient client : ServedClient.of(host, network)) {
      if (client.origin().flow() != null && client.reply() != null) {
        clients.putIfAbsent(client.reply(), client);
      }
    }
    return clients;
  }

  private static Finding finding(
      EndHost host,
      EndHost.Stack stack,
      HostDump.Route route,
      Ipv4Prefix towards,
      String gateway,
      HostDump.Route other,
      @Nullable ServedClient dependent) {
    boolean certain = "redirect".equals(route.source());
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                dependent == null ? Severity.NOTE : Severity.WARNING,
                route.span(),
                host.name())
            .message(
                (dependent == null
                        ? "the route to "
                        : "replies to " + dependent.name() + " rest on the route to ")
                    + towards
                    + " by "
                    + gateway
                    + (certain ? ", which an ICMP redirect has left" : "")
                    + ": a route from a redirect is gone after an hour without traffic, or a"
                    + " restart")
            .related(other.span(), "without it this route is used");
    if (!certain) {
      finding.assuming("an ICMP redirect has left the row: nobody typed it");
    }
    if (dependent != null) {
      finding.related(dependent.origin().span(), dependent.origin().words());
    }
    List<String> add =
        HostCommands.add(host.platform(), stack.name(), towards, gateway, route.interfaceName());
    return finding
        .fix(
            Fix.commands(
                "if the route is needed, add it by hand, best to the whole network behind "
                    + gateway
                    + HostCommands.persistence(host.platform()),
                add))
        .build();
  }
}

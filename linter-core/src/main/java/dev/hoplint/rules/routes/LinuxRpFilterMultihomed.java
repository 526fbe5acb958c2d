package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.Setting;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.LinuxRouting;
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

/** A multihomed Linux host with strict {@code rp_filter} and no source rules. */
public final class LinuxRpFilterMultihomed implements HostRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-409",
          "linux-rp-filter-multihomed",
          Severity.WARNING,
          "a multihomed Linux host with strict rp_filter and no source rules",
          "0.1",
          false);

  /** Bridges and ends of virtual wires, behind which nobody comes in from elsewhere. */
  private static final List<String> VIRTUAL =
      List.of(
          "lo", "docker", "br-", "virbr", "veth", "cni", "flannel", "cali", "podman", "lxc", "lxd",
          "vmnet", "vboxnet", "kube", "tun", "tap", "wg", "ppp", "vxlan", "weave", "nerdctl",
          "dummy");

  private static final int STRICT = 1;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(EndHost host, Network network, RuleOptions options, Consumer<Finding> found) {
    LinuxRouting linux = host.linux();
    if (linux == null || !SourceRules.none(linux)) {
      return;
    }
    for (EndHost.Stack stack : host.stacks().values()) {
      List<HostDump.Route> defaults = stack.lookupAll(new Ipv4Address(0));
      if (!stack.complete() || defaults.isEmpty() || defaults.get(0).gateway() == null) {
        continue;
      }
      for (HostDump.Route connected : OnLink.of(host, stack).connected()) {
        Setting<Integer> strict = strict(linux, connected.interfaceName());
        if (strict != null && isAside(stack, defaults, connected)) {
          found.accept(finding(host, network, linux, defaults.get(0), connected, strict));
        }
      }
    }
  }

  /** The line by which the interface checks strictly, or null if it does not for all we know. */
  private static @Nullable Setting<Integer> strict(LinuxRouting linux, String interfaceName) {
    Setting<Integer> all = linux.rpFilter().get("all");
    Setting<Integer> own = linux.rpFilter().get(interfaceName);
    if (all == null || all.value() > STRICT) {
      return null;
    }
    if (own != null && own.value() > STRICT) {
      return null;
    }
    if (own != null && own.value() == STRICT) {
      return own;
    }
    return all.value() == STRICT ? all : null;
  }

  /** Whether requests from afar may come in by an interface that no route to afar uses. */
  private static boolean isAside(
      EndHost.Stack stack, List<HostDump.Route> defaults, HostDump.Route connected) {
    String name = connected.interfaceName();
    Ipv4Prefix subnet = connected.prefix();
    if (subnet == null
        || subnet.length() >= 30
        || VIRTUAL.stream().anyMatch(name::startsWith)
        || defaults.stream().anyMatch(route -> route.interfaceName().equals(name))
        || stack.nics().stream().anyMatch(nic -> nic.name().equals(name) && !nic.enabled())) {
      return false;
    }
    // Whoever gave the interface routes of its own has thought about who comes in by it.
    return stack.routes().stream()
        .noneMatch(
            route ->
                route.interfaceName().equals(name)
                    && route.gateway() != null
                    && !Ipv4Prefix.DEFAULT.equals(route.prefix()));
  }

  private static Finding finding(
      EndHost host,
      Network network,
      LinuxRouting linux,
      HostDump.Route byDefault,
      HostDump.Route connected,
      Setting<Integer> strict) {
    String name = connected.interfaceName();
    ServedClient client = null;
    for (ServedClient served : ServedClient.of(host, network)) {
      if (served.origin().worst() != Severity.NOTE
          && served.interfaceName().equals(name)
          && byDefault.equals(served.reply())) {
        client = served;
        break;
      }
    }
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, strict.span(), host.name())
            .message(
                "strict rp_filter on "
                    + name
                    + " drops requests "
                    + (client == null
                        ? "from outside " + connected.prefix()
                        : "of " + client.name() + " to " + client.local())
                    + ": the way back to them is the default by "
                    + byDefault.interfaceName()
                    + ", and no policy rule sends by source")
            .related(byDefault.span(), "the default by " + byDefault.interfaceName())
            .related(connected.span(), "the subnet of " + name);
    if (client == null) {
      finding.assuming("clients outside " + connected.prefix() + " come in by " + name);
    } else {
      finding.related(client.origin().span(), client.origin().words());
    }
    if (!linux.rpFilter().containsKey(name)) {
      finding.assuming("rp_filter of " + name + " itself is not 2");
    }
    return finding
        .fix(
            Fix.commands(
                "answer by the interface that was asked; ADDRESS is "
                    + name
                    + "'s, GATEWAY the router on its subnet. Both are forgotten at a restart: put"
                    + " them in the connection's settings too (nmcli ipv4.routing-rules, netplan"
                    + " routing-policy)",
                List.of(
                    "ip rule add from ADDRESS table 100",
                    "ip route add default via GATEWAY dev " + name + " table 100")))
        .fix(
            Fix.commands(
                "or check loosely, and keep it in /etc/sysctl.d",
                List.of("sysctl -w net.ipv4.conf." + name + ".rp_filter=2")))
        .build();
  }
}

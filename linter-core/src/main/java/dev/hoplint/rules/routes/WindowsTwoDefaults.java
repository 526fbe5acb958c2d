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
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Windows with two defaults, or a route that does not survive a restart. */
public final class WindowsTwoDefaults implements HostRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-407",
          "windows-two-defaults",
          Severity.WARNING,
          "Windows with two defaults, or a route that does not survive a restart",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(EndHost host, Network network, RuleOptions options, Consumer<Finding> found) {
    if (host.platform() != Platform.WINDOWS) {
      return;
    }
    for (EndHost.Stack stack : host.stacks().values()) {
      twoDefaults(host, stack, found);
      ForgottenRoutes.report(host, stack, network, found);
    }
  }

  private static void twoDefaults(EndHost host, EndHost.Stack stack, Consumer<Finding> found) {
    List<HostDump.Route> defaults =
        stack.routes().stream()
            .filter(WindowsTwoDefaults::isDefault)
            .sorted(Comparator.comparingLong(HostDump.Route::metric))
            .toList();
    if (defaults.size() < 2 || VpnAdapters.any(stack)) {
      return;
    }
    HostDump.Route best = defaults.get(0);
    HostDump.Route loser = null;
    for (HostDump.Route route : defaults) {
      if (!mayBeSame(route.interfaceName(), best.interfaceName())) {
        loser = route;
        break;
      }
    }
    if (loser == null) {
      return;
    }
    boolean tie = loser.metric() == best.metric();
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, loser.span(), host.name())
            .message(
                "two defaults on two adapters: "
                    + gateway(best)
                    + " on "
                    + best.interfaceName()
                    + (tie ? " and " : " wins, and ")
                    + gateway(loser)
                    + " on "
                    + loser.interfaceName()
                    + (tie
                        ? " have the same metric of " + best.metric() + ": either may be used"
                        : " is used only when that fails (metric "
                            + best.metric()
                            + " against "
                            + loser.metric()
                            + ")"))
            .related(best.span(), tie ? "as good" : "the default that wins");
    found.accept(
        finding
            .fix(
                Fix.commands(
                    "keep one default, and give the networks behind the other adapter routes of"
                        + " their own (-p keeps them over a restart)",
                    List.of(
                        "route delete 0.0.0.0 mask 0.0.0.0 " + gateway(loser),
                        "route -p add NETWORK mask NETMASK " + gateway(loser))))
            .build());
  }

  private static boolean isDefault(HostDump.Route route) {
    return route.gateway() != null && Ipv4Prefix.DEFAULT.equals(route.prefix());
  }

  private static String gateway(HostDump.Route route) {
    return route.gateway() == null ? "" : route.gateway().text();
  }

  /** Whether two addresses, of which octets may be masked, can be the same. */
  private static boolean mayBeSame(String one, String other) {
    if (Ipv4Address.parse(one) != null && Ipv4Address.parse(other) != null) {
      return one.equals(other);
    }
    String[] octets = one.split("\\.", -1);
    String[] others = other.split("\\.", -1);
    for (int i = 0; i < Math.min(octets.length, others.length); i++) {
      boolean read = isNumber(octets[i]) && isNumber(others[i]);
      if (read && !octets[i].equals(others[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String octet) {
    return !octet.isEmpty() && octet.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

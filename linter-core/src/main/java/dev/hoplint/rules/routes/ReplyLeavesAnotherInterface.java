package dev.hoplint.rules.routes;

import dev.hoplint.model.Declared;
import dev.hoplint.model.HostDump;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.LinuxRouting;
import dev.hoplint.network.Network;
import dev.hoplint.network.ReplyWay;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.HostRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.RuleOptions;
import dev.hoplint.rule.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The reply leaves through another interface than the request came in. */
public final class ReplyLeavesAnotherInterface implements HostRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-402",
          "reply-leaves-another-interface",
          Severity.WARNING,
          "the reply leaves through another interface than the request came in",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(EndHost host, Network network, RuleOptions options, Consumer<Finding> found) {
    Map<String, ServedClient> proved = new LinkedHashMap<>();
    for (ServedClient client : ServedClient.of(host, network)) {
      HostDump.Route reply = client.reply();
      if (reply == null
          || reply.interfaceName().isEmpty()
          || reply.interfaceName().equals(client.interfaceName())
          || !matters(client, network, options)) {
        continue;
      }
      // Of many hosts with the same route, one is enough to show what is wrong.
      String place = reply.span().start() + " " + client.interfaceName();
      if (client.origin().flow() != null || proved.putIfAbsent(place, client) == null) {
        found.accept(served(host, network, client, reply));
      }
    }
    if (!network.declared().flows().isEmpty()
        || !proved.isEmpty()
        || host.platform() != HostDump.Platform.ESXI) {
      // Policy rules, or the strong host model, may well keep replies on their interface.
      return;
    }
    for (EndHost.Stack stack : host.stacks().values()) {
      UnroutedInterfaces.report(host, stack, options, found);
    }
  }

  /** Hosts that may ask, as a router shows, are worth a note where nothing is declared. */
  private static boolean matters(ServedClient client, Network network, RuleOptions options) {
    return client.origin().worst() != Severity.NOTE
        || (network.declared().flows().isEmpty()
            && !LocalInterfaces.isLocal(
                client.stack(), client.interfaceName(), client.connected(), options));
  }

  private static Finding served(
      EndHost host, Network network, ServedClient client, HostDump.Route reply) {
    Declared.Flow flow = client.origin().flow();
    ReplyWay.Tracked tracked =
        flow == null
            ? null
            : ReplyWay.trackedOnOneWayOnly(network, client.client(), client.local(), flow, reply);
    String gateway = reply.gateway() == null ? "directly" : "to " + reply.gateway().text();
    FindingBuilder finding =
        new FindingBuilder(
                INFO, client.origin().atMost(severity(client, tracked)), reply.span(), host.name())
            .message(
                "requests of "
                    + client.name()
                    + " to "
                    + client.local()
                    + " come in by "
                    + client.interfaceName()
                    + ", the replies leave "
                    + gateway
                    + " by "
                    + reply.interfaceName()
                    + ": "
                    + consequence(host, client, tracked)
                    + strongHost(client))
            .related(
                client.connected().span(),
                "requests come in here: " + client.local() + " is on " + client.interfaceName())
            .related(client.origin().span(), client.origin().words());
    if (client.doubt() != null) {
      finding.assuming(client.doubt());
    }
    if (tracked != null) {
      finding.related(tracked.span(), tracked.words());
    }
    client.assumption().ifPresent(finding::assuming);
    RouteToClient.of(client, network).ifPresent(finding::fix);
    return finding.build();
  }

  private static String consequence(
      EndHost host, ServedClient client, ReplyWay.@Nullable Tracked tracked) {
    if (tracked != null) {
      return tracked.words() + " sees one way only, and drops what it does not know";
    }
    LinuxRouting linux = host.linux();
    return linux != null && linux.filtersStrictly(client.interfaceName())
        ? "strict rp_filter on " + client.interfaceName() + " drops such requests already now"
        : "it works until a firewall or NAT stands on one of the two ways";
  }

  /** Without the policy rules of a Linux host, the table may not be what decides. */
  private static Severity severity(ServedClient client, ReplyWay.@Nullable Tracked tracked) {
    if (client.doubt() != null) {
      return Severity.NOTE;
    }
    return tracked == null ? Severity.WARNING : Severity.ERROR;
  }

  private static String strongHost(ServedClient client) {
    return client.platform() == HostDump.Platform.WINDOWS
        ? "; unless weak host sending is enabled, Windows may send no reply at all, as "
            + client.interfaceName()
            + " has no route to the client"
        : "";
  }
}

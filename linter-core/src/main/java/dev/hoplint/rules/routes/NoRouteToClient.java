package dev.hoplint.rules.routes;

import dev.hoplint.model.HostDump;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.Network;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.HostRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.RuleOptions;
import dev.hoplint.rule.Severity;
import java.util.function.Consumer;

/** No route back to the client at all. */
public final class NoRouteToClient implements HostRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-401",
          "no-route-to-client",
          Severity.ERROR,
          "no route back to the client at all",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(EndHost host, Network network, RuleOptions options, Consumer<Finding> found) {
    for (ServedClient client : ServedClient.of(host, network)) {
      // Hosts that may ask are none that do; a table of which rows may be missing proves nothing.
      if (client.origin().worst() == Severity.NOTE
          || client.reply() != null
          || client.doubt() != null
          || !client.stack().complete()
          || client.stack().hasMaskedPrefix()) {
        continue;
      }
      HostDump.Route connected = client.connected();
      FindingBuilder finding =
          new FindingBuilder(
                  INFO, client.origin().atMost(Severity.ERROR), connected.span(), host.name())
              .message(
                  "client "
                      + client.name()
                      + " reaches "
                      + client.local()
                      + " on "
                      + client.interfaceName()
                      + ", but "
                      + client.tableName()
                      + " has no route back to it and no default")
              .related(client.origin().span(), client.origin().words());
      client.assumption().ifPresent(finding::assuming);
      RouteToClient.of(client, network).ifPresent(finding::fix);
      found.accept(finding.build());
    }
  }
}

package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Declared;
import dev.hoplint.model.HostDump;
import dev.hoplint.network.Arrivals;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.Network;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client of one of a host's addresses: declared, or proved by a route to that address's subnet.
 *
 * @param origin what says that it is one
 * @param name the client, for messages
 * @param client its address
 * @param local the host's address that it talks to
 * @param interfaceName the interface that owns that address
 * @param connected that interface's on-link route
 * @param reply the route by which the host answers, or null; of equally good ones that by the
 *     interface, if there is one
 * @param doubt why the host may answer otherwise, or null
 * @param assumption what the match rests on
 */
record ServedClient(
    Origin origin,
    String name,
    Ipv4Address client,
    HostDump.Platform platform,
    EndHost.Stack stack,
    Ipv4Address local,
    String interfaceName,
    HostDump.Route connected,
    HostDump.@Nullable Route reply,
    @Nullable String doubt,
    Optional<String> assumption) {

  /**
   * What says that there is the client.
   *
   * @param words what stands at {@code span}
   * @param flow null if a route says so
   * @param network the client's, if it is given so
   * @param worst what a finding about the client may be at most
   */
  record Origin(
      Span span,
      String words,
      Declared.@Nullable Flow flow,
      @Nullable Ipv4Prefix network,
      Severity worst) {

    Severity atMost(Severity severity) {
      return severity.compareTo(worst) < 0 ? severity : worst;
    }
  }

  /** The declared clients, then those that routes prove. */
  static List<ServedClient> of(EndHost host, Network network) {
    List<ServedClient> clients = new ArrayList<>();
    for (Declared.Flow flow : network.declared().flows()) {
      for (EndHost.Stack stack : host.stacks().values()) {
        addIfServed(clients, flow, host, stack, network);
      }
    }
    ProvedClients.add(clients, host, network);
    return clients;
  }

  private static void addIfServed(
      List<ServedClient> clients,
      Declared.Flow flow,
      EndHost host,
      EndHost.Stack stack,
      Network network) {
    Ipv4Address client = flow.source().networkAddress();
    Ipv4Address local = flow.destination().networkAddress();
    String interfaceName = null;
    for (HostDump.Address address : stack.addresses()) {
      Ipv4Address own = address.address().value();
      if (own != null && flow.destination().contains(own)) {
        interfaceName = address.interfaceName();
        local = own;
        break;
      }
    }
    Optional<String> assumption = Optional.empty();
    if (interfaceName == null && stack.addresses().isEmpty() && flow.destination().length() == 32) {
      HostDump.Route onLink = stack.lookup(local);
      if (onLink != null
          && onLink.gateway() == null
          && onLink.prefix() != null
          && onLink.prefix().length() > 0) {
        interfaceName = onLink.interfaceName();
        assumption =
            Optional.of(
                local
                    + " is the host's address on "
                    + interfaceName
                    + ": no dump shows its addresses");
      }
    }
    HostDump.Route connected = interfaceName == null ? null : stack.connected(interfaceName);
    if (interfaceName == null || connected == null || stack.mayHideRouteBy(interfaceName)) {
      return;
    }
    EndHost.Reply reply = host.reply(stack, interfaceName, local, client);
    clients.add(
        new ServedClient(
            new Origin(
                flow.span(),
                "the flow is declared here",
                flow,
                flow.source().length() < 32 ? flow.source() : null,
                Severity.ERROR),
            Arrivals.describe(network, client),
            client,
            host.platform(),
            stack,
            local,
            interfaceName,
            connected,
            preferred(reply.routes(), interfaceName),
            reply.doubt(),
            assumption));
  }

  static HostDump.@Nullable Route preferred(List<HostDump.Route> routes, String interfaceName) {
    for (HostDump.Route route : routes) {
      if (route.interfaceName().equals(interfaceName)) {
        return route;
      }
    }
    return routes.isEmpty() ? null : routes.get(0);
  }

  /** What holds the routes, for messages. */
  String tableName() {
    return platform == HostDump.Platform.ESXI ? stack.name() : "its route table";
  }
}

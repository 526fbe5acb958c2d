package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Declared;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.network.Arrivals;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.HostRoutes;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client of one of a host's addresses: declared, or proved by a route of its own.
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
   * @param flow null if the client's own route table says so
   * @param network the client's, if it is given so
   */
  record Origin(
      Span span, String words, Declared.@Nullable Flow flow, @Nullable Ipv4Prefix network) {

    /** The worst that a finding about a client may be which nobody has declared. */
    Severity atMost(Severity severity) {
      return flow == null && severity == Severity.ERROR ? Severity.WARNING : severity;
    }
  }

  /** The declared clients, then those that their own route tables prove. */
  static List<ServedClient> of(EndHost host, Network network) {
    List<ServedClient> clients = new ArrayList<>();
    for (Declared.Flow flow : network.declared().flows()) {
      for (EndHost.Stack stack : host.stacks().values()) {
        addIfServed(clients, flow, host, stack, network);
      }
    }
    addProved(clients, host, network);
    return clients;
  }

  private static void addProved(List<ServedClient> clients, EndHost host, Network network) {
    Set<String> known = new HashSet<>();
    clients.forEach(client -> known.add(client.client() + " " + client.interfaceName()));
    for (EndHost.Stack stack : host.stacks().values()) {
      for (HostDump.Address address : stack.addresses()) {
        Ipv4Address own = address.address().value();
        if (own == null || address.length() < 0) {
          continue;
        }
        Ipv4Prefix subnet = new Ipv4Prefix(own.bits(), address.length());
        for (HostRoutes.Towards towards : network.hostRoutes().towards(host, own, subnet)) {
          boolean itself = stack.owns(towards.source()) || towards.stack().owns(own);
          if (!itself && known.add(towards.source() + " " + address.interfaceName())) {
            addProved(clients, host, stack, address.interfaceName(), own, towards);
          }
        }
      }
    }
  }

  private static void addProved(
      List<ServedClient> clients,
      EndHost host,
      EndHost.Stack stack,
      String interfaceName,
      Ipv4Address own,
      HostRoutes.Towards towards) {
    HostDump.Route connected = stack.connected(interfaceName);
    if (connected == null || stack.mayHideRouteBy(interfaceName)) {
      return;
    }
    Ipv4Prefix network = null;
    for (HostDump.Address address : towards.stack().addresses()) {
      if (towards.source().equals(address.address().value()) && address.length() >= 0) {
        network = new Ipv4Prefix(towards.source().bits(), address.length());
      }
    }
    String words = towards.host().name() + " has a route of its own to " + own + "'s subnet";
    EndHost.Reply reply = host.reply(stack, interfaceName, own, towards.source());
    clients.add(
        new ServedClient(
            new Origin(towards.route().span(), words, null, network),
            towards.host().name() + " (" + towards.source() + ")",
            towards.source(),
            host.platform(),
            stack,
            own,
            interfaceName,
            connected,
            preferred(reply.routes(), interfaceName),
            reply.doubt(),
            Optional.of("no NAT on the way changes the address of " + towards.host().name())));
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
                flow.source().length() < 32 ? flow.source() : null),
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

  private static HostDump.@Nullable Route preferred(
      List<HostDump.Route> routes, String interfaceName) {
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

  /** The static route to type, by a gateway on the subnet that the client's packets come in on. */
  Optional<Fix> fix(Network network) {
    Ipv4Address gateway = gateway(network);
    Ipv4Prefix towards = clientNetwork(network);
    String title =
        "add a route to the client's network by a gateway on " + interfaceName + "'s subnet";
    List<String> commands =
        HostCommands.add(
            platform,
            stack.name(),
            towards,
            gateway == null ? "GATEWAY" : gateway.toString(),
            interfaceName);
    if (commands.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Fix.commands(
            (gateway == null
                    ? title
                        + "; GATEWAY stands for the router on "
                        + connected.prefix()
                        + ", which no file shows"
                    : title)
                + HostCommands.persistence(platform),
            commands));
  }

  /**
   * The router on the interface's subnet, by the files, or by a route that uses one; null if
   * unclear.
   */
  private @Nullable Ipv4Address gateway(Network network) {
    Ipv4Prefix subnet = connected.prefix();
    if (subnet == null) {
      return null;
    }
    for (HostDump.Route route : stack.routes()) {
      if (route.gateway() != null
          && route.gateway().value() != null
          && route.interfaceName().equals(interfaceName)
          && subnet.contains(route.gateway().value())) {
        return route.gateway().value();
      }
    }
    for (HostDump.Address address : stack.addresses()) {
      if (address.interfaceName().equals(interfaceName)
          && address.gateway() != null
          && address.gateway().value() != null
          && subnet.contains(address.gateway().value())) {
        return address.gateway().value();
      }
    }
    List<Port> routers = network.onSubnetOf(local);
    if (routers.size() == 1) {
      for (InterfaceAddress address : routers.get(0).facts().addresses()) {
        if (address.subnet().contains(local)) {
          return address.address();
        }
      }
    }
    return null;
  }

  /** The client's subnet where a file or {@code hoplint.yaml} shows it, else the client alone. */
  private Ipv4Prefix clientNetwork(Network network) {
    if (origin.network() != null) {
      return origin.network();
    }
    Declared.Host declared = network.declaredHost(client);
    if (declared != null && declared.length() >= 0) {
      return new Ipv4Prefix(client.bits(), declared.length());
    }
    for (Port port : network.onSubnetOf(client)) {
      Ipv4Prefix subnet = port.subnetOf(client);
      if (subnet != null) {
        return subnet;
      }
    }
    return Ipv4Prefix.host(client);
  }
}

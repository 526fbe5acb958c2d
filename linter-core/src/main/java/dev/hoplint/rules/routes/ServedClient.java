package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Declared;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.network.Arrivals;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.rule.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A declared client of one of a host's addresses.
 *
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
    String name,
    Ipv4Address client,
    Declared.Flow flow,
    HostDump.Platform platform,
    EndHost.Stack stack,
    Ipv4Address local,
    String interfaceName,
    HostDump.Route connected,
    HostDump.@Nullable Route reply,
    @Nullable String doubt,
    Optional<String> assumption) {

  static List<ServedClient> of(EndHost host, Network network) {
    List<ServedClient> clients = new ArrayList<>();
    for (Declared.Flow flow : network.declared().flows()) {
      for (EndHost.Stack stack : host.stacks().values()) {
        addIfServed(clients, flow, host, stack, network);
      }
    }
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
            Arrivals.describe(network, client),
            client,
            flow,
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
    if (flow.source().length() < 32) {
      return flow.source();
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

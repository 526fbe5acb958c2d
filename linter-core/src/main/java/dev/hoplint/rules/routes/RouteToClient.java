package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Declared;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.rule.Fix;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The route that a host needs to answer a client by the interface that the client asks. */
final class RouteToClient {
  private RouteToClient() {}

  /** The static route to type, by a gateway on the subnet that the client's packets come in on. */
  static Optional<Fix> of(ServedClient client, Network network) {
    Ipv4Address gateway = gateway(client, network);
    Ipv4Prefix towards = network(client, network);
    String interfaceName = client.interfaceName();
    String title =
        "add a route to the client's network by a gateway on " + interfaceName + "'s subnet";
    List<String> commands =
        HostCommands.add(
            client.platform(),
            client.stack().name(),
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
                        + client.connected().prefix()
                        + ", which no file shows"
                    : title)
                + HostCommands.persistence(client.platform()),
            commands));
  }

  /**
   * The router on the interface's subnet, by the files, or by a route that uses one; null if
   * unclear.
   */
  private static @Nullable Ipv4Address gateway(ServedClient client, Network network) {
    Ipv4Prefix subnet = client.connected().prefix();
    EndHost.Stack stack = client.stack();
    String interfaceName = client.interfaceName();
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
    List<Port> routers = network.onSubnetOf(client.local());
    if (routers.size() == 1) {
      for (InterfaceAddress address : routers.get(0).facts().addresses()) {
        if (address.subnet().contains(client.local())) {
          return address.address();
        }
      }
    }
    return null;
  }

  /** The client's subnet where a file or {@code hoplint.yaml} shows it, else the client alone. */
  private static Ipv4Prefix network(ServedClient served, Network network) {
    if (served.origin().network() != null) {
      return served.origin().network();
    }
    Ipv4Address client = served.client();
    Declared.Host declared = network.declaredHost(client);
    if (declared != null && declared.length() >= 0) {
      return new Ipv4Prefix(client.bits(), declared.length());
    }
    for (EndHost host : network.hosts()) {
      for (EndHost.Stack stack : host.stacks().values()) {
        for (HostDump.Address address : stack.addresses()) {
          if (client.equals(address.address().value()) && address.length() >= 0) {
            return new Ipv4Prefix(client.bits(), address.length());
          }
        }
      }
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

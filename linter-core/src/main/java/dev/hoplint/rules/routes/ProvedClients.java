package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.HostRoutes;
import dev.hoplint.network.Network;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Clients that nobody has declared: hosts whose own table has a route to the address's subnet, and
 * the subnets of a router that has one.
 */
final class ProvedClients {
  private final List<ServedClient> clients;
  private final EndHost host;
  private final Set<String> known = new HashSet<>();

  private ProvedClients(List<ServedClient> clients, EndHost host) {
    this.clients = clients;
    this.host = host;
    clients.forEach(client -> known.add(key(client.client(), client.interfaceName())));
  }

  private static String key(Ipv4Address client, String interfaceName) {
    return client + " " + interfaceName;
  }

  /** Adds those that are not among {@code clients}. */
  static void add(List<ServedClient> clients, EndHost host, Network network) {
    ProvedClients proved = new ProvedClients(clients, host);
    for (EndHost.Stack stack : host.stacks().values()) {
      for (HostDump.Address address : stack.addresses()) {
        Ipv4Address own = address.address().value();
        HostDump.Route connected = stack.connected(address.interfaceName());
        if (own != null
            && address.length() >= 0
            && connected != null
            && !stack.mayHideRouteBy(address.interfaceName())) {
          proved.add(network.hostRoutes(), stack, address.length(), own, connected);
        }
      }
    }
  }

  private void add(
      HostRoutes routes,
      EndHost.Stack stack,
      int length,
      Ipv4Address own,
      HostDump.Route connected) {
    Ipv4Prefix subnet = new Ipv4Prefix(own.bits(), length);
    for (HostRoutes.Towards towards : routes.towards(host, own, subnet)) {
      boolean itself = stack.owns(towards.source()) || towards.stack().owns(own);
      if (!itself) {
        String name = towards.host().name();
        add(
            new ServedClient.Origin(
                towards.route().span(),
                name + " has a route of its own to " + own + "'s subnet",
                null,
                network(towards),
                Severity.WARNING),
            name + " (" + towards.source() + ")",
            towards.source(),
            stack,
            own,
            connected,
            "no NAT on the way changes the address of " + name);
      }
    }
    for (HostRoutes.Through through : routes.through(own, subnet)) {
      Span span = through.route().span();
      for (Ipv4Prefix lan : through.clientSubnets()) {
        add(
            new ServedClient.Origin(
                span,
                through.router().name() + " has a route to " + own + "'s subnet",
                null,
                lan,
                Severity.NOTE),
            "hosts of " + lan,
            new Ipv4Address(lan.broadcastAddress().bits() - 1),
            stack,
            own,
            connected,
            "hosts on " + through.router().name() + "'s " + lan + " talk to " + own);
      }
    }
  }

  /** The client's own subnet. */
  private static @Nullable Ipv4Prefix network(HostRoutes.Towards towards) {
    for (HostDump.Address address : towards.stack().addresses()) {
      if (towards.source().equals(address.address().value()) && address.length() >= 0) {
        return new Ipv4Prefix(towards.source().bits(), address.length());
      }
    }
    return null;
  }

  private void add(
      ServedClient.Origin origin,
      String name,
      Ipv4Address client,
      EndHost.Stack stack,
      Ipv4Address own,
      HostDump.Route connected,
      String assumption) {
    String interfaceName = connected.interfaceName();
    if (!known.add(key(client, interfaceName))) {
      return;
    }
    EndHost.Reply reply = host.reply(stack, interfaceName, own, client);
    clients.add(
        new ServedClient(
            origin,
            name,
            client,
            host.platform(),
            stack,
            own,
            interfaceName,
            connected,
            ServedClient.preferred(reply.routes(), interfaceName),
            reply.doubt(),
            Optional.of(assumption)));
  }
}

package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Declared;
import dev.hoplint.model.HostDump;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where datagrams start and end: at routers, at hosts of which a dump or {@code hoplint.yaml}
 * tells, and at any address of a router's subnet.
 */
final class HostEnds {
  private final Network network;
  private final Map<Ipv4Address, List<Owner>> owners = new HashMap<>();

  HostEnds(Network network) {
    this.network = network;
    for (EndHost host : network.hosts()) {
      for (EndHost.Stack stack : host.stacks().values()) {
        for (HostDump.Address address : stack.addresses()) {
          Ipv4Address own = address.address().value();
          if (own != null) {
            owners
                .computeIfAbsent(own, a -> new ArrayList<>(1))
                .add(new Owner(host, stack, address.interfaceName(), address.span(), true));
          }
        }
      }
    }
  }

  /**
   * A host's interface with an address.
   *
   * @param shown false if no dump shows the host's addresses, and a route to its subnet stands in
   */
  record Owner(EndHost host, EndHost.Stack stack, String interfaceName, Span span, boolean shown) {}

  /** The hosts that have the address by their dumps; several if it is there twice. */
  List<Owner> owners(Ipv4Address address) {
    List<Owner> known = owners.get(address);
    if (known != null) {
      return known;
    }
    if (network.declaredHost(address) != null || !network.onSubnetOf(address).isEmpty()) {
      return List.of();
    }
    List<Owner> onLink = new ArrayList<>();
    for (EndHost host : network.hosts()) {
      for (EndHost.Stack stack : host.stacks().values()) {
        HostDump.Route route = stack.addresses().isEmpty() ? stack.lookup(address) : null;
        if (route != null
            && route.gateway() == null
            && route.prefix() != null
            && route.prefix().length() > 0) {
          onLink.add(new Owner(host, stack, route.interfaceName(), route.span(), false));
        }
      }
    }
    return onLink;
  }

  /** Whether any file, or {@code hoplint.yaml}, tells of the address. */
  boolean knows(Ipv4Address address) {
    return !network.owners(address).isEmpty()
        || !network.onSubnetOf(address).isEmpty()
        || network.declaredHost(address) != null
        || !owners(address).isEmpty();
  }

  /** The name of what has the address, or the address. */
  String name(Ipv4Address address) {
    List<Port> ports = network.owners(address);
    if (!ports.isEmpty()) {
      return ports.get(0).router().name();
    }
    List<Owner> hosts = owners(address);
    if (hosts.size() == 1) {
      return hosts.get(0).host().name();
    }
    Declared.Host declared = network.declaredHost(address);
    return declared == null ? address.toString() : declared.name();
  }

  /** The interface of a dump's host that has the address; empty if it is no such, or unclear. */
  String interfaceOf(Ipv4Address address) {
    List<Owner> hosts = owners(address);
    return hosts.size() == 1 ? hosts.get(0).interfaceName() : "";
  }

  /** How a datagram from {@code source} sets out to {@code destination}. */
  Departure departure(Ipv4Address source, Ipv4Address destination) {
    List<Port> ports = network.owners(source);
    String name = name(source);
    Unknown twice = conflict(source);
    if (twice != null) {
      return undecided(name, twice.reason(), twice.span());
    }
    if (!ports.isEmpty()) {
      Router router = ports.get(0).router();
      return Departure.ofRouter(router);
    }
    List<Owner> hosts = owners(source);
    if (hosts.size() == 1) {
      return onward(byDump(hosts.get(0), source, destination), destination);
    }
    Declared.Host declared = network.declaredHost(source);
    return declared == null
        ? ofSubnet(name, source, destination, 0, null)
        : byDeclaration(declared, destination);
  }

  /** Two devices or hosts that have the address; null if it is one's alone. */
  @Nullable Unknown conflict(Ipv4Address address) {
    List<Port> ports = network.owners(address);
    List<Owner> hosts = owners(address);
    List<String> names = new ArrayList<>();
    ports.forEach(p -> addIfNew(names, p.router().name() + " (" + p.router().file() + ")"));
    hosts.forEach(h -> addIfNew(names, h.host().name() + " (" + h.host().file() + ")"));
    if (names.size() < 2) {
      return null;
    }
    String reason = names.get(0) + " and " + names.get(1) + " both have the address " + address;
    return new Unknown(
        reason, hosts.isEmpty() ? ports.get(ports.size() - 1).facts().header() : last(hosts));
  }

  private static Span last(List<Owner> hosts) {
    return hosts.get(hosts.size() - 1).span();
  }

  private static void addIfNew(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  private static Departure undecided(String name, String reason, @Nullable Span why) {
    return Departure.refused(name, new Trace.End.Undecided(null, reason, why), why);
  }

  private Departure byDeclaration(Declared.Host host, Ipv4Address destination) {
    int mtu = host.mtu() == null ? 0 : host.mtu();
    Ipv4Address gateway = host.gateway();
    if (host.length() >= 0
        && new Ipv4Prefix(host.address().bits(), host.length()).contains(destination)) {
      gateway = null;
    } else if (gateway == null || isOnSubnetOf(gateway, destination)) {
      return ofSubnet(host.name(), host.address(), destination, mtu, host.span());
    }
    return onward(
        new Departure(host.name(), null, "", gateway, null, null, mtu, host.span(), List.of()),
        destination);
  }

  private boolean isOnSubnetOf(Ipv4Address gateway, Ipv4Address destination) {
    return network.owners(gateway).stream()
        .anyMatch(p -> Objects.equals(p.subnetOf(gateway), p.subnetOf(destination)));
  }

  /** From a host of which only its subnet is known: to the one router there. */
  private Departure ofSubnet(
      String name, Ipv4Address source, Ipv4Address destination, int mtu, @Nullable Span why) {
    List<Port> ports = network.onSubnetOf(source);
    Departure base = new Departure(name, null, "", null, null, null, mtu, why, List.of());
    for (Port port : ports) {
      Ipv4Prefix subnet = port.subnetOf(source);
      if (subnet != null && subnet.contains(destination)) {
        return onward(base, destination);
      }
    }
    if (ports.size() == 1) {
      return base.in(ports.get(0));
    }
    return ports.isEmpty()
        ? base.ending(new Trace.End.Undecided(null, "no gateway of " + name + " is given", why))
        : base.ending(
            new Trace.End.Undecided(
                null,
                "several routers are on the subnet of "
                    + source
                    + " and nothing says which is its gateway: "
                    + ports,
                why));
  }

  private Departure byDump(Owner owner, Ipv4Address source, Ipv4Address destination) {
    EndHost host = owner.host();
    EndHost.Stack stack = owner.stack();
    EndHost.Reply reply = host.reply(stack, owner.interfaceName(), source, destination);
    HostDump.Route route = reply.routes().isEmpty() ? null : reply.routes().get(0);
    for (HostDump.Route equal : reply.routes()) {
      if (equal.interfaceName().equals(owner.interfaceName())) {
        route = equal;
      }
    }
    if (route == null) {
      String doubt = reply.doubt() != null ? reply.doubt() : doubt(stack);
      return doubt == null
          ? Departure.refused(
              host.name(),
              new Trace.End.DroppedByHost(
                  host.name(), "it has no route to " + destination, owner.span()),
              owner.span())
          : undecided(host.name(), doubt, owner.span());
    }
    if (route.type() == HostDump.RouteType.DROP) {
      return Departure.refused(
          host.name(),
          new Trace.End.DroppedByHost(
              host.name(), "its route to " + destination + " drops it", route.span()),
          route.span());
    }
    HostDump.Printed gateway = route.gateway();
    Departure departure =
        new Departure(
            host.name(),
            null,
            route.interfaceName(),
            gateway == null ? null : gateway.value(),
            null,
            null,
            mtu(stack, route.interfaceName(), network.declaredHost(source)),
            route.span(),
            List.of());
    if (reply.doubt() != null) {
      departure = departure.doubting(new Unknown(reply.doubt(), route.span()));
    } else if (stack.hasMaskedPrefix()) {
      departure =
          departure.doubting(
              new Unknown("a row whose prefix is masked may fit better", route.span()));
    }
    return gateway != null && gateway.value() == null
        ? departure.ending(
            new Trace.End.Undecided(
                null, "the gateway " + gateway.text() + " is masked", route.span()))
        : departure;
  }

  private static @Nullable String doubt(EndHost.Stack stack) {
    if (!stack.complete()) {
      return "rows of the route table may be missing";
    }
    return stack.hasMaskedPrefix() ? "rows of the route table are masked" : null;
  }

  private static int mtu(
      EndHost.Stack stack, String interfaceName, Declared.@Nullable Host declared) {
    for (HostDump.Nic nic : stack.nics()) {
      if (nic.name().equals(interfaceName) && nic.mtu() > 0) {
        return nic.mtu();
      }
    }
    return declared == null || declared.mtu() == null ? 0 : declared.mtu();
  }

  /** To the gateway, or over the wire to the receiver. */
  private Departure onward(Departure from, Ipv4Address destination) {
    if (from.end() != null) {
      return from;
    }
    Ipv4Address gateway = from.gateway();
    Ipv4Address towards = gateway == null ? destination : gateway;
    List<Port> ports = network.owners(towards);
    if (ports.isEmpty()) {
      ports = network.virtualOwners(towards);
    }
    if (ports.size() == 1) {
      return from.in(ports.get(0));
    }
    if (ports.size() > 1) {
      return from.ending(
          new Trace.End.Undecided(
              null, "which of " + ports + " answers for " + towards + " is not known", from.why()));
    }
    if (gateway == null) {
      return from.ending(reached(destination));
    }
    Unknown gap =
        new Unknown(
            "what happens behind " + gateway + ", which is in no file",
            Objects.requireNonNull(from.why()));
    // The receiver's subnet is on no router of the files: nothing is left out by going there.
    return network.onSubnetOf(destination).isEmpty()
        ? from.doubting(gap).ending(reached(destination))
        : from.ending(new Trace.End.Undecided(null, gap.reason(), gap.span()));
  }

  private Trace.End reached(Ipv4Address destination) {
    List<Owner> hosts = owners(destination);
    List<Port> onSubnet = network.onSubnetOf(destination);
    if (hosts.isEmpty() && !onSubnet.isEmpty()) {
      return new Trace.End.Delivered(destination, onSubnet.get(0));
    }
    return new Trace.End.Reached(
        destination, name(destination), hosts.size() == 1 ? hosts.get(0).interfaceName() : "");
  }
}

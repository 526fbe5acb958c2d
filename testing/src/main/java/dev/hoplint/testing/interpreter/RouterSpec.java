package dev.hoplint.testing.interpreter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A router with a policy on the interface where packets come in.
 *
 * @param ports the first is the ingress
 * @param routes static routes
 * @param natSources list of inside sources to translate to the address of the outside port; null
 *     without NAT
 * @param lists the access lists that are defined
 */
public record RouterSpec(
    String hostname,
    List<Port> ports,
    List<Route> routes,
    @Nullable Acl natSources,
    List<Acl> lists,
    RouteMapSpec policy) {
  public RouterSpec {
    ports = List.copyOf(ports);
    routes = List.copyOf(routes);
    lists = List.copyOf(lists);
  }

  public enum Nat {
    NONE,
    INSIDE,
    OUTSIDE
  }

  /**
   * An interface.
   *
   * @param length prefix length of its network
   * @param ipMtu bytes, or 0 without an {@code ip mtu} line
   */
  public record Port(String name, int address, int length, Nat nat, int ipMtu) {
    boolean connects(int candidate) {
      int mask = Dotted.mask(length);
      return (candidate & mask) == (address & mask);
    }
  }

  /** {@code ip route}: network, prefix length and next hop. */
  public record Route(int network, int length, int nextHop) {
    boolean leadsTo(int destination) {
      return (destination & Dotted.mask(length)) == network;
    }
  }

  public RouterSpec with(List<Acl> otherLists, RouteMapSpec otherPolicy) {
    return new RouterSpec(hostname, ports, routes, natSources, otherLists, otherPolicy);
  }

  /** The same router while no time range is active. */
  public RouterSpec outsideTimeRanges() {
    return with(lists.stream().map(Acl::outsideTimeRanges).toList(), policy);
  }

  /** The configuration as text: all that the engine is told. */
  public String toIos() {
    List<String> lines = new ArrayList<>();
    lines.add("hostname " + hostname);
    lines.add("!");
    for (int i = 0; i < ports.size(); i++) {
      lines.addAll(portLines(ports.get(i), i == 0));
    }
    if (natSources != null) {
      for (Port port : ports) {
        if (port.nat() == Nat.OUTSIDE) {
          lines.add(
              "ip nat inside source list %s interface %s overload"
                  .formatted(natSources.name(), port.name()));
        }
      }
    }
    for (Route route : routes) {
      lines.add(
          "ip route %s %s %s"
              .formatted(
                  Dotted.of(route.network()),
                  Dotted.of(Dotted.mask(route.length())),
                  Dotted.of(route.nextHop())));
    }
    lines.add("!");
    if (natSources != null) {
      lines.addAll(natSources.toIos());
      lines.add("!");
    }
    for (Acl list : lists) {
      lines.addAll(list.toIos());
      lines.add("!");
    }
    lines.addAll(policy.toIos());
    lines.add("!");
    lines.add("end");
    return String.join("\n", lines) + "\n";
  }

  private List<String> portLines(Port port, boolean ingress) {
    List<String> lines = new ArrayList<>();
    lines.add("interface " + port.name());
    lines.add(
        " ip address " + Dotted.of(port.address()) + " " + Dotted.of(Dotted.mask(port.length())));
    if (port.ipMtu() > 0) {
      lines.add(" ip mtu " + port.ipMtu());
    }
    if (port.nat() != Nat.NONE) {
      lines.add(" ip nat " + (port.nat() == Nat.INSIDE ? "inside" : "outside"));
    }
    if (ingress) {
      lines.add(" ip policy route-map " + policy.name());
    }
    lines.add("!");
    return lines;
  }
}

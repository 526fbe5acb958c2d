package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump.Address;
import dev.hoplint.model.HostDump.Linux;
import dev.hoplint.model.HostDump.Printed;
import dev.hoplint.model.HostDump.Route;
import dev.hoplint.model.HostDump.RouteType;
import dev.hoplint.parse.dump.Cells.BadCell;
import dev.hoplint.source.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A route of {@code ip route} while its words, or its JSON members, are taken in. */
final class LinuxRoute {
  private RouteType type = RouteType.UNICAST;
  private @Nullable Ipv4Prefix prefix;
  private @Nullable Printed gateway;
  private @Nullable String protocol;
  private @Nullable Printed preferred;
  private String interfaceName = "";
  private String table;
  private String scope = "";
  private long metric;
  private boolean unused;
  private boolean anyGateway;

  LinuxRoute(String table) {
    this.table = table;
  }

  /** The type that a word names; null if it names none. */
  static @Nullable RouteType type(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "unicast" -> RouteType.UNICAST;
      case "local", "broadcast", "anycast", "multicast" -> RouteType.LOCAL;
      case "blackhole", "unreachable", "prohibit" -> RouteType.DROP;
      case "throw" -> RouteType.THROW;
      default -> null;
    };
  }

  LinuxRoute type(RouteType of) {
    type = of;
    return this;
  }

  LinuxRoute to(String destination) throws BadCell {
    Ipv4Prefix parsed =
        destination.equals("default") ? Ipv4Prefix.DEFAULT : Ipv4Prefix.parse(destination);
    if (parsed == null) {
      throw new BadCell("\"" + destination + "\" is no destination");
    }
    prefix = parsed;
    return this;
  }

  /** Takes what a key says; false if routes are told apart by no such key. */
  boolean set(String key, String value) throws BadCell {
    switch (key) {
      case "via", "gateway" -> gateway = gateway(value);
      case "dev" -> interfaceName = value;
      case "proto", "protocol" -> protocol = value;
      case "scope" -> scope = value;
      case "src", "prefsrc" -> preferred = Cells.address(value, "source address");
      case "metric" -> metric = Cells.number(value, "metric");
      case "table" -> table = LinuxCommand.tableName(value);
      // Only packets with this type of service take it.
      case "tos", "dsfield" -> unused = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A next hop in IPv6 is kept as printed. */
  private static Printed gateway(String value) throws BadCell {
    return value.indexOf(':') >= 0 ? new Printed(value, null) : Cells.address(value, "next hop");
  }

  /**
   * {@code dead}: the kernel has the route and does not use it. {@code onlink}: it does not ask
   * whether the gateway is a neighbour.
   */
  void flag(String flag) {
    unused |= flag.equals("dead");
    anyGateway |= flag.equals("onlink");
  }

  boolean hasWay() {
    return gateway != null || !interfaceName.isEmpty() || type != RouteType.UNICAST;
  }

  /** The same route by another next hop. */
  LinuxRoute nextHop() {
    LinuxRoute hop = new LinuxRoute(table);
    hop.type = type;
    hop.prefix = prefix;
    hop.protocol = protocol;
    hop.preferred = preferred;
    hop.scope = scope;
    hop.metric = metric;
    hop.unused = unused;
    hop.anyGateway = anyGateway;
    return hop;
  }

  void addTo(HostFacts facts, Span span) {
    if (unused) {
      return;
    }
    facts.routes.add(
        new Route(
            prefix,
            gateway,
            interfaceName,
            protocol,
            metric,
            false,
            type,
            table,
            anyGateway,
            span));
    Printed own = preferred;
    Ipv4Prefix subnet = prefix;
    // The kernel makes this route for an address of the interface.
    if (own != null
        && subnet != null
        && type == RouteType.UNICAST
        && gateway == null
        && "kernel".equals(protocol)
        && scope.equals("link")
        && table.equals(Linux.MAIN)
        && contains(subnet, own.value())) {
      facts.addresses.add(new Address(interfaceName, own, subnet.length(), null, null, null, span));
    }
  }

  private static boolean contains(Ipv4Prefix subnet, @Nullable Ipv4Address address) {
    return address != null && subnet.contains(address);
  }
}

package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import dev.hoplint.network.EndHost;
import dev.hoplint.network.LinuxRouting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is on the wire of each interface of a stack, by its on-link routes and its addresses. */
final class OnLink {
  private static final Ipv4Prefix LOOPBACK = new Ipv4Prefix(127 << 24, 8);
  private static final Ipv4Prefix MULTICAST = new Ipv4Prefix(0xE000_0000, 4);
  private static final Ipv4Prefix LINK_LOCAL = new Ipv4Prefix(0xA9FE_0000, 16);

  private final EndHost.Stack stack;
  private final Map<String, Set<Ipv4Prefix>> prefixes = new LinkedHashMap<>();
  private final Set<String> masked = new HashSet<>();

  private OnLink(EndHost host, EndHost.Stack stack) {
    this.stack = stack;
    stack.routes().forEach(this::add);
    LinuxRouting linux = host.linux();
    if (linux != null) {
      linux.tables().values().forEach(table -> table.routes().forEach(this::add));
    }
    for (HostDump.Address address : stack.addresses()) {
      Ipv4Address own = address.address().value();
      if (own == null || address.length() < 0) {
        masked.add(address.interfaceName());
      } else {
        add(address.interfaceName(), new Ipv4Prefix(own.bits(), address.length()));
      }
    }
  }

  static OnLink of(EndHost host, EndHost.Stack stack) {
    return new OnLink(host, stack);
  }

  private void add(HostDump.Route route) {
    Ipv4Prefix prefix = route.prefix();
    if (route.gateway() != null || route.type() != HostDump.RouteType.UNICAST) {
      return;
    }
    if (prefix == null) {
      masked.add(route.interfaceName());
    } else if (!MULTICAST.contains(prefix)) {
      add(route.interfaceName(), prefix);
    }
  }

  private void add(String interfaceName, Ipv4Prefix prefix) {
    prefixes.computeIfAbsent(interfaceName, i -> new HashSet<>()).add(prefix);
  }

  /** Whether the dumps show everything that is on the interface's wire, and at least a subnet. */
  boolean isKnown(String interfaceName) {
    return !masked.contains(interfaceName)
        && prefixes.getOrDefault(interfaceName, Set.of()).stream().anyMatch(p -> p.length() < 32);
  }

  boolean isNeighbour(String interfaceName, Ipv4Address address) {
    return prefixes.getOrDefault(interfaceName, Set.of()).stream()
        .anyMatch(p -> p.contains(address));
  }

  /** The interface on whose subnet, other than a default route, the address is; null if on none. */
  @Nullable String interfaceOf(Ipv4Address address) {
    for (Map.Entry<String, Set<Ipv4Prefix>> entry : prefixes.entrySet()) {
      if (entry.getValue().stream().anyMatch(p -> p.length() > 0 && p.contains(address))) {
        return entry.getKey();
      }
    }
    return null;
  }

  /**
   * Routes of the stack to the subnets of its own interfaces: not those of loopback, multicast and
   * addresses that a host gives itself (RFC 3927), and no on-link route to a subnet in which the
   * interface, as far as a dump shows its addresses, has none.
   */
  List<HostDump.Route> connected() {
    List<HostDump.Route> connected = new ArrayList<>();
    for (HostDump.Route route : stack.routes()) {
      Ipv4Prefix prefix = route.prefix();
      if (route.gateway() == null
          && route.type() == HostDump.RouteType.UNICAST
          && prefix != null
          && prefix.length() > 0
          && prefix.length() < 32
          && !LOOPBACK.contains(prefix)
          && !MULTICAST.contains(prefix)
          && !LINK_LOCAL.contains(prefix)
          && hasAddressIn(route.interfaceName(), prefix)) {
        connected.add(route);
      }
    }
    return connected;
  }

  private boolean hasAddressIn(String interfaceName, Ipv4Prefix subnet) {
    boolean any = false;
    for (HostDump.Address address : stack.addresses()) {
      if (address.interfaceName().equals(interfaceName)) {
        any = true;
        Ipv4Address own = address.address().value();
        if (own == null || subnet.contains(own)) {
          return true;
        }
      }
    }
    return !any;
  }
}

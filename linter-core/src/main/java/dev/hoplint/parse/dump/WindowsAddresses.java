package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump.Address;
import dev.hoplint.model.HostDump.Printed;
import dev.hoplint.model.HostDump.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a Windows host by its route table: each interface is called by its address
 * there, every further address has an on-link /32 row, and the on-link subnet tells the length.
 */
final class WindowsAddresses {
  private static final Ipv4Prefix LOOPBACK = new Ipv4Prefix(127 << 24, 8);

  private final List<Route> routes;
  private final Map<String, Set<Ipv4Prefix>> subnets = new HashMap<>();

  private WindowsAddresses(List<Route> routes) {
    this.routes = routes;
    for (Route route : routes) {
      Ipv4Prefix prefix = route.prefix();
      if (prefix != null
          && prefix.length() > 0
          && prefix.length() < 32
          && WindowsTable.isOnLink(route)) {
        subnets.computeIfAbsent(route.interfaceName(), i -> new HashSet<>()).add(prefix);
      }
    }
  }

  /** In the order of the table; not the loopback's, which no client talks to. */
  static List<Address> of(List<Route> routes) {
    return new WindowsAddresses(routes).addresses();
  }

  private List<Address> addresses() {
    Map<String, Address> found = new LinkedHashMap<>();
    for (Route route : routes) {
      if (route.persistent() || route.interfaceName().isEmpty()) {
        continue;
      }
      Ipv4Address own = Ipv4Address.parse(route.interfaceName());
      add(found, route, new Printed(route.interfaceName(), own));
      Ipv4Prefix prefix = route.prefix();
      if (prefix != null && isOwn(route, prefix)) {
        Ipv4Address second = prefix.networkAddress();
        add(found, route, new Printed(second.toString(), second));
      }
    }
    return new ArrayList<>(found.values());
  }

  private void add(Map<String, Address> found, Route route, Printed address) {
    if (address.value() != null && LOOPBACK.contains(address.value())) {
      return;
    }
    Address known = found.get(address.text());
    Ipv4Prefix row = route.prefix();
    boolean better = row != null && row.length() == 32 && row.network() == bits(address);
    if (known == null || (better && known.span().start() != route.span().start())) {
      Ipv4Prefix subnet =
          address.value() == null ? null : subnet(route.interfaceName(), address.value());
      int length = subnet == null ? -1 : subnet.length();
      found.put(
          address.text(),
          new Address(route.interfaceName(), address, length, null, null, null, route.span()));
    }
  }

  private static int bits(Printed address) {
    return address.value() == null ? 0 : address.value().bits();
  }

  /** A /32 row on-link within the interface's subnet: an address, unless it is the broadcast. */
  private boolean isOwn(Route route, Ipv4Prefix prefix) {
    if (prefix.length() != 32 || !WindowsTable.isOnLink(route)) {
      return false;
    }
    Ipv4Prefix subnet = subnet(route.interfaceName(), prefix.networkAddress());
    return subnet != null
        && !(subnet.length() < 31 && subnet.broadcastAddress().equals(prefix.networkAddress()));
  }

  /** The longest on-link subnet of an interface that holds the address, or null. */
  private @Nullable Ipv4Prefix subnet(String interfaceName, Ipv4Address address) {
    Set<Ipv4Prefix> own = subnets.getOrDefault(interfaceName, Set.of());
    for (int length = 31; length > 0; length--) {
      Ipv4Prefix prefix = new Ipv4Prefix(address.bits(), length);
      if (own.contains(prefix)) {
        return prefix;
      }
    }
    return null;
  }
}

package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** By which interfaces the packets of a router's static routes leave it. */
final class EgressRoutes {
  private EgressRoutes() {}

  /** The routes of each interface, in the order of the file. */
  static Map<Port, List<RouteEntry>> of(Router router, Forwarder forwarder) {
    Map<Port, List<RouteEntry>> byEgress = new HashMap<>();
    for (String vrf : router.vrfs()) {
      String table = vrf.isEmpty() ? null : vrf;
      for (List<RouteEntry> routes : router.table(table).all()) {
        RouteEntry first = routes.get(0);
        if (first.connected()) {
          continue;
        }
        Ipv4Address address = first.prefix().networkAddress();
        for (Forwarder.Way way : forwarder.routeExactly(router, table, address, first.prefix())) {
          if (way instanceof Forwarder.Way.Out out) {
            byEgress.computeIfAbsent(out.egress(), p -> new ArrayList<>()).add(first);
          }
        }
      }
    }
    return byEgress;
  }
}

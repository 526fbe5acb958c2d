package dev.hoplint.network;

import dev.hoplint.address.Ipv4Prefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Equally good routes of one prefix that leave by different interfaces: IOS shares the load among
 * them.
 *
 * @param vrf the table, null for the global one
 * @param ways two or more, each by another interface that is up, in the order of the routes
 */
public record SharedLoad(Ipv4Prefix prefix, @Nullable String vrf, List<Forwarder.Way.Out> ways) {
  public SharedLoad {
    ways = List.copyOf(ways);
  }

  /** All of a router, in the order of its tables. */
  public static List<SharedLoad> of(Network network, Router router) {
    Forwarder forwarder = network.tracer().forwarder();
    List<@Nullable String> tables = new ArrayList<>();
    tables.add(null);
    // The global table is among them, by no name.
    router.vrfs().stream().filter(name -> !name.isEmpty()).forEach(tables::add);
    List<SharedLoad> all = new ArrayList<>();
    for (@Nullable String vrf : tables) {
      for (List<RouteEntry> routes : router.table(vrf).all()) {
        if (routes.size() < 2 || routes.stream().anyMatch(RouteEntry::connected)) {
          continue;
        }
        Ipv4Prefix prefix = routes.get(0).prefix();
        Map<Port, Forwarder.Way.Out> byEgress = new LinkedHashMap<>();
        for (Forwarder.Way way :
            forwarder.routeExactly(router, vrf, prefix.networkAddress(), prefix)) {
          if (way instanceof Forwarder.Way.Out out && out.egress().isUp()) {
            byEgress.putIfAbsent(out.egress(), out);
          }
        }
        if (byEgress.size() > 1) {
          all.add(new SharedLoad(prefix, vrf, List.copyOf(byEgress.values())));
        }
      }
    }
    return all;
  }
}

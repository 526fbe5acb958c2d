package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.Tunnel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tunnels whose source is the other's destination, and the other way round. */
final class TunnelPairs {
  private record Ends(Ipv4Address source, Ipv4Address destination) {
    Ends swapped() {
      return new Ends(/* source= */ destination, /* destination= */ source);
    }
  }

  private final Map<Ends, List<Port>> byEnds = new HashMap<>();

  TunnelPairs(List<Router> routers) {
    for (Router router : routers) {
      for (Port port : router.upPorts()) {
        Ends ends = ends(port);
        if (ends != null) {
          byEnds.computeIfAbsent(ends, e -> new ArrayList<>(1)).add(port);
        }
      }
    }
  }

  @Nullable Port peer(Port tunnel) {
    Ends own = ends(tunnel);
    if (own == null) {
      return null;
    }
    Port only = null;
    for (Port port : byEnds.getOrDefault(own.swapped(), List.of())) {
      if (port.router() != tunnel.router() && key(port) == key(tunnel)) {
        if (only != null) {
          return null;
        }
        only = port;
      }
    }
    return only;
  }

  List<Port> peers(Port tunnel) {
    Port peer = peer(tunnel);
    return peer == null ? List.of() : List.of(peer);
  }

  private static long key(Port port) {
    Tunnel tunnel = port.facts().tunnel();
    return tunnel == null || tunnel.key() == null ? -1 : tunnel.key().value();
  }

  private static @Nullable Ends ends(Port port) {
    Tunnel tunnel = port.facts().tunnel();
    Ipv4Address source = tunnel == null ? null : source(port.router(), tunnel);
    if (tunnel == null || source == null || tunnel.destination() == null) {
      return null;
    }
    return new Ends(source, tunnel.destination().value());
  }

  /** The address that outer packets come from, or null. */
  static @Nullable Ipv4Address source(Router router, Tunnel tunnel) {
    if (tunnel.sourceAddress() != null) {
      return tunnel.sourceAddress().value();
    }
    if (tunnel.sourceInterface() == null) {
      return null;
    }
    Port port = router.port(tunnel.sourceInterface().name());
    return port == null || !port.isUp() ? null : port.address();
  }
}

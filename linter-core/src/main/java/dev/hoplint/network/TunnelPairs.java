package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv6Address;
import dev.hoplint.model.Ipv6Interface;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Nhrp;
import dev.hoplint.model.Setting;
import dev.hoplint.model.Tunnel;
import dev.hoplint.model.TunnelExtras;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tunnel interfaces are the ends of one tunnel: the source of each is the other's
 * destination, their keys and modes are the same, and of a multipoint tunnel the lines of NHRP say
 * where the hub is (RFC 2332). An end that fits several is paired with none.
 */
final class TunnelPairs {
  private record End(@Nullable Ipv4Address ipv4, @Nullable Ipv6Address ipv6) {}

  /** {@code kind} is what the two ends must have in common: the protocol, and the key or -1. */
  private record Ends(End source, End destination, String kind) {
    Ends swapped() {
      return new Ends(/* source= */ destination, /* destination= */ source, kind);
    }
  }

  private final Map<Ends, List<Port>> byEnds = new HashMap<>();
  private final Map<Ipv4Address, List<Port>> bySource = new HashMap<>();
  private final Map<Ipv4Address, List<Port>> multipointBySource = new HashMap<>();
  private final Map<Ipv4Address, List<Port>> multipointByAddress = new HashMap<>();
  private final Map<Port, Set<Port>> peers = new LinkedHashMap<>();

  TunnelPairs(List<Router> routers) {
    List<Port> tunnels = new ArrayList<>();
    for (Router router : routers) {
      for (Port port : router.upPorts()) {
        if (port.facts().tunnel() != null) {
          tunnels.add(port);
          add(port, port.facts().tunnel());
        }
      }
    }
    for (Port tunnel : tunnels) {
      if (isCopied(tunnel)) {
        continue;
      }
      for (Port peer : isMultipoint(tunnel) ? hubs(tunnel) : others(tunnel)) {
        join(tunnel, peer);
        join(peer, tunnel);
      }
    }
  }

  /** Whether another router has a tunnel from the same address: two copies of one configuration. */
  private boolean isCopied(Port tunnel) {
    Ipv4Address source = source(tunnel.router(), Transports.tunnel(tunnel));
    return source != null
        && bySource.getOrDefault(source, List.of()).stream()
            .anyMatch(p -> p.router() != tunnel.router() && kind(p).equals(kind(tunnel)));
  }

  private void join(Port one, Port other) {
    peers.computeIfAbsent(one, p -> new LinkedHashSet<>()).add(other);
  }

  /** The other end of a tunnel that has one; null if none, or more than one, fits. */
  @Nullable Port peer(Port tunnel) {
    List<Port> all = peers(tunnel);
    return all.size() == 1 && !isMultipoint(tunnel) ? all.get(0) : null;
  }

  /** The other ends: of a hub, its spokes; of a spoke, its hubs. */
  List<Port> peers(Port tunnel) {
    return List.copyOf(peers.getOrDefault(tunnel, Collections.emptySet()));
  }

  private static boolean isMultipoint(Port port) {
    return Transports.tunnel(port).mode().startsWith("gre multipoint");
  }

  private void add(Port port, Tunnel tunnel) {
    Ipv4Address source = source(port.router(), tunnel);
    if (source != null) {
      bySource.computeIfAbsent(source, s -> new ArrayList<>(1)).add(port);
    }
    if (isMultipoint(port)) {
      if (source != null) {
        multipointBySource.computeIfAbsent(source, s -> new ArrayList<>(1)).add(port);
      }
      if (port.address() != null) {
        multipointByAddress.computeIfAbsent(port.address(), a -> new ArrayList<>(1)).add(port);
      }
      return;
    }
    Ends ends = ends(port, tunnel);
    if (ends != null) {
      byEnds.computeIfAbsent(ends, e -> new ArrayList<>(1)).add(port);
    }
  }

  /** The other end of a tunnel with a destination; a multipoint tunnel's source may be that. */
  private List<Port> others(Port tunnel) {
    Tunnel own = Transports.tunnel(tunnel);
    Ends ends = ends(tunnel, own);
    if (ends == null) {
      return List.of();
    }
    List<Port> exact = only(tunnel, byEnds.getOrDefault(ends.swapped(), List.of()));
    return exact.isEmpty() && own.destination() != null
        ? only(tunnel, multipointBySource.getOrDefault(own.destination().value(), List.of()))
        : exact;
  }

  /** The hubs that a spoke's lines name, by their addresses within the tunnel or below it. */
  private List<Port> hubs(Port spoke) {
    Nhrp nhrp = spoke.facts().extras().nhrp();
    Set<Port> hubs = new LinkedHashSet<>();
    for (Nhrp.Map map : nhrp.maps()) {
      hubs.addAll(only(spoke, multipointBySource.getOrDefault(map.outer(), List.of())));
    }
    for (Setting<Ipv4Address> server : nhrp.servers()) {
      boolean mapped = nhrp.maps().stream().anyMatch(m -> m.inner().equals(server.value()));
      if (!mapped) {
        hubs.addAll(only(spoke, multipointByAddress.getOrDefault(server.value(), List.of())));
      }
    }
    return List.copyOf(hubs);
  }

  /** The only one of another router that is of the same kind, or none. */
  private static List<Port> only(Port tunnel, List<Port> candidates) {
    List<Port> fitting = new ArrayList<>(1);
    for (Port port : candidates) {
      if (port.router() != tunnel.router() && kind(port).equals(kind(tunnel))) {
        fitting.add(port);
      }
    }
    return fitting.size() == 1 ? fitting : List.of();
  }

  private static String kind(Port port) {
    Tunnel tunnel = Transports.tunnel(port);
    String protocol = tunnel.mode().startsWith("gre") ? "gre" : tunnel.mode();
    return protocol + " " + (tunnel.key() == null ? -1 : tunnel.key().value());
  }

  private static @Nullable Ends ends(Port port, Tunnel tunnel) {
    TunnelExtras more = port.facts().extras().tunnel();
    if (more.destinationIpv6() != null) {
      Ipv6Address source = ipv6Source(port.router(), tunnel, more);
      return source == null
          ? null
          : new Ends(
              new End(null, source), new End(null, more.destinationIpv6().value()), kind(port));
    }
    Ipv4Address source = source(port.router(), tunnel);
    return source == null || tunnel.destination() == null
        ? null
        : new Ends(new End(source, null), new End(tunnel.destination().value(), null), kind(port));
  }

  /** The address that outer packets come from, or null. */
  static @Nullable Ipv4Address source(Router router, Tunnel tunnel) {
    if (tunnel.sourceAddress() != null) {
      return tunnel.sourceAddress().value();
    }
    Port port = sourcePort(router, tunnel);
    NameUse lender = port == null ? null : port.facts().extras().unnumbered();
    Port of = lender == null ? port : router.port(lender.name());
    return of == null ? null : of.address();
  }

  private static @Nullable Port sourcePort(Router router, Tunnel tunnel) {
    Port port =
        tunnel.sourceInterface() == null ? null : router.port(tunnel.sourceInterface().name());
    return port == null || !port.isUp() ? null : port;
  }

  private static @Nullable Ipv6Address ipv6Source(Router router, Tunnel tunnel, TunnelExtras more) {
    if (more.sourceIpv6() != null) {
      return more.sourceIpv6().value();
    }
    Port port = sourcePort(router, tunnel);
    if (port == null) {
      return null;
    }
    for (Ipv6Interface.Address address : port.facts().extras().ipv6().addresses()) {
      if (address.kind() == Ipv6Interface.Kind.UNICAST) {
        return address.address();
      }
    }
    return null;
  }
}

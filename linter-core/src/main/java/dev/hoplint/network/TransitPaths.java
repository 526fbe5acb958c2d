package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.model.Declared;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.RoutingProcess;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways of transit TCP through an interface, shown by examples: from the networks behind the
 * router's other interfaces to those that it routes through this one, and on as far as the files
 * show. The number of examples is bounded, so that the work grows with the number of interfaces.
 */
public final class TransitPaths {
  private static final int SOURCES = 4;
  private static final int DESTINATIONS = 16;

  /** Known networks that are tried as destinations of a default route. */
  private static final int STUBS_TRIED = 256;

  private static final int PORTS = 64;

  /** Stands for the hosts that no file shows (RFC 5737, RFC 2544). */
  private static final List<Ipv4Address> OUTSIDE =
      List.of(
          Ipv4Address.of("192.0.2.10"),
          Ipv4Address.of("198.51.100.10"),
          Ipv4Address.of("203.0.113.10"),
          Ipv4Address.of("198.18.0.10"));

  private final Network network;
  private final List<Ipv4Address> stubs = new ArrayList<>();
  private volatile @Nullable PolicyPaths policyPaths;

  TransitPaths(Network network) {
    this.network = network;
    for (Router router : network.routers()) {
      for (Port port : router.upPorts()) {
        if (stubs.size() < STUBS_TRIED && isLan(port)) {
          stubHosts(port).forEach(stubs::add);
        }
      }
    }
  }

  record Source(Port entry, Ipv4Address host, boolean known) {}

  /** Ways that leave the router through {@code port}. */
  public List<TransitPath> outThrough(Port port) {
    List<TransitPath> paths = new ArrayList<>();
    List<Ipv4Address> destinations = destinationsVia(port);
    for (Port other : others(port)) {
      for (Source source : sourcesBehind(other)) {
        for (Ipv4Address destination : destinations) {
          addTraced(paths, source, destination, other, port);
        }
      }
      if (destinations.isEmpty()) {
        addUnrouted(paths, other, port);
      }
    }
    paths.addAll(policyPaths().outThrough(port));
    return paths;
  }

  /** Ways out through {@code port} of packets that a policy, there or before, sends on. */
  public List<TransitPath> byPolicy(Port port) {
    return policyPaths().outThrough(port);
  }

  private PolicyPaths policyPaths() {
    PolicyPaths known = policyPaths;
    if (known == null) {
      known = new PolicyPaths(network, this);
      policyPaths = known;
    }
    return known;
  }

  /** Ways that enter the router through {@code port}. */
  public List<TransitPath> inThrough(Port port) {
    List<TransitPath> paths = new ArrayList<>();
    List<Source> sources = sourcesBehind(port);
    for (Port other : others(port)) {
      List<Ipv4Address> destinations = destinationsVia(other);
      for (Source source : sources) {
        for (Ipv4Address destination : destinations) {
          addTraced(paths, source, destination, port, other);
        }
      }
      if (destinations.isEmpty()) {
        addUnrouted(paths, port, other);
      }
    }
    paths.addAll(policyPaths().inThrough(port));
    return paths;
  }

  /** Ways that enter a router through {@code ingress} and leave it through {@code egress}. */
  public List<TransitPath> between(Port ingress, Port egress) {
    List<TransitPath> paths = new ArrayList<>();
    if (!others(egress).contains(ingress)) {
      return paths;
    }
    List<Ipv4Address> destinations = destinationsVia(egress);
    for (Source source : sourcesBehind(ingress)) {
      for (Ipv4Address destination : destinations) {
        addTraced(paths, source, destination, ingress, egress);
      }
    }
    if (destinations.isEmpty()) {
      addUnrouted(paths, ingress, egress);
    }
    for (TransitPath path : policyPaths().outThrough(egress)) {
      if (path.passes(ingress, egress)) {
        paths.add(path);
      }
    }
    return paths;
  }

  private void addTraced(
      List<TransitPath> paths, Source source, Ipv4Address destination, Port ingress, Port egress) {
    if (source.host.equals(destination)) {
      return;
    }
    Header header =
        new Header(
            PacketKind.WHOLE,
            source.host,
            destination,
            Header.TCP,
            Header.CLIENT_PORT,
            443,
            -1,
            -1,
            16,
            0);
    Trace trace = network.tracer().follow(header, source.entry.router(), source.entry);
    if (!trace.arrives() && !(trace.end() instanceof Trace.End.Undecided)) {
      return;
    }
    TransitPath path = TransitPath.of(trace, source.known);
    if (path.passes(ingress, egress)) {
      paths.add(path);
    }
  }

  /** A dynamic routing protocol may lead traffic where no line of the configuration does. */
  private void addUnrouted(List<TransitPath> paths, Port ingress, Port egress) {
    RoutingProcess process = egress.router().dynamicRouting(egress.vrf());
    if (process == null || !egress.facts().isTunnel()) {
      return;
    }
    boolean known = !stubHosts(ingress).isEmpty();
    String assumption = "routes that " + process.protocol() + " learns lead through " + egress;
    Port peer = network.tunnelPeer(egress);
    List<Port> peers = peer != null ? List.of(peer) : network.neighbours(egress);
    if (peers.isEmpty()) {
      paths.add(
          new TransitPath(
              List.of(ingress, egress),
              List.of(egress),
              "by the routes of " + process.protocol(),
              assumption,
              null,
              known));
    }
    for (Port far : peers.subList(0, Math.min(peers.size(), SOURCES))) {
      List<Port> onwards = others(far);
      for (Port last : onwards.isEmpty() ? List.of(far) : onwards) {
        paths.add(
            new TransitPath(
                List.of(ingress, egress, far, last),
                List.of(egress),
                "by the routes of " + process.protocol(),
                assumption,
                null,
                known));
      }
    }
  }

  /** Interfaces between which and {@code port} a router forwards. */
  private static List<Port> others(Port port) {
    List<Port> found = new ArrayList<>();
    for (Port other : port.router().upPorts()) {
      if (found.size() == PORTS) {
        break;
      }
      if (other != port
          && !other.facts().isLoopback()
          && !other.facts().addresses().isEmpty()
          && Network.sameVrf(other.vrf(), port.vrf())
          && !port.isSourceOf(other)
          && !other.isSourceOf(port)) {
        found.add(other);
      }
    }
    return found;
  }

  private static boolean isLan(Port port) {
    return !port.isPointToPoint()
        && !port.facts().isTunnel()
        && !port.facts().addresses().isEmpty();
  }

  /** Whether the subnet holds more than the two ends of a link. */
  private static boolean hasRoomForHosts(Port port) {
    return port.facts().addresses().get(0).length() < 30;
  }

  /** A host on each subnet of the interface that no other router is on. */
  private List<Ipv4Address> stubHosts(Port port) {
    List<Ipv4Address> hosts = new ArrayList<>();
    if (!isLan(port)) {
      return hosts;
    }
    for (InterfaceAddress address : port.facts().addresses()) {
      boolean shared =
          network.onSubnetOf(address.address()).stream().anyMatch(p -> p.router() != port.router());
      if (!shared) {
        Ipv4Address host = hostIn(address.subnet());
        if (host != null) {
          hosts.add(host);
        }
      }
    }
    return hosts;
  }

  List<Source> sourcesBehind(Port port) {
    List<Source> sources = new ArrayList<>();
    for (Ipv4Address host : stubHosts(port)) {
      sources.add(new Source(port, host, true));
    }
    boolean byDefault = false;
    Ipv4Address beyond = null;
    for (RouteEntry route : routesVia(port)) {
      if (sources.size() >= SOURCES) {
        break;
      }
      if (route.prefix().length() == 0) {
        byDefault = true;
        continue;
      }
      Ipv4Address host = hostIn(route.prefix());
      Port entry = host == null ? null : network.entryOf(host);
      if (host != null && entry != null) {
        sources.add(new Source(entry, host, true));
      } else if (host != null && network.onSubnetOf(host).isEmpty()) {
        beyond = host;
      }
    }
    if (sources.isEmpty() && beyond != null) {
      sources.add(new Source(port, beyond, true));
    }
    // Behind a line without a route there is nobody who could get an answer.
    boolean deadEnd =
        port.isPointToPoint()
            && routesVia(port).isEmpty()
            && port.router().dynamicRouting(port.vrf()) == null
            && !port.router().hasLearnedAddress(port.vrf());
    if (byDefault || (sources.isEmpty() && !deadEnd)) {
      Ipv4Address host = byDefault ? outside(port.router(), port.vrf()) : null;
      boolean onLan = host == null && isLan(port) && hasRoomForHosts(port);
      if (host == null && !port.facts().addresses().isEmpty()) {
        host = hostIn(port.facts().addresses().get(0).subnet());
      }
      if (host != null) {
        sources.add(new Source(port, host, onLan));
      }
    }
    return sources;
  }

  private List<Ipv4Address> destinationsVia(Port port) {
    Set<Ipv4Address> destinations = new LinkedHashSet<>(stubHosts(port));
    for (RouteEntry route : routesVia(port)) {
      if (destinations.size() >= DESTINATIONS) {
        break;
      }
      if (route.prefix().length() > 0) {
        Ipv4Address host = hostIn(route.prefix());
        if (host != null) {
          destinations.add(host);
        }
      } else {
        addByDefault(port.router(), route, destinations);
      }
    }
    return List.copyOf(destinations);
  }

  /** Hosts that the router has routes to, those of other known networks, and one of none. */
  List<Ipv4Address> anywhere(Router router, @Nullable String vrf) {
    Set<Ipv4Address> hosts = new LinkedHashSet<>();
    for (List<RouteEntry> routes : router.table(vrf).all()) {
      RouteEntry route = routes.get(0);
      Ipv4Address host =
          route.connected() || route.prefix().length() == 0 ? null : hostIn(route.prefix());
      if (host != null && hosts.size() < DESTINATIONS / 2) {
        hosts.add(host);
      }
    }
    hosts.addAll(stubs.subList(0, Math.min(stubs.size(), DESTINATIONS / 2)));
    Ipv4Address outside = outside(router, vrf);
    if (outside != null) {
      hosts.add(outside);
    }
    return List.copyOf(hosts);
  }

  private void addByDefault(Router router, RouteEntry route, Set<Ipv4Address> destinations) {
    List<Ipv4Address> candidates = new ArrayList<>();
    for (Declared.Flow flow : network.declared().flows()) {
      candidates.add(flow.destination().networkAddress());
    }
    candidates.addAll(stubs);
    Ipv4Address outside = outside(router, null);
    if (outside != null) {
      candidates.add(outside);
    }
    for (Ipv4Address candidate : candidates) {
      if (destinations.size() < DESTINATIONS && isDefault(router, route, candidate)) {
        destinations.add(candidate);
      }
    }
    if (outside != null) {
      destinations.add(outside);
    }
  }

  private static boolean isDefault(Router router, RouteEntry route, Ipv4Address address) {
    for (Port port : router.upPorts()) {
      if (port.subnetOf(address) != null) {
        return false;
      }
    }
    return route.prefix().contains(address);
  }

  /** An address that lies in no subnet of the network; null if all candidates do. */
  private @Nullable Ipv4Address outside(Router router, @Nullable String vrf) {
    for (Ipv4Address address : OUTSIDE) {
      List<RouteEntry> best = router.table(vrf).lookup(address);
      if (network.onSubnetOf(address).isEmpty()
          && (best.isEmpty() || best.get(0).prefix().length() == 0)) {
        return address;
      }
    }
    return null;
  }

  /** Static routes whose packets leave through the interface. */
  private List<RouteEntry> routesVia(Port port) {
    return network.staticRoutesVia(port);
  }

  /** An address of the prefix that no router owns, or null. */
  @Nullable Ipv4Address hostIn(Ipv4Prefix prefix) {
    if (prefix.length() == 32) {
      return prefix.networkAddress();
    }
    int last = prefix.length() == 31 ? 1 : Math.min((~prefix.mask() - 1) & Integer.MAX_VALUE, 20);
    for (int host = prefix.length() == 31 ? 0 : Math.min(10, last); host <= last; host++) {
      Ipv4Address address = new Ipv4Address(prefix.network() | host);
      if (network.owners(address).isEmpty()) {
        return address;
      }
    }
    Ipv4Address first = new Ipv4Address(prefix.network() | 1);
    return network.owners(first).isEmpty() ? first : null;
  }
}

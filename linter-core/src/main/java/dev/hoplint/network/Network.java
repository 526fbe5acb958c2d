package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.Declared;
import dev.hoplint.model.FileFacts;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.PartFacts;
import dev.hoplint.model.VirtualAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Routers and hosts joined by their subnets and tunnels, with what {@code hoplint.yaml} declares.
 */
public final class Network {
  private final List<Router> routers;
  private final List<EndHost> hosts;
  private final Declared declared;
  private final List<Unknown> dumpDoubts;
  private final Map<Ipv4Address, List<Port>> owners = new HashMap<>();
  private final Map<Ipv4Address, List<Port>> virtualOwners = new HashMap<>();
  private final RouteTable<Port> subnets = new RouteTable<>();
  private final Map<Ipv4Address, Declared.Host> declaredHosts = new HashMap<>();
  private final Set<String> statefulDevices = new HashSet<>();
  private final Set<String> statefulPorts = new HashSet<>();
  private final TunnelPairs tunnelPairs;
  private final HostRoutes hostRoutes;
  private final Neighbourhoods neighbourhoods;
  private final Disagreements disagreements;
  private final IpMtus mtus;
  private final Tracer tracer;
  private final Map<Router, Map<Port, List<RouteEntry>>> routesByEgress = new ConcurrentHashMap<>();
  private final Map<Router, List<Port>> tightest = new ConcurrentHashMap<>();
  private final Map<Router, PolicySplits> splits = new ConcurrentHashMap<>();
  private volatile @Nullable Conversations conversations;
  private volatile @Nullable List<DeclaredFlow> flows;
  private volatile @Nullable TransitPaths transitPaths;
  private volatile @Nullable TunnelCarriers tunnelCarriers;
  private volatile @Nullable Map<Port, List<Split>> fatalByFragmenter;

  private Network(
      List<Router> routers, List<EndHost> hosts, Declared declared, List<Unknown> dumpDoubts) {
    this.routers = List.copyOf(routers);
    this.hosts = List.copyOf(hosts);
    this.hostRoutes = new HostRoutes(hosts, routers);
    this.declared = declared;
    this.dumpDoubts = List.copyOf(dumpDoubts);
    for (Router router : routers) {
      for (Port port : router.upPorts()) {
        for (InterfaceAddress address : port.facts().addresses()) {
          owners.computeIfAbsent(address.address(), a -> new ArrayList<>(1)).add(port);
          subnets.add(address.subnet(), port);
        }
        for (VirtualAddress shared : port.facts().extras().virtualAddresses()) {
          if (shared.address() != null) {
            virtualOwners.computeIfAbsent(shared.address(), a -> new ArrayList<>(1)).add(port);
          }
        }
      }
    }
    declared.hosts().forEach(host -> declaredHosts.putIfAbsent(host.address(), host));
    for (Declared.Stateful stateful : declared.stateful()) {
      if (stateful.interfaceName() == null) {
        statefulDevices.add(stateful.device());
      } else {
        statefulPorts.add(stateful.device() + ":" + stateful.interfaceName());
      }
    }
    Forwarder forwarder = new Forwarder();
    this.mtus = new IpMtus(forwarder);
    this.tunnelPairs = new TunnelPairs(routers);
    this.neighbourhoods = new Neighbourhoods(subnets.all());
    this.disagreements = new Disagreements(this, subnets);
    this.tracer = new Tracer(this, forwarder);
  }

  /**
   * Joins what the files state. Files and parts keep their order.
   *
   * @param base name of the folder where the run starts
   */
  public static Network of(List<FileFacts> files, Declared declared, String base) {
    List<Router> routers = new ArrayList<>();
    List<Unknown> doubts = new ArrayList<>();
    IdentityHashMap<IosConfig, RouterTableUse.Use> tables =
        RouterTableUse.of(files, declared, doubts);
    for (FileFacts file : files) {
      for (PartFacts part : file.parts()) {
        if (part instanceof IosConfig config) {
          routers.add(
              new Router(
                  RouterNames.of(file.file(), config),
                  file.file(),
                  config,
                  RouterTableUse.of(tables, config)));
        }
      }
    }
    return new Network(routers, EndHosts.of(files, declared, base, doubts), declared, doubts);
  }

  public List<Router> routers() {
    return routers;
  }

  public List<EndHost> hosts() {
    return hosts;
  }

  /** Which routers belong together. */
  public Neighbourhoods neighbourhoods() {
    return neighbourhoods;
  }

  /** Which interfaces do not go together on the wire that their subnets put them on. */
  public Disagreements disagreements() {
    return disagreements;
  }

  /** Which hosts have routes of their own to a subnet. */
  public HostRoutes hostRoutes() {
    return hostRoutes;
  }

  public Declared declared() {
    return declared;
  }

  /** Dumps of which nothing is used, or only where another one does not disagree. */
  public List<Unknown> dumpDoubts() {
    return dumpDoubts;
  }

  public Tracer tracer() {
    return tracer;
  }

  /** Traces from host to host, and back. */
  public Conversations conversations() {
    Conversations known = conversations;
    if (known == null) {
      known = new Conversations(this);
      conversations = known;
    }
    return known;
  }

  /** The declared flows, in their order; what is traced of one is kept in it. */
  public List<DeclaredFlow> flows() {
    List<DeclaredFlow> known = flows;
    if (known == null) {
      known = declared.flows().stream().map(flow -> new DeclaredFlow(this, flow)).toList();
      flows = known;
    }
    return known;
  }

  public IpMtu ipMtu(Port port) {
    return mtus.of(port);
  }

  /** Bytes of the largest IP MTU that is known on the interface's subnets; 0 if none is. */
  public int largestIpMtuAround(Port port) {
    return mtus.largestAround(port, this);
  }

  /** The interface of the router that clamps the MSS most; empty if none clamps it. */
  public List<Port> tightest(Router router) {
    return tightest.computeIfAbsent(
        router,
        r -> {
          Clamps.Clamp clamp = Clamps.smallest(r.upPorts());
          return clamp == null ? List.of() : List.of(clamp.port());
        });
  }

  /** The largest IPv6 packet that leaves by the interface whole. */
  public IpMtu ipv6Mtu(Port port) {
    return mtus.ipv6(port);
  }

  /** What the link of an interface carries, by {@code mtu} on it or on the port it is a part of. */
  public IpMtu linkMtu(Port port) {
    return IpMtus.layer2(port);
  }

  /** How the outer packets of a tunnel interface are made, and where they leave. */
  public Transport transport(Port tunnel) {
    return mtus.transport(tunnel);
  }

  /** The way of the outer packets of a tunnel interface to its destination. */
  public OuterPath outerPath(Port tunnel, Transport.Known transport) {
    return OuterPath.of(tunnel, transport, this);
  }

  /**
   * The way of a tunnel's outer packets, by the table that it names; null if its ends are not
   * known.
   *
   * @param protocol of the outer packets
   */
  public @Nullable Trace outerWay(Port tunnel, int protocol) {
    return OuterPath.way(tunnel, protocol, this);
  }

  /**
   * Static routes whose packets leave the router through the interface, in the order of the file.
   */
  List<RouteEntry> staticRoutesVia(Port port) {
    return routesByEgress
        .computeIfAbsent(port.router(), router -> EgressRoutes.of(router, tracer.forwarder()))
        .getOrDefault(port, List.of());
  }

  /** Whether outer packets of tunnels, its router's or others', leave through the interface. */
  public boolean carriesTunnels(Port port) {
    TunnelCarriers known = tunnelCarriers;
    if (known == null) {
      known = new TunnelCarriers(this, routers);
      tunnelCarriers = known;
    }
    return known.carries(port);
  }

  /** Ways of transit TCP, by examples. */
  public TransitPaths transitPaths() {
    TransitPaths known = transitPaths;
    if (known == null) {
      known = new TransitPaths(this);
      transitPaths = known;
    }
    return known;
  }

  /**
   * The worst split of fragments at each place where a router's policies tell them apart, and what
   * is not known about them. Worked out once.
   */
  public PolicySplits splits(Router router) {
    return splits.computeIfAbsent(router, r -> PolicySplits.of(this, r));
  }

  /** The splits of all routers whose fragments are made on {@code port}, and lost. */
  public List<Split> fatalSplitsMadeOn(Port port) {
    Map<Port, List<Split>> known = fatalByFragmenter;
    if (known == null) {
      Map<Port, List<Split>> byFragmenter = new HashMap<>();
      for (Router router : routers) {
        for (Split split : splits(router).worst()) {
          Port fragmenter = split.arrival().fragmenter();
          if (split.isFatal() && fragmenter != null) {
            byFragmenter.computeIfAbsent(fragmenter, p -> new ArrayList<>()).add(split);
          }
        }
      }
      known = byFragmenter;
      fatalByFragmenter = known;
    }
    return known.getOrDefault(port, List.of());
  }

  /** Interfaces that own the address, those of copies of one router among them. */
  public List<Port> owners(Ipv4Address address) {
    return owners.getOrDefault(address, List.of());
  }

  /** Interfaces on each connected subnet that holds the address, the smallest subnet first. */
  public List<List<Port>> subnetsHolding(Ipv4Address address) {
    return subnets.covering(address);
  }

  /** Interfaces on the smallest connected subnet that holds the address. */
  public List<Port> onSubnetOf(Ipv4Address address) {
    return subnets.lookup(address);
  }

  /** The tunnel interface at the other end; null if none, or more than one, fits. */
  public @Nullable Port tunnelPeer(Port tunnel) {
    return tunnelPairs.peer(tunnel);
  }

  /** The tunnel interfaces at the other ends, of which a multipoint tunnel may have several. */
  public List<Port> tunnelPeers(Port tunnel) {
    return tunnelPairs.peers(tunnel);
  }

  /** What {@code hoplint.yaml} says of the host with this address, or null. */
  public Declared.@Nullable Host declaredHost(Ipv4Address address) {
    return declaredHosts.get(address);
  }

  /** Whether packets that pass the interface are tracked as connections. */
  public boolean isStateful(Port port) {
    return port.facts().inspection() != null || isDeclaredStateful(port);
  }

  /** Whether {@code hoplint.yaml} says that the interface, or its device, tracks connections. */
  public boolean isDeclaredStateful(Port port) {
    return statefulDevices.contains(port.router().name())
        || statefulPorts.contains(port.router().name() + ":" + port.name());
  }

  /**
   * The interface by which packets from a host enter the network: the one that owns the host's
   * declared gateway, else the only one on its subnet. Null if there is none, or it is not clear
   * which.
   */
  public @Nullable Port entryOf(Ipv4Address host) {
    if (!owners(host).isEmpty()) {
      return null;
    }
    Declared.Host known = declaredHost(host);
    List<Port> candidates =
        known != null && known.gateway() != null ? owners(known.gateway()) : onSubnetOf(host);
    if (candidates.isEmpty() && known != null && known.gateway() != null) {
      candidates = virtualOwners(known.gateway());
    }
    return candidates.size() == 1 ? candidates.get(0) : null;
  }

  /**
   * The interface on the other end of the wire that owns {@code address}; null if none or unclear.
   */
  @Nullable Port neighbour(Port from, Ipv4Address address) {
    Port only = null;
    for (Port port : owners(address)) {
      if (port.router() != from.router()) {
        if (only != null) {
          return null;
        }
        only = port;
      }
    }
    return only;
  }

  /** The owner of the address that does not go with {@code from} on its wire, or null. */
  @Nullable Port disagreeing(Port from, Ipv4Address address) {
    for (Port port : owners(address)) {
      if (disagreements.areApart(from, port)) {
        return port;
      }
    }
    return null;
  }

  /** Other routers' interfaces that share the address by HSRP, VRRP or GLBP. */
  List<Port> virtualOwners(Port from, Ipv4Address address) {
    List<Port> sharing = virtualOwners(address);
    return sharing.isEmpty()
        ? sharing
        : sharing.stream().filter(port -> port.router() != from.router()).toList();
  }

  /** Interfaces that share the address by HSRP, VRRP or GLBP. */
  public List<Port> virtualOwners(Ipv4Address address) {
    return virtualOwners.getOrDefault(address, List.of());
  }

  /** Whether more than one other router claims the address. */
  boolean isContested(Port from, Ipv4Address address) {
    return owners(address).stream()
            .filter(p -> p.router() != from.router())
            .map(Port::router)
            .distinct()
            .count()
        > 1;
  }

  /** Other routers' interfaces on the subnets of {@code port}. */
  public List<Port> neighbours(Port port) {
    List<Port> found = new ArrayList<>();
    for (InterfaceAddress address : port.facts().addresses()) {
      for (Port other : onSubnetOf(address.address())) {
        if (other.router() != port.router() && !disagreements.areApart(port, other)) {
          found.add(other);
        }
      }
    }
    return found;
  }

  static boolean sameVrf(@Nullable String one, @Nullable String other) {
    return Objects.equals(one, other);
  }
}

package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.Wildcard;
import dev.hoplint.header.AddressSet;
import dev.hoplint.header.Box;
import dev.hoplint.header.Field;
import dev.hoplint.model.Declared;
import dev.hoplint.model.InterfaceAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hosts to stand for packets of an access list: declared ones first, then such as the router's
 * routes show behind the interface (as senders) and elsewhere (as receivers).
 */
final class SplitEndpoints {
  private static final int SOURCES = 4;
  private static final int DESTINATIONS = 24;
  private static final int HOSTS_TRIED = 16;
  private static final int PIECES = 64;

  /** Addresses for examples that no network uses, where any would do (RFC 5737). */
  private static final List<Ipv4Address> DOCUMENTATION =
      List.of(
          Ipv4Address.of("192.0.2.10"),
          Ipv4Address.of("198.51.100.10"),
          Ipv4Address.of("203.0.113.10"));

  private final Network network;
  private final Router router;
  private final List<RouteEntry> routes = new ArrayList<>();

  SplitEndpoints(Network network, Router router) {
    this.network = network;
    this.router = router;
    Set<String> vrfs = new LinkedHashSet<>();
    for (Port port : router.upPorts()) {
      vrfs.add(port.vrf() == null ? "" : port.vrf());
    }
    for (String vrf : vrfs) {
      Collection<List<RouteEntry>> all = router.table(vrf.isEmpty() ? null : vrf).all();
      all.forEach(routes::addAll);
    }
  }

  /**
   * Packets of which a sender and a receiver are known to belong together.
   *
   * @param box the packets
   * @param source a host among their senders
   * @param destination a host among their receivers
   */
  record Focus(Box box, Ipv4Address source, Ipv4Address destination) {
    /** Those of a box between the two hosts alone. */
    Box between(Box all) {
      return all.withAddresses(AddressSet.of(source), AddressSet.of(destination));
    }
  }

  /** What one call of {@link #foci} costs: it looks at every route, host and flow. */
  long cost() {
    return 1L
        + routes.size()
        + network.declared().hosts().size()
        + network.declared().flows().size();
  }

  /** Parts of the box between hosts that differ in where they are, the better known ones first. */
  List<Focus> foci(Box box, @Nullable Port ingress) {
    Wildcard sources = wildcard(box.source());
    Wildcard destinations = wildcard(box.destination());
    Set<Focus> foci = new LinkedHashSet<>();
    if (ingress == null) {
      Map<Ipv4Address, Wildcard> receivers = receivers(destinations, null);
      ownAddresses(sources)
          .forEach(
              own ->
                  receivers.forEach(
                      (to, around) -> add(foci, box, Wildcard.host(own), own, around, to)));
      return List.copyOf(foci);
    }
    for (Declared.Flow flow : network.declared().flows()) {
      if (holds(box, flow.protocol())) {
        Wildcard from = sources.intersect(Wildcard.of(flow.source()));
        Wildcard to = destinations.intersect(Wildcard.of(flow.destination()));
        if (from != null && to != null) {
          add(foci, box, from, host(from), to, host(to));
        }
      }
    }
    Map<Ipv4Address, Wildcard> receivers = receivers(destinations, ingress);
    senders(sources, ingress)
        .forEach(
            (from, senders) ->
                receivers.forEach((to, around) -> add(foci, box, senders, from, around, to)));
    return List.copyOf(foci);
  }

  /** Only the router itself sends what its local policy sees. */
  private List<Ipv4Address> ownAddresses(Wildcard among) {
    List<Ipv4Address> own = new ArrayList<>();
    for (Port port : router.upPorts()) {
      for (InterfaceAddress address : port.facts().addresses()) {
        if (among.matches(address.address())) {
          own.add(address.address());
        }
      }
    }
    return own;
  }

  /** The packets between some two hosts of the box; null if there are none. */
  @Nullable Focus focus(Box box) {
    Ipv4Address from = host(wildcard(box.source()));
    Ipv4Address to = host(wildcard(box.destination()));
    return from == null || to == null ? null : new Focus(box, from, to);
  }

  /** Declared flows of a protocol between two hosts. */
  List<Declared.Flow> flows(int protocol, Ipv4Address from, Ipv4Address to) {
    List<Declared.Flow> flows = new ArrayList<>();
    for (Declared.Flow flow : network.declared().flows()) {
      if (flow.protocol() == protocol
          && flow.source().contains(from)
          && flow.destination().contains(to)) {
        flows.add(flow);
      }
    }
    return flows;
  }

  private static boolean holds(Box box, int protocol) {
    return protocol >= box.low(Field.PROTOCOL) && protocol <= box.high(Field.PROTOCOL);
  }

  private static Wildcard wildcard(AddressSet set) {
    return new Wildcard((int) set.low(), (int) set.freeLow());
  }

  private static void add(
      Set<Focus> into,
      Box box,
      Wildcard sources,
      @Nullable Ipv4Address from,
      Wildcard destinations,
      @Nullable Ipv4Address to) {
    if (from != null && to != null && !from.equals(to)) {
      Box between = box.withAddresses(AddressSet.of(sources), AddressSet.of(destinations));
      into.add(new Focus(between, from, to));
    }
  }

  /** Hosts that may send such packets, each with the addresses for which it stands. */
  private Map<Ipv4Address, Wildcard> senders(Wildcard sources, Port ingress) {
    Map<Ipv4Address, Wildcard> senders = declared(sources);
    int most = senders.size() + SOURCES;
    for (RouteEntry route : routes) {
      boolean behind =
          ingress.name().equals(route.outInterface())
              || (route.nextHop() != null && ingress.subnetOf(route.nextHop()) != null);
      if (behind && !route.connected() && senders.size() < most) {
        add(senders, sources, route.prefix());
      }
    }
    for (InterfaceAddress address : ingress.facts().addresses()) {
      if (senders.size() < most) {
        add(senders, sources, address.subnet());
      }
    }
    Ipv4Address any = any(sources);
    if (any != null) {
      senders.putIfAbsent(any, sources);
    }
    return senders;
  }

  private Map<Ipv4Address, Wildcard> declared(Wildcard among) {
    Map<Ipv4Address, Wildcard> hosts = new LinkedHashMap<>();
    for (Declared.Host host : network.declared().hosts()) {
      Ipv4Address address = host.address();
      if (among.matches(address) && network.owners(address).isEmpty()) {
        hosts.put(address, Wildcard.host(address));
      }
    }
    return hosts;
  }

  private void add(Map<Ipv4Address, Wildcard> into, Wildcard among, Ipv4Prefix prefix) {
    Wildcard both = prefix.length() == 0 ? null : among.intersect(Wildcard.of(prefix));
    Ipv4Address address = both == null ? null : host(both);
    if (both != null && address != null) {
      into.putIfAbsent(address, both);
    }
  }

  /** Declared hosts, and for every route that some of the addresses take, one that takes it. */
  private Map<Ipv4Address, Wildcard> receivers(Wildcard destinations, @Nullable Port ingress) {
    Map<Ipv4Address, Wildcard> receivers = declared(destinations);
    Set<Wildcard> overlapping = new LinkedHashSet<>();
    Set<Wildcard> back = new LinkedHashSet<>();
    for (RouteEntry route : routes) {
      Wildcard of = Wildcard.of(route.prefix());
      if (of.overlaps(destinations)) {
        boolean returns = ingress != null && ingress.name().equals(route.outInterface());
        (returns ? back : overlapping).add(of);
      }
    }
    overlapping.add(Wildcard.ANY);
    // Few packets leave by the interface that they came in on.
    overlapping.addAll(back);
    for (Wildcard route : overlapping) {
      Wildcard both = destinations.intersect(route);
      if (both != null && receivers.size() < DESTINATIONS) {
        addOnly(receivers, both, route, overlapping);
      }
    }
    return receivers;
  }

  /** Adds an address that takes this route and no longer one. */
  private void addOnly(
      Map<Ipv4Address, Wildcard> into, Wildcard among, Wildcard route, Set<Wildcard> routes) {
    List<Wildcard> pieces = List.of(among);
    for (Wildcard longer : routes) {
      if (!longer.equals(route) && route.contains(longer)) {
        pieces = minus(pieces, longer);
      }
    }
    for (Wildcard piece : pieces) {
      Ipv4Address address = host(piece);
      if (address != null) {
        into.putIfAbsent(address, piece);
        return;
      }
    }
  }

  private static List<Wildcard> minus(List<Wildcard> pieces, Wildcard cut) {
    List<Wildcard> rest = new ArrayList<>();
    for (Wildcard piece : pieces) {
      rest.addAll(piece.minus(cut));
    }
    return rest.size() > PIECES ? rest.subList(0, PIECES) : rest;
  }

  private @Nullable Ipv4Address any(Wildcard among) {
    for (Ipv4Address address : DOCUMENTATION) {
      if (among.matches(address) && network.owners(address).isEmpty()) {
        return address;
      }
    }
    return host(among);
  }

  /**
   * An address of a host: not the network's own where the wildcard leaves a choice, and no
   * router's, whose packets are not in transit. Null if routers own all that were tried.
   */
  private @Nullable Ipv4Address host(Wildcard among) {
    int free = among.wildcard() & 0xff;
    for (int tried = 0, chosen = free & 10; tried < HOSTS_TRIED; tried++) {
      Ipv4Address address = new Ipv4Address(among.address() | chosen);
      if ((chosen != 0 || free == 0) && network.owners(address).isEmpty()) {
        return address;
      }
      // The next number whose one bits are all free ones.
      chosen = (chosen - free) & free;
    }
    Ipv4Address only = new Ipv4Address(among.address());
    return network.owners(only).isEmpty() ? only : null;
  }
}

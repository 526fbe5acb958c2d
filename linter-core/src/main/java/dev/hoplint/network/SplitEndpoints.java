package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.Wildcard;
import dev.hoplint.header.Cell;
import dev.hoplint.model.Declared;
import dev.hoplint.model.InterfaceAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hosts to stand for the packets of a cell: declared ones first, then such as the router's routes
 * show behind the interface (as senders) and elsewhere (as receivers).
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
   * A sender and a receiver.
   *
   * @param flows declared flows between them, of the cell's protocol
   */
  record Pair(Ipv4Address source, Ipv4Address destination, List<Declared.Flow> flows) {}

  /** What one call of {@link #pairs} costs: it looks at every route, host and flow. */
  long cost() {
    return 1L
        + routes.size()
        + network.declared().hosts().size()
        + network.declared().flows().size();
  }

  List<Pair> pairs(Cell cell, @Nullable Port ingress) {
    return ingress == null ? local(cell) : transit(cell, ingress);
  }

  /** Only the router itself sends what its local policy sees. */
  private List<Pair> local(Cell cell) {
    Set<Pair> pairs = new LinkedHashSet<>();
    Set<Ipv4Address> destinations = new LinkedHashSet<>();
    for (Declared.Host host : network.declared().hosts()) {
      addIf(cell.destination(), host.address(), destinations);
    }
    routed(cell, destinations);
    for (Port port : router.upPorts()) {
      for (InterfaceAddress own : port.facts().addresses()) {
        for (Ipv4Address to : destinations) {
          add(pairs, cell, own.address(), to);
        }
      }
    }
    return List.copyOf(pairs);
  }

  private List<Pair> transit(Cell cell, Port ingress) {
    Set<Pair> pairs = new LinkedHashSet<>();
    Set<Ipv4Address> sources = new LinkedHashSet<>();
    Set<Ipv4Address> destinations = new LinkedHashSet<>();
    for (Declared.Flow flow : network.declared().flows()) {
      Ipv4Address from = within(cell.source(), flow.source());
      Ipv4Address to = within(cell.destination(), flow.destination());
      if (from != null && to != null && flow.protocol() == cell.protocol()) {
        add(pairs, cell, from, to);
      }
    }
    for (Declared.Host host : network.declared().hosts()) {
      addIf(cell.source(), host.address(), sources);
      addIf(cell.destination(), host.address(), destinations);
    }
    for (RouteEntry route : routes) {
      boolean behind =
          ingress.name().equals(route.outInterface())
              || (route.nextHop() != null && ingress.subnetOf(route.nextHop()) != null);
      if (behind && !route.connected() && route.prefix().length() > 0) {
        add(cell.source(), route.prefix(), sources, SOURCES);
      }
    }
    routed(cell, destinations);
    for (InterfaceAddress address : ingress.facts().addresses()) {
      add(cell.source(), address.subnet(), sources, SOURCES);
    }
    List<Wildcard> pieces = List.of(cell.source());
    for (Wildcard without : cell.withoutSources()) {
      pieces = minus(pieces, without);
    }
    pieces.forEach(piece -> addAny(piece, sources));
    for (Ipv4Address from : sources) {
      for (Ipv4Address to : destinations) {
        add(pairs, cell, from, to);
      }
    }
    Ipv4Address from = cell.sample().source();
    Ipv4Address to = cell.sample().destination();
    if (network.owners(from).isEmpty() && network.owners(to).isEmpty()) {
      add(pairs, cell, from, to);
    }
    return List.copyOf(pairs);
  }

  private void add(Set<Pair> pairs, Cell cell, Ipv4Address from, Ipv4Address to) {
    if (!from.equals(to) && cell.contains(from, to)) {
      pairs.add(pair(cell, from, to));
    }
  }

  /** For every route that some of the addresses take, one of them that takes it. */
  private void routed(Cell cell, Set<Ipv4Address> into) {
    Set<Wildcard> overlapping = new LinkedHashSet<>();
    for (RouteEntry route : routes) {
      Wildcard of = Wildcard.of(route.prefix());
      if (of.overlaps(cell.destination())) {
        overlapping.add(of);
      }
    }
    overlapping.add(Wildcard.ANY);
    for (Wildcard route : overlapping) {
      Ipv4Address address = into.size() < DESTINATIONS ? only(cell, route, overlapping) : null;
      if (address != null) {
        into.add(address);
      }
    }
  }

  /** An address of the cell that takes this route and no longer one. */
  private @Nullable Ipv4Address only(Cell cell, Wildcard route, Set<Wildcard> routes) {
    Wildcard both = cell.destination().intersect(route);
    List<Wildcard> pieces = both == null ? List.of() : List.of(both);
    for (Wildcard longer : routes) {
      if (!longer.equals(route) && route.contains(longer)) {
        pieces = minus(pieces, longer);
      }
    }
    for (Wildcard without : cell.withoutDestinations()) {
      pieces = minus(pieces, without);
    }
    for (Wildcard piece : pieces) {
      Ipv4Address address = host(piece);
      if (address != null) {
        return address;
      }
    }
    return null;
  }

  private static List<Wildcard> minus(List<Wildcard> pieces, Wildcard cut) {
    List<Wildcard> rest = new ArrayList<>();
    for (Wildcard piece : pieces) {
      rest.addAll(piece.minus(cut));
    }
    return rest.size() > PIECES ? rest.subList(0, PIECES) : rest;
  }

  private Pair pair(Cell cell, Ipv4Address from, Ipv4Address to) {
    List<Declared.Flow> flows = new ArrayList<>();
    for (Declared.Flow flow : network.declared().flows()) {
      if (flow.protocol() == cell.protocol()
          && flow.source().contains(from)
          && flow.destination().contains(to)) {
        flows.add(flow);
      }
    }
    return new Pair(from, to, flows);
  }

  private void addIf(Wildcard cell, Ipv4Address address, Set<Ipv4Address> into) {
    if (cell.matches(address) && network.owners(address).isEmpty()) {
      into.add(address);
    }
  }

  private void add(Wildcard cell, Ipv4Prefix prefix, Set<Ipv4Address> into, int most) {
    Ipv4Address address = prefix.length() == 0 ? null : within(cell, prefix);
    if (address != null && into.size() < most) {
      into.add(address);
    }
  }

  private void addAny(Wildcard cell, Set<Ipv4Address> into) {
    for (Ipv4Address address : DOCUMENTATION) {
      if (cell.matches(address) && network.owners(address).isEmpty()) {
        into.add(address);
        return;
      }
    }
    Ipv4Address any = host(cell);
    if (any != null) {
      into.add(any);
    }
  }

  /** A host's address in both, or null if they have none in common. */
  @Nullable Ipv4Address within(Wildcard cell, Ipv4Prefix prefix) {
    Wildcard both = cell.intersect(Wildcard.of(prefix));
    return both == null ? null : host(both);
  }

  /**
   * An address of a host: not the network's own where the wildcard leaves a choice, and no
   * router's, whose packets are not in transit. Null if routers own all that were tried.
   */
  private @Nullable Ipv4Address host(Wildcard cell) {
    int free = cell.wildcard() & 0xff;
    for (int tried = 0, chosen = free & 10; tried < HOSTS_TRIED; tried++) {
      Ipv4Address address = new Ipv4Address(cell.address() | chosen);
      if ((chosen != 0 || free == 0) && network.owners(address).isEmpty()) {
        return address;
      }
      // The next number whose one bits are all free ones.
      chosen = (chosen - free) & free;
    }
    Ipv4Address only = new Ipv4Address(cell.address());
    return network.owners(only).isEmpty() ? only : null;
  }
}

package dev.hoplint.network;

import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route-map that policy routing runs, and where.
 *
 * @param map has at least one sequence
 * @param ports interfaces that are up and whose {@code ip policy} names it
 * @param ipv6Ports interfaces that are up and whose {@code ipv6 policy} names it
 * @param local whether {@code ip local policy} names it
 * @param ipv6Local whether {@code ipv6 local policy} names it
 * @param shared whether something other than policy routing uses it too
 */
public record PolicyUse(
    RouteMap map,
    List<Port> ports,
    List<Port> ipv6Ports,
    boolean local,
    boolean ipv6Local,
    boolean shared) {
  /** Statements by which policy routing uses a route-map. */
  private static final Set<String> STATEMENTS =
      Set.of(
          "ip policy route-map",
          "ipv6 policy route-map",
          "ip local policy route-map",
          "ipv6 local policy route-map");

  public PolicyUse {
    ports = List.copyOf(ports);
    ipv6Ports = List.copyOf(ipv6Ports);
  }

  /** Where a route-map's name stands for policy routing to run it. */
  public record Binding(NameUse use, @Nullable Port port, boolean ipv6) {}

  /** Every use of a route-map's name by policy routing, those on interfaces that are up. */
  public static List<Binding> bindings(Router router) {
    List<Binding> bindings = new ArrayList<>();
    for (Port port : router.upPorts()) {
      add(bindings, port.facts().policy(), port, false);
      add(bindings, port.facts().extras().ipv6().policy(), port, true);
    }
    add(bindings, router.config().localPolicy(), null, false);
    for (NameReference reference : router.config().references()) {
      if (reference.by().equals("ipv6 local policy route-map")) {
        add(bindings, reference.use(), null, true);
      }
    }
    return bindings;
  }

  private static void add(
      List<Binding> bindings, @Nullable NameUse use, @Nullable Port port, boolean ipv6) {
    if (use != null) {
      bindings.add(new Binding(use, port, ipv6));
    }
  }

  /** The route-maps in use that are defined, in the order of their first use. */
  public static List<PolicyUse> of(Router router) {
    Map<String, List<Binding>> byName = new LinkedHashMap<>();
    for (Binding binding : bindings(router)) {
      byName.computeIfAbsent(binding.use().name(), n -> new ArrayList<>(1)).add(binding);
    }
    if (byName.isEmpty()) {
      return List.of();
    }
    Set<String> elsewhere = namesUsedElsewhere(router);
    List<PolicyUse> uses = new ArrayList<>();
    byName.forEach(
        (name, bindings) -> {
          RouteMap map = router.routeMap(name);
          if (map != null && !map.sequences().isEmpty()) {
            uses.add(of(map, bindings, elsewhere.contains(name)));
          }
        });
    return uses;
  }

  private static PolicyUse of(RouteMap map, List<Binding> bindings, boolean shared) {
    List<Port> ports = new ArrayList<>();
    List<Port> ipv6Ports = new ArrayList<>();
    boolean local = false;
    boolean ipv6Local = false;
    for (Binding binding : bindings) {
      if (binding.port() != null) {
        (binding.ipv6() ? ipv6Ports : ports).add(binding.port());
      } else {
        local |= !binding.ipv6();
        ipv6Local |= binding.ipv6();
      }
    }
    return new PolicyUse(map, ports, ipv6Ports, local, ipv6Local, shared);
  }

  private static Set<String> namesUsedElsewhere(Router router) {
    Set<String> names = new LinkedHashSet<>();
    for (NameReference reference : router.config().references()) {
      if (reference.kind() == NameReference.Kind.ROUTE_MAP
          && !STATEMENTS.contains(reference.by())) {
        names.add(reference.use().name());
      }
    }
    return names;
  }

  /** Whether IPv4 packets meet it. */
  public boolean servesIpv4() {
    return local || !ports.isEmpty();
  }

  /** Whether IPv6 packets meet it. */
  public boolean servesIpv6() {
    return ipv6Local || !ipv6Ports.isEmpty();
  }

  /** The VRFs whose IPv4 packets meet it; "" is the global table. */
  public Set<String> vrfs() {
    Set<String> vrfs = new LinkedHashSet<>();
    for (Port port : ports) {
      vrfs.add(port.vrf() == null ? "" : port.vrf());
    }
    if (local) {
      vrfs.add("");
    }
    return vrfs;
  }

  /** The access lists of a sequence's {@code match ip address}; null without that clause. */
  public static @Nullable List<NameUse> accessLists(RouteMap.Sequence sequence) {
    for (MatchClause clause : sequence.matches()) {
      if (clause instanceof MatchClause.AccessLists lists) {
        return lists.lists();
      }
    }
    return null;
  }

  /** Whether a {@code set} clause chooses the way of IPv4 packets. */
  public static boolean forwards(SetClause clause) {
    if (clause instanceof SetClause.NextHop next) {
      return !next.hops().isEmpty();
    }
    boolean marks = clause instanceof SetClause.Marking || clause instanceof SetClause.Ipv6Marking;
    return !marks
        && !(clause instanceof SetClause.Ipv6NextHop)
        && !(clause instanceof SetClause.Other);
  }

  /** Whether policy routing ignores the clause: it belongs to redistribution or BGP. */
  public static boolean ignores(SetClause clause) {
    return clause instanceof SetClause.Other other && PolicySets.isIgnored(other.words());
  }
}

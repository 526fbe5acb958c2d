package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.AddressSource;
import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.NatPool;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.RouterTable;
import dev.hoplint.model.RoutingProcess;
import dev.hoplint.model.StaticRoute;
import dev.hoplint.model.Unrendered;
import dev.hoplint.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A router: one IOS configuration, looked up by name. Compared by identity. */
public final class Router {
  private final String name;
  private final SourceFile file;
  private final IosConfig config;
  private final Map<String, Port> ports = new LinkedHashMap<>();
  private final List<Port> upPorts;
  private final List<Port> downPorts;
  private final Map<String, AccessList> accessLists = new HashMap<>();
  private final Map<String, RouteMap> routeMaps = new HashMap<>();
  private final Map<String, ObjectGroup> objectGroups = new HashMap<>();
  private final Map<String, NatPool> pools = new HashMap<>();
  private final Map<Ipv4Address, List<Port>> owners = new HashMap<>();
  private final Map<String, RouteTable<RouteEntry>> tables = new LinkedHashMap<>();

  /** VRFs with an interface that learns its address. */
  private final Set<String> learning = new HashSet<>();

  private final RouterTableUse.Use shown;

  Router(String name, SourceFile file, IosConfig config, RouterTableUse.Use shown) {
    this.shown = shown;
    this.name = name;
    this.file = file;
    this.config = config;
    for (Interface facts : config.interfaces()) {
      ports.put(facts.name(), new Port(this, facts));
    }
    this.upPorts = ports.values().stream().filter(Port::isUp).toList();
    this.downPorts = ports.values().stream().filter(port -> !port.isUp()).toList();
    config.accessLists().forEach(list -> accessLists.put(list.name(), list));
    config.routeMaps().forEach(map -> routeMaps.put(map.name(), map));
    config.definitions().objectGroups().forEach(group -> objectGroups.put(group.name(), group));
    config.natPools().forEach(pool -> pools.put(pool.name(), pool));
    addConnected();
    addStatic();
    shown.tables().forEach(this::addShown);
  }

  public String name() {
    return name;
  }

  public SourceFile file() {
    return file;
  }

  public IosConfig config() {
    return config;
  }

  /**
   * Whether lines may be missing: a configuration without a hostname is a snippet, one with control
   * blocks a template.
   */
  public boolean isPartial() {
    Unrendered template = config.unrendered();
    return config.hostname() == null || (template != null && template.missingLines());
  }

  public Collection<Port> ports() {
    return ports.values();
  }

  public @Nullable Port port(String interfaceName) {
    return ports.get(interfaceName);
  }

  /** The interface of the VRF that owns the address and is up, or null. */
  public @Nullable Port owner(Ipv4Address address, @Nullable String vrf) {
    for (Port port : owners.getOrDefault(address, List.of())) {
      if (Objects.equals(port.vrf(), vrf)) {
        return port;
      }
    }
    return null;
  }

  /** Whether an interface that is up has the address, in any VRF. */
  boolean owns(Ipv4Address address) {
    return owners.containsKey(address);
  }

  public @Nullable AccessList accessList(String listName) {
    return accessLists.get(listName);
  }

  public @Nullable RouteMap routeMap(String mapName) {
    return routeMaps.get(mapName);
  }

  public @Nullable ObjectGroup objectGroup(String groupName) {
    return objectGroups.get(groupName);
  }

  public @Nullable NatPool pool(String poolName) {
    return pools.get(poolName);
  }

  /** Connected and static routes of a VRF; {@code vrf} null is the global table. */
  public RouteTable<RouteEntry> table(@Nullable String vrf) {
    RouteTable<RouteEntry> table = tables.get(key(vrf));
    return table == null ? new RouteTable<>() : table;
  }

  /** VRFs that have routes; "" is the global table. */
  public Set<String> vrfs() {
    return tables.keySet();
  }

  /** A routing process that may bring routes into the VRF that no file shows, or null. */
  public @Nullable RoutingProcess dynamicRouting(@Nullable String vrf) {
    if (showsTable(vrf)) {
      return null;
    }
    for (RoutingProcess process : config.routingProcesses()) {
      // A BGP or EIGRP process without a VRF on its line may serve any VRF in an address family.
      if (process.vrf() == null || Objects.equals(process.vrf(), vrf)) {
        return process;
      }
    }
    return null;
  }

  /** Whether nothing tells of routes of the VRF: no line, no protocol, no {@code show ip route}. */
  public boolean isUnrouted(@Nullable String vrf) {
    return !showsTable(vrf)
        && config.routingProcesses().isEmpty()
        && config.malformedRoutes().isEmpty()
        && config.staticRoutes().stream().noneMatch(r -> Objects.equals(r.vrf(), vrf));
  }

  /** Whether `show ip route` gives the VRF's whole table. */
  public boolean showsTable(@Nullable String vrf) {
    return shown.tables().containsKey(key(vrf));
  }

  /** Tables that were given and are not used, and why. */
  public List<Unknown> tableDoubts() {
    return shown.doubts();
  }

  private static String key(@Nullable String vrf) {
    return vrf == null ? "" : vrf;
  }

  private RouteTable<RouteEntry> tableFor(@Nullable String vrf) {
    return tables.computeIfAbsent(key(vrf), v -> new RouteTable<>());
  }

  private void addConnected() {
    for (Port port : upPorts) {
      AddressSource source = port.facts().addressSource();
      if (source == AddressSource.DHCP || source == AddressSource.NEGOTIATED) {
        learning.add(key(port.vrf()));
      }
      for (InterfaceAddress address : port.facts().addresses()) {
        owners.computeIfAbsent(address.address(), a -> new ArrayList<>(1)).add(port);
        Ipv4Prefix subnet = address.subnet();
        tableFor(port.vrf())
            .add(subnet, new RouteEntry(subnet, true, port.name(), null, 0, false, address.span()));
      }
    }
  }

  private void addStatic() {
    Tracks tracks = new Tracks(this);
    for (StaticRoute route : config.staticRoutes()) {
      if (showsTable(route.vrf()) || (route.track() != null && tracks.isNeverUp(route.track()))) {
        continue;
      }
      String out = route.outInterface() == null ? null : route.outInterface().name();
      Port port = out == null ? null : ports.get(out);
      if (port != null && !port.isUp() && !route.permanent()) {
        continue;
      }
      tableFor(route.vrf())
          .add(
              route.prefix(),
              new RouteEntry(
                  route.prefix(),
                  false,
                  route.dhcp() ? null : out,
                  route.nextHop(),
                  route.distance(),
                  route.global(),
                  route.span()));
    }
  }

  /** The table as it was, beside the subnets of the interfaces. */
  private void addShown(String vrf, RouterTable shownTable) {
    RouteTable<RouteEntry> table = tables.computeIfAbsent(vrf, v -> new RouteTable<>());
    for (RouterTable.Row row : shownTable.rows()) {
      boolean connected = row.protocol().equals("C");
      // The router's own addresses are those of its interfaces.
      if (row.protocol().equals("L") || (connected && isConnected(table, row))) {
        continue;
      }
      boolean global = "default".equals(row.nextHopVrf()) || "global".equals(row.nextHopVrf());
      table.add(
          row.prefix(),
          new RouteEntry(
              row.prefix(),
              connected,
              row.outInterface(),
              row.nextHop(),
              row.distance(),
              global,
              row.nextHopVrf(),
              row.span()));
    }
  }

  private static boolean isConnected(RouteTable<RouteEntry> table, RouterTable.Row row) {
    return table.lookup(row.prefix().networkAddress()).stream()
        .anyMatch(
            known ->
                known.connected()
                    && known.prefix().equals(row.prefix())
                    && Objects.equals(known.outInterface(), row.outInterface()));
  }

  /** Whether an interface of the VRF gets its address, and so routes, from outside the files. */
  public boolean hasLearnedAddress(@Nullable String vrf) {
    return learning.contains(key(vrf));
  }

  /** Ports that are up, in the order of the file. */
  public List<Port> upPorts() {
    return upPorts;
  }

  /** Ports that are shut down, in the order of the file. */
  public List<Port> downPorts() {
    return downPorts;
  }

  @Override
  public String toString() {
    return name;
  }
}

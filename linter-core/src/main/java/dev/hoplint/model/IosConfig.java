package dev.hoplint.model;

import dev.hoplint.source.Part;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one IOS configuration states. Lists are in the order of the file; a name defined twice is
 * merged as IOS does on entry.
 *
 * @param hostname null without a {@code hostname} line: the device is partial
 * @param localPolicy {@code ip local policy route-map R}
 * @param extras what else it states
 * @param malformedRoutes static routes that could not be read: the table is incomplete
 * @param malformedNat NAT lines that could not be read: translations are incomplete
 * @param references every use of a list, map or object by its name, also those that stand in other
 *     components
 * @param definitions named things beside access lists and route-maps
 * @param unrendered null unless it is a template
 */
public record IosConfig(
    Part part,
    @Nullable Setting<String> hostname,
    List<Interface> interfaces,
    List<AccessList> accessLists,
    List<RouteMap> routeMaps,
    List<StaticRoute> staticRoutes,
    List<NatRule> natRules,
    List<NatPool> natPools,
    List<Vrf> vrfs,
    List<RoutingProcess> routingProcesses,
    @Nullable NameUse localPolicy,
    DeviceExtras extras,
    List<Span> malformedRoutes,
    List<Span> malformedNat,
    List<NameReference> references,
    Definitions definitions,
    @Nullable Unrendered unrendered)
    implements PartFacts {
  public IosConfig {
    interfaces = List.copyOf(interfaces);
    accessLists = List.copyOf(accessLists);
    routeMaps = List.copyOf(routeMaps);
    staticRoutes = List.copyOf(staticRoutes);
    natRules = List.copyOf(natRules);
    natPools = List.copyOf(natPools);
    vrfs = List.copyOf(vrfs);
    routingProcesses = List.copyOf(routingProcesses);
    malformedRoutes = List.copyOf(malformedRoutes);
    malformedNat = List.copyOf(malformedNat);
    references = List.copyOf(references);
  }

  /** A configuration of which no uses of names and no other definitions are given. */
  public IosConfig(
      Part part,
      @Nullable Setting<String> hostname,
      List<Interface> interfaces,
      List<AccessList> accessLists,
      List<RouteMap> routeMaps,
      List<StaticRoute> staticRoutes,
      List<NatRule> natRules,
      List<NatPool> natPools,
      List<Vrf> vrfs,
      List<RoutingProcess> routingProcesses,
      @Nullable NameUse localPolicy,
      DeviceExtras extras,
      List<Span> malformedRoutes,
      List<Span> malformedNat) {
    this(
        part,
        hostname,
        interfaces,
        accessLists,
        routeMaps,
        staticRoutes,
        natRules,
        natPools,
        vrfs,
        routingProcesses,
        localPolicy,
        extras,
        malformedRoutes,
        malformedNat,
        List.of(),
        Definitions.NONE,
        null);
  }
}

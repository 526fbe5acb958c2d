package dev.hoplint.network;

import dev.hoplint.header.Budget;
import dev.hoplint.header.PartingSearch;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a router's policies do to fragments.
 *
 * @param worst the worst split of each place
 * @param ignoredDenies denies with ports that later fragments pass by on their way to being policy
 *     routed
 * @param fragmentEntries entries with {@code fragments} that are wrong for one side of a decision
 *     by port
 * @param undecided policies of which not everything could be told, and why
 */
public record PolicySplits(
    List<Split> worst,
    List<PolicyGuard> ignoredDenies,
    List<PolicyGuard> fragmentEntries,
    List<Unknown> undecided) {
  public PolicySplits {
    worst = List.copyOf(worst);
    ignoredDenies = List.copyOf(ignoredDenies);
    fragmentEntries = List.copyOf(fragmentEntries);
    undecided = List.copyOf(undecided);
  }

  /**
   * What the search through all policies of a router may cost, {@link PartingSearch#STEPS} each.
   */
  static final long STEPS_PER_ROUTER = 3 * PartingSearch.STEPS;

  static PolicySplits of(Network network, Router router) {
    Budget all = new Budget(STEPS_PER_ROUTER);
    List<Split> worst = new ArrayList<>();
    List<PolicyGuard> denies = new ArrayList<>();
    List<PolicyGuard> fragmentEntries = new ArrayList<>();
    List<Unknown> undecided = new ArrayList<>();
    bindings(router)
        .forEach(
            (map, ports) -> {
              SplitSearch.Result result =
                  splits(network, router, map, new ArrayList<@Nullable Port>(ports), all);
              worst.addAll(result.worst());
              denies.addAll(result.guards().denies());
              fragmentEntries.addAll(result.guards().fragmentEntries());
              if (result.doubt() != null) {
                undecided.add(result.doubt());
              }
              if (!result.complete()) {
                undecided.add(tooLarge(map));
              }
            });
    NameUse local = router.config().localPolicy();
    RouteMap localMap = local == null ? null : router.routeMap(local.name());
    if (localMap != null && !localMap.sequences().isEmpty()) {
      SplitSearch.Result result =
          splits(network, router, localMap, Collections.singletonList(null), all);
      worst.addAll(result.worst());
      if (!result.complete()) {
        undecided.add(tooLarge(localMap));
      }
    }
    return new PolicySplits(worst, denies, fragmentEntries, undecided);
  }

  private static SplitSearch.Result splits(
      Network network, Router router, RouteMap map, List<@Nullable Port> ingresses, Budget all) {
    long granted = Math.min(PartingSearch.STEPS, all.left());
    Budget budget = all.part(PartingSearch.STEPS);
    SplitSearch.Result result = SplitSearch.of(network, router, map, ingresses, budget);
    all.take(granted, budget);
    return result;
  }

  static Unknown tooLarge(RouteMap map) {
    return new Unknown(
        "route-map " + map.name() + " is too large to be searched to the end",
        map.sequences().get(0).header());
  }

  /**
   * The route-maps that interfaces use for policy routing, each with the interfaces that are up.
   */
  public static Map<RouteMap, List<Port>> bindings(Router router) {
    Map<RouteMap, List<Port>> bindings = new LinkedHashMap<>();
    for (Port port : router.upPorts()) {
      NameUse use = port.facts().policy();
      RouteMap map = use == null ? null : router.routeMap(use.name());
      if (map != null && !map.sequences().isEmpty()) {
        bindings.computeIfAbsent(map, m -> new ArrayList<>()).add(port);
      }
    }
    return bindings;
  }
}

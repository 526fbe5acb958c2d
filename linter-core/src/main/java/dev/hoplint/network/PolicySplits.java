package dev.hoplint.network;

import dev.hoplint.header.Budget;
import dev.hoplint.header.Cells;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a router's policies do to fragments.
 *
 * @param worst the worst split of each place
 * @param undecided policies of which not everything could be told, and why
 */
public record PolicySplits(List<Split> worst, List<Unknown> undecided) {
  public PolicySplits {
    worst = List.copyOf(worst);
    undecided = List.copyOf(undecided);
  }

  /** What the search through all policies of a router may cost, {@link Cells#STEPS} each. */
  static final long STEPS_PER_ROUTER = 3 * Cells.STEPS;

  static PolicySplits of(Network network, Router router) {
    Budget all = new Budget(STEPS_PER_ROUTER);
    List<Split> worst = new ArrayList<>();
    List<Unknown> undecided = new ArrayList<>();
    bindings(router)
        .forEach(
            (map, ports) -> {
              Splits.Result result = splits(network, router, map, ports, all);
              worst.addAll(result.worst());
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
      Splits.Result result =
          splits(network, router, localMap, Collections.singletonList(null), all);
      worst.addAll(result.worst());
      if (!result.complete()) {
        undecided.add(tooLarge(localMap));
      }
    }
    return new PolicySplits(worst, undecided);
  }

  private static Splits.Result splits(
      Network network, Router router, RouteMap map, List<Port> ingresses, Budget all) {
    long granted = Math.min(Cells.STEPS, all.left());
    Budget budget = all.part(Cells.STEPS);
    Splits.Result result = Splits.of(network, router, map, ingresses, budget);
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

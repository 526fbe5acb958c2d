package dev.hoplint.network;

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

  static PolicySplits of(Network network, Router router) {
    List<Split> worst = new ArrayList<>();
    List<Unknown> undecided = new ArrayList<>();
    bindings(router)
        .forEach(
            (map, ports) -> {
              Splits.Result result = Splits.of(network, router, map, ports);
              worst.addAll(result.worst());
              if (result.doubt() != null) {
                undecided.add(result.doubt());
              }
              if (!result.complete()) {
                undecided.add(
                    new Unknown(
                        "route-map " + map.name() + " is too large to be searched to the end",
                        map.sequences().get(0).header()));
              }
            });
    NameUse local = router.config().localPolicy();
    RouteMap localMap = local == null ? null : router.routeMap(local.name());
    if (localMap != null && !localMap.sequences().isEmpty()) {
      worst.addAll(Splits.of(network, router, localMap, Collections.singletonList(null)).worst());
    }
    return new PolicySplits(worst, undecided);
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

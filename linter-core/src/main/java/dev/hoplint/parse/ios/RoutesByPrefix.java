package dev.hoplint.parse.ios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Static routes while their lines are read. A later line with the same prefix and the same way
 * takes the place of the earlier one, as on entry.
 */
final class RoutesByPrefix<R> {
  private final ToIntFunction<R> start;
  private final Map<Object, Map<Object, R>> routes = new LinkedHashMap<>();

  /** {@code start} is the offset of a route's line. */
  RoutesByPrefix(ToIntFunction<R> start) {
    this.start = start;
  }

  void put(Object prefix, Object way, R route) {
    routes.computeIfAbsent(prefix, p -> new LinkedHashMap<>()).put(way, route);
  }

  void remove(Object prefix, Object way) {
    Map<Object, R> ways = routes.get(prefix);
    if (ways != null) {
      ways.remove(way);
    }
  }

  void removeAll(Object prefix) {
    routes.remove(prefix);
  }

  /** In the order of the file. */
  List<R> build() {
    List<R> all = new ArrayList<>();
    routes.values().forEach(ways -> all.addAll(ways.values()));
    all.sort((one, other) -> start.applyAsInt(one) - start.applyAsInt(other));
    return all;
  }
}

package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.network.Forwarder.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of a router's equally good ways a conversation takes, and what else it might have taken: by
 * default IOS keeps one pair of hosts on one way.
 */
final class EqualWays {
  /** Combinations looked at; a network that has more is judged by these. */
  static final int MOST = 16;

  private record Place(Router router, Ipv4Address source, Ipv4Address destination) {}

  private final Map<Place, Integer> chosen = new HashMap<>();
  private final List<Place> order = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  /** {@code ways} is not empty. */
  Way pick(Router router, Ipv4Address source, Ipv4Address destination, List<Way> ways) {
    if (ways.size() == 1) {
      return ways.get(0);
    }
    Place place = new Place(router, source, destination);
    Integer known = chosen.get(place);
    if (known == null) {
      known = 0;
      chosen.put(place, known);
      order.add(place);
      counts.add(ways.size());
    }
    return ways.get(known % ways.size());
  }

  /** Turns to the next combination; false if there is none. */
  boolean turn() {
    while (!order.isEmpty()) {
      int last = order.size() - 1;
      Place place = order.get(last);
      int next = chosen.getOrDefault(place, 0) + 1;
      if (next < counts.get(last)) {
        chosen.put(place, next);
        return true;
      }
      chosen.remove(place);
      order.remove(last);
      counts.remove(last);
    }
    return false;
  }
}

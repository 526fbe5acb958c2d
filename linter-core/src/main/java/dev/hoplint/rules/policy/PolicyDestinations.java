package dev.hoplint.rules.policy;

import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.Router;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the packets go that a sequence can match. */
final class PolicyDestinations {
  private PolicyDestinations() {}

  /**
   * Destinations of every permit of its access lists, which hold all packets that match and may
   * hold more; null if that is everything, or not known.
   */
  static @Nullable List<Wildcard> of(Router router, RouteMap.Sequence sequence) {
    List<NameUse> lists = PolicyUse.accessLists(sequence);
    if (lists == null || !sequence.malformed().isEmpty()) {
      return null;
    }
    List<Wildcard> destinations = new ArrayList<>();
    for (NameUse name : lists) {
      AccessList list = router.accessList(name.name());
      if (list == null || list.size() == 0) {
        return null;
      }
      for (AccessEntry entry : list.entries()) {
        if (!isReadable(entry) || (entry.action() == Action.PERMIT && isAny(entry))) {
          return null;
        }
        if (entry.action() == Action.PERMIT) {
          destinations.add(entry.destination());
        }
      }
    }
    return destinations.isEmpty() ? null : destinations;
  }

  private static boolean isAny(AccessEntry entry) {
    return entry.destination().isAny();
  }

  /** Whether the entry's addresses are what stands there, and not those of an object group. */
  private static boolean isReadable(AccessEntry entry) {
    return entry.extra().groups() == null && !entry.extra().unmodelled().contains("malformed");
  }
}

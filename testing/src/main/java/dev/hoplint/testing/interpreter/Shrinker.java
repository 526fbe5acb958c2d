package dev.hoplint.testing.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes a router apart that shows a fault, as long as it still does: what is left is worth reading.
 */
public final class Shrinker {
  private Shrinker() {}

  /** The smallest router reached; {@code shows} holds for it, as it must for {@code router}. */
  public static RouterSpec shrink(RouterSpec router, Predicate<RouterSpec> shows) {
    RouterSpec smallest = router;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (RouterSpec candidate : steps(smallest)) {
        if (shows.test(candidate)) {
          smallest = candidate;
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  private static List<RouterSpec> steps(RouterSpec router) {
    List<RouterSpec> steps = new ArrayList<>();
    RouteMapSpec map = router.policy();
    for (int i = 0; i < map.sequences().size(); i++) {
      steps.add(router.with(router.lists(), withSequence(map, i, null)));
    }
    for (int i = 0; i < router.lists().size(); i++) {
      steps.add(router.with(replaced(router.lists(), i, null), map));
      Acl list = router.lists().get(i);
      for (int j = 0; j < list.entries().size(); j++) {
        if (list.style() != Acl.Style.NUMBERED || list.entries().size() > 1) {
          Acl shorter = new Acl(list.name(), list.style(), replaced(list.entries(), j, null));
          steps.add(router.with(replaced(router.lists(), i, shorter), map));
        }
      }
    }
    for (int i = 0; i < map.sequences().size(); i++) {
      RouteMapSpec.Sequence sequence = map.sequences().get(i);
      if (sequence.length() != null) {
        steps.add(
            router.with(
                router.lists(),
                withSequence(
                    map,
                    i,
                    new RouteMapSpec.Sequence(
                        sequence.number(),
                        sequence.permit(),
                        sequence.lists(),
                        null,
                        sequence.nextHops()))));
      }
    }
    return steps;
  }

  private static RouteMapSpec withSequence(
      RouteMapSpec map, int index, RouteMapSpec.@Nullable Sequence sequence) {
    return new RouteMapSpec(map.name(), replaced(map.sequences(), index, sequence));
  }

  /** A copy with one element replaced, or without it. */
  private static <T> List<T> replaced(List<T> all, int index, @Nullable T element) {
    List<T> copy = new ArrayList<>(all);
    if (element == null) {
      copy.remove(index);
    } else {
      copy.set(index, element);
    }
    return copy;
  }
}

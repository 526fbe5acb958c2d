package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which routers belong together, as subnets in which they have different addresses join them. Files
 * of several places that have nothing to do with each other may lie in one run.
 */
public final class Neighbourhoods {
  private final Map<Router, Router> parents = new HashMap<>();

  Neighbourhoods(Iterable<List<Port>> subnets) {
    for (List<Port> subnet : subnets) {
      Port first = null;
      for (Port port : subnet) {
        if (port.facts().isLoopback()) {
          continue;
        }
        if (first == null) {
          first = port;
        } else if (!sameAddress(first, port)) {
          join(first.router(), port.router());
        }
      }
    }
  }

  private static boolean sameAddress(Port one, Port other) {
    Ipv4Address address = one.address();
    return address != null && other.owns(address);
  }

  private void join(Router one, Router other) {
    Router left = root(one);
    Router right = root(other);
    if (left != right) {
      parents.put(left, right);
    }
  }

  private Router root(Router router) {
    Router at = router;
    @Nullable Router above = parents.get(at);
    while (above != null) {
      at = above;
      above = parents.get(at);
    }
    if (at != router) {
      parents.put(router, at);
    }
    return at;
  }

  /** Whether a chain of shared subnets leads from one router to the other. */
  public synchronized boolean joined(Router one, Router other) {
    return root(one) == root(other);
  }
}

package dev.hoplint.rules.mtu;

import dev.hoplint.model.AddressSource;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which interfaces carry a router's overlay: what else it has is no proof of that. */
final class Underlay {
  private Underlay() {}

  /**
   * Interfaces of the overlay's VRF on which OSPF or IS-IS runs, or that lead to another router
   * with the same overlay; or, where no route tells, the only one that there is.
   */
  static List<Port> of(
      Router router, @Nullable String vrf, Predicate<Router> sameOverlay, Network network) {
    List<Port> carrying = new ArrayList<>();
    List<Port> candidates = new ArrayList<>();
    for (Port port : router.upPorts()) {
      if (port.facts().isLoopback()
          || port.facts().isTunnel()
          || !Objects.equals(port.vrf(), vrf)) {
        continue;
      }
      if (port.facts().addressSource() != AddressSource.NONE) {
        candidates.add(port);
      }
      if (!OspfAreas.of(port).isEmpty()
          || port.facts().extras().link().isis() != null
          || network.neighbours(port).stream().anyMatch(p -> sameOverlay.test(p.router()))) {
        carrying.add(port);
      }
    }
    boolean only = candidates.size() == 1 && router.isUnrouted(vrf);
    return carrying.isEmpty() && only ? candidates : carrying;
  }
}

package dev.hoplint.rules.mtu;

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
   * with the same overlay.
   */
  static List<Port> of(
      Router router, @Nullable String vrf, Predicate<Router> sameOverlay, Network network) {
    List<Port> carrying = new ArrayList<>();
    for (Port port : router.upPorts()) {
      boolean candidate =
          !port.facts().isLoopback() && !port.facts().isTunnel() && Objects.equals(port.vrf(), vrf);
      if (candidate
          && (!OspfAreas.of(port).isEmpty()
              || port.facts().extras().link().isis() != null
              || network.neighbours(port).stream().anyMatch(p -> sameOverlay.test(p.router())))) {
        carrying.add(port);
      }
    }
    return carrying;
  }
}

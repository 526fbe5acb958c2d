package dev.hoplint.rules.mtu;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.OspfProcess;
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
   * Interfaces of the overlay's VRF on which OSPF runs, or that lead to another router with the
   * same overlay.
   */
  static List<Port> of(
      Router router, @Nullable String vrf, Predicate<Router> sameOverlay, Network network) {
    List<Port> carrying = new ArrayList<>();
    for (Port port : router.upPorts()) {
      boolean candidate =
          !port.facts().isLoopback() && !port.facts().isTunnel() && Objects.equals(port.vrf(), vrf);
      if (candidate
          && (runsOspf(port)
              || network.neighbours(port).stream().anyMatch(p -> sameOverlay.test(p.router())))) {
        carrying.add(port);
      }
    }
    return carrying;
  }

  /** Whether OSPF may have a neighbour there. */
  private static boolean runsOspf(Port port) {
    for (OspfProcess process : port.router().config().extras().ospf()) {
      boolean here =
          port.facts().extras().ospf().areas().stream()
              .anyMatch(area -> process.process().equals(Integer.toString(area.process())));
      Ipv4Address address = port.address();
      boolean covered =
          address != null
              && Objects.equals(process.vrf(), port.vrf())
              && process.networks().stream().anyMatch(network -> network.contains(address));
      if ((here || covered) && !isPassive(process, port)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPassive(OspfProcess process, Port port) {
    List<NameUse> exceptions =
        process.passiveDefault() == null ? process.passive() : process.active();
    boolean named = exceptions.stream().anyMatch(use -> use.name().equals(port.name()));
    return (process.passiveDefault() != null) != named;
  }
}

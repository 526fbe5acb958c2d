package dev.hoplint.rules.mtu;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.OspfInterface;
import dev.hoplint.model.OspfProcess;
import dev.hoplint.network.Port;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In which areas of OSPF an interface looks for neighbours. */
final class OspfAreas {
  private OspfAreas() {}

  /**
   * Where OSPF runs.
   *
   * @param area number of the area
   * @param line what puts the interface into it
   */
  record Membership(long area, Span line) {}

  /** Empty if OSPF does not run there, or is passive. */
  static List<Membership> of(Port port) {
    List<Membership> areas = new ArrayList<>();
    if (port.facts().malformed().contains(InterfaceStatement.OSPF)
        || port.facts().isLoopback()
        || (port.address() == null && port.facts().extras().unnumbered() == null)) {
      return areas;
    }
    for (OspfProcess process : port.router().config().extras().ospf()) {
      Membership membership = membership(port, process);
      if (membership != null && !isPassive(process, port)) {
        areas.add(membership);
      }
    }
    return areas;
  }

  private static @Nullable Membership membership(Port port, OspfProcess process) {
    for (OspfInterface.Area area : port.facts().extras().ospf().areas()) {
      // The interface's own line comes before the process's networks.
      if (process.process().equals(Integer.toString(area.process()))) {
        return new Membership(area.area(), area.span());
      }
    }
    Ipv4Address address = port.address();
    if (address == null || !Objects.equals(process.vrf(), port.vrf())) {
      return null;
    }
    OspfProcess.Network best = null;
    for (OspfProcess.Network network : process.networks()) {
      boolean closer =
          best == null || Integer.compareUnsigned(network.wildcard(), best.wildcard()) < 0;
      if (closer && network.contains(address)) {
        best = network;
      }
    }
    return best == null ? null : new Membership(best.area(), best.span());
  }

  private static boolean isPassive(OspfProcess process, Port port) {
    List<NameUse> exceptions =
        process.passiveDefault() == null ? process.passive() : process.active();
    boolean named = exceptions.stream().anyMatch(use -> use.name().equals(port.name()));
    return (process.passiveDefault() != null) != named;
  }
}

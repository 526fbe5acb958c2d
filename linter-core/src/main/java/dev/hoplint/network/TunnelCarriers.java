package dev.hoplint.network;

import dev.hoplint.address.IpProtocols;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The interfaces by which outer packets of tunnels leave routers, as far as the files show. */
final class TunnelCarriers {
  private final Set<Port> carriers = new HashSet<>();

  TunnelCarriers(Network network, List<Router> routers) {
    for (Router router : routers) {
      for (Port port : router.upPorts()) {
        if (port.facts().isTunnel()) {
          add(port, network);
        }
      }
    }
  }

  private void add(Port tunnel, Network network) {
    if (network.transport(tunnel) instanceof Transport.Known known && known.egress() != null) {
      carriers.add(known.egress());
    }
    Trace way = network.outerWay(tunnel, IpProtocols.GRE);
    for (Hop hop : way == null ? List.<Hop>of() : way.hops()) {
      if (hop.egress() != null) {
        carriers.add(hop.egress());
      }
    }
  }

  boolean carries(Port port) {
    return carriers.contains(port);
  }
}

package dev.hoplint.rules.mtu;

import dev.hoplint.header.Header;
import dev.hoplint.network.Forwarder;
import dev.hoplint.network.Hop;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Trace;
import dev.hoplint.network.TransitPath;
import org.jspecify.annotations.Nullable;

/** Policies that send TCP to a small link, while the routed way is clamped. */
final class PolicyBypass {
  private PolicyBypass() {}

  /** By the policy of this router; null if there is none, or its packets are clamped elsewhere. */
  static @Nullable ClampBypass of(Port port, IpMtu mtu, Network network) {
    int fitting = PathClamps.fitting(mtu);
    for (TransitPath path : network.transitPaths().byPolicy(port)) {
      Trace trace = path.trace();
      if (trace == null || PathClamps.isClamped(path.ports(), fitting)) {
        continue;
      }
      for (Hop hop : trace.hops()) {
        Port entry = hop.ingress();
        if (entry == null
            || hop.egress() != port
            || !(hop.way() instanceof Forwarder.Way.Out out)
            || out.policy() == null) {
          continue;
        }
        Port clamped = routed(port, entry, hop.arriving(), network);
        if (clamped != null) {
          return new ClampBypass(port, mtu, clamped, "the policy on " + entry.name(), out.why());
        }
      }
    }
    return null;
  }

  /** Where the packet would go by the table, if that way is clamped; else null. */
  private static @Nullable Port routed(Port port, Port entry, Header header, Network network) {
    Forwarder forwarder = network.tracer().forwarder();
    for (Forwarder.Way way : forwarder.route(port.router(), entry.vrf(), header.destination())) {
      if (way instanceof Forwarder.Way.Out out
          && out.egress() != port
          && ClampBypass.hasClamp(out.egress(), network)) {
        return out.egress();
      }
    }
    return null;
  }
}

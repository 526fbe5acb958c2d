package dev.hoplint.rules.mtu;

import dev.hoplint.model.NatRule;
import dev.hoplint.model.NatSide;
import dev.hoplint.network.Hop;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Trace;
import dev.hoplint.network.TransitPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port translation without virtual reassembly that fragments can get to: it has no port for the
 * later ones.
 *
 * @param ingress where the packets come in, inside
 * @param rule the translation
 * @param fragmenter the smallest link before it
 * @param before the hops up to it, without it
 */
record BlindOverload(
    Port ingress, NatRule.Dynamic rule, Port fragmenter, List<Hop> before, TransitPath path) {
  private static final int ETHERNET = 1500;

  BlindOverload {
    before = List.copyOf(before);
  }

  /** At most one for each interface inside. */
  static List<BlindOverload> of(Router router, Network network) {
    List<BlindOverload> found = new ArrayList<>();
    // Releases that print the line by default print it on interfaces without NAT, too.
    boolean printed =
        router.ports().stream()
            .anyMatch(p -> p.natSide() == null && !p.facts().reassembly().isEmpty());
    for (Port port : printed ? List.<Port>of() : router.upPorts()) {
      if (port.natSide() == NatSide.INSIDE && !port.reassemblesInput()) {
        for (TransitPath path : network.transitPaths().inThrough(port)) {
          BlindOverload blind = on(path, port, network);
          if (blind != null) {
            found.add(blind);
            break;
          }
        }
      }
    }
    return found;
  }

  private static @Nullable BlindOverload on(TransitPath path, Port ingress, Network network) {
    Trace trace = path.trace();
    Port small = null;
    List<Hop> before = new ArrayList<>();
    for (Hop hop : trace == null ? List.<Hop>of() : trace.hops()) {
      if (hop.ingress() == ingress) {
        NatRule.Dynamic rule = overload(hop);
        boolean divided =
            small != null
                && !PathClamps.isClamped(path.ports(), PathClamps.fitting(network.ipMtu(small)));
        return rule != null && small != null && divided && path.knownSource()
            ? new BlindOverload(ingress, rule, small, before, path)
            : null;
      }
      before.add(hop);
      Port egress = hop.egress();
      IpMtu mtu = egress == null ? IpMtu.UNKNOWN : network.ipMtu(egress);
      boolean smaller =
          mtu.isKnown()
              && mtu.origin() != IpMtu.Origin.ASSUMED
              && mtu.bytes() < (small == null ? ETHERNET : network.ipMtu(small).bytes());
      small = smaller ? egress : small;
    }
    return null;
  }

  private static NatRule.@Nullable Dynamic overload(Hop hop) {
    for (NatRule rule : hop.router().config().natRules()) {
      if (rule instanceof NatRule.Dynamic dynamic
          && dynamic.overload()
          && rule.span().equals(hop.translation())) {
        return dynamic;
      }
    }
    return null;
  }
}

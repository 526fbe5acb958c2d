package dev.hoplint.rules.mtu;

import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** OSPF neighbours with different IP MTUs. */
public final class OspfMtuMismatch implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-307",
          "ospf-mtu-mismatch",
          Severity.ERROR,
          "OSPF neighbours with different IP MTUs",
          "0.1",
          true);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (Port port : router.upPorts()) {
      List<OspfAreas.Membership> areas = OspfAreas.of(port);
      if (areas.isEmpty() || !network.ipMtu(port).isKnown() || isPart(port, network)) {
        continue;
      }
      // Only a neighbour with a larger MTU matters, and most subnets have one MTU.
      if (!port.facts().isTunnel()
          && network.largestIpMtuAround(port) <= network.ipMtu(port).bytes()) {
        continue;
      }
      Pair worst = null;
      for (Port other : others(port, network)) {
        Pair pair = pair(port, areas, other, network);
        if (pair != null
            && (worst == null || pair.severity(network).atLeast(worst.severity(network)))) {
          worst = pair;
        }
      }
      if (worst != null) {
        found.accept(finding(worst, network));
      }
    }
  }

  /** What a part of a configuration does not say may stand elsewhere. */
  private static boolean isPart(Port port, Network network) {
    return port.router().isPartial() && network.ipMtu(port).origin() != IpMtu.Origin.EXPLICIT;
  }

  private static Collection<Port> others(Port port, Network network) {
    if (port.facts().isTunnel()) {
      return network.tunnelPeers(port);
    }
    Set<Port> others = new LinkedHashSet<>();
    for (Port other : network.neighbours(port)) {
      if (!other.facts().isTunnel() && WireMtus.sameWire(port, other)) {
        others.add(other);
      }
    }
    return others;
  }

  /** Two neighbours: {@code larger} sends what {@code smaller} refuses. */
  private record Pair(Port smaller, Port larger, OspfAreas.Membership by) {
    boolean ignored() {
      return smaller.facts().extras().ospf().mtuIgnore() != null;
    }

    Severity severity(Network network) {
      boolean assumed =
          network.ipMtu(smaller).origin() == IpMtu.Origin.ASSUMED
              || network.ipMtu(larger).origin() == IpMtu.Origin.ASSUMED;
      return ignored() || assumed ? Severity.WARNING : Severity.ERROR;
    }
  }

  /** Null if {@code port} is not the smaller end, or the two are no neighbours. */
  private static @Nullable Pair pair(
      Port port, List<OspfAreas.Membership> areas, Port other, Network network) {
    IpMtu own = network.ipMtu(port);
    IpMtu theirs = network.ipMtu(other);
    boolean unique =
        port.facts().addresses().stream()
            .allMatch(address -> network.owners(address.address()).size() == 1);
    if (!theirs.isKnown() || theirs.bytes() <= own.bytes() || !unique || isPart(other, network)) {
      return null;
    }
    for (OspfAreas.Membership mine : areas) {
      if (OspfAreas.of(other).stream().anyMatch(theirArea -> theirArea.area() == mine.area())) {
        return new Pair(port, other, mine);
      }
    }
    return null;
  }

  private static Finding finding(Pair pair, Network network) {
    Port smaller = pair.smaller;
    Port larger = pair.larger;
    IpMtu small = network.ipMtu(smaller);
    IpMtu large = network.ipMtu(larger);
    Span ignore = smaller.facts().extras().ospf().mtuIgnore();
    String device = smaller.router().name();
    FindingBuilder finding =
        new FindingBuilder(INFO, pair.severity(network), place(smaller, small), device)
            .message(
                smaller
                    + " has an IP MTU of "
                    + small.bytes()
                    + " bytes, and its OSPF neighbour "
                    + larger
                    + " has "
                    + large.bytes()
                    + (ignore == null
                        ? ": "
                            + device
                            + " rejects its database descriptions, and the adjacency stays in"
                            + " EXSTART or EXCHANGE"
                        : ": `ip ospf mtu-ignore` lets the adjacency come up, and then updates of"
                            + " more than "
                            + small.bytes()
                            + " bytes may be lost"))
            .related(place(larger, large), "IP MTU of " + large.bytes() + " bytes on " + larger)
            .related(pair.by.line(), "OSPF runs in area " + pair.by.area() + " by this line")
            .related(ignore, "the difference is ignored here");
    if (small.origin() == IpMtu.Origin.ASSUMED || large.origin() == IpMtu.Origin.ASSUMED) {
      finding.assuming(
          "the tunnel's transport carries 1500 bytes: the way to its destination is not known");
    }
    return finding
        .fix(
            larger.facts().isTunnel()
                ? TunnelMtuFix.fix(larger, small.bytes(), network)
                : LoweredMtus.fix(larger(smaller, small.bytes(), network), small.bytes(), network))
        .build();
  }

  /** All on the wire that are larger: what only one of them is told would part it from the rest. */
  private static Set<Port> larger(Port smaller, int bytes, Network network) {
    Set<Port> larger = new LinkedHashSet<>();
    for (Port other : others(smaller, network)) {
      IpMtu mtu = network.ipMtu(other);
      if (mtu.isKnown() && mtu.bytes() > bytes) {
        larger.add(other);
      }
    }
    return larger;
  }

  private static Span place(Port port, IpMtu mtu) {
    return mtu.span() != null && mtu.origin() != IpMtu.Origin.DERIVED
        ? mtu.span()
        : port.facts().header();
  }
}

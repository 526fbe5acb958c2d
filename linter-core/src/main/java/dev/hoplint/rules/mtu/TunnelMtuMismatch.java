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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The two ends of a tunnel have different IP MTUs: said once, at the end with the larger one, which
 * sends what the other end does not.
 */
public final class TunnelMtuMismatch implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-306",
          "tunnel-mtu-mismatch",
          Severity.WARNING,
          "the two ends of a tunnel have different IP MTUs",
          "0.1",
          true);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (Port port : router.upPorts()) {
      if (!port.facts().isTunnel() || !isSure(port, network)) {
        continue;
      }
      int own = network.ipMtu(port).bytes();
      List<Port> smaller = new ArrayList<>();
      for (Port peer : network.tunnelPeers(port)) {
        if (isSure(peer, network) && network.ipMtu(peer).bytes() < own) {
          smaller.add(peer);
        }
      }
      if (!smaller.isEmpty()) {
        found.accept(finding(port, smaller, network));
      }
    }
  }

  /** The line that a part of a configuration lacks may be in another. */
  private static boolean isSure(Port port, Network network) {
    IpMtu mtu = network.ipMtu(port);
    return mtu.isKnown() && (mtu.origin() == IpMtu.Origin.EXPLICIT || !port.router().isPartial());
  }

  private static Finding finding(Port port, List<Port> smaller, Network network) {
    IpMtu own = network.ipMtu(port);
    Port first = smaller.get(0);
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, place(port, own), port.router().name())
            .message(
                port.name()
                    + " has an IP MTU of "
                    + own.bytes()
                    + " bytes"
                    + origin(own)
                    + ", and "
                    + first
                    + " at the other end has "
                    + network.ipMtu(first).bytes()
                    + origin(network.ipMtu(first))
                    + (smaller.size() == 1
                        ? ""
                        : "; " + (smaller.size() - 1) + " more ends have less too"));
    for (Port peer : smaller) {
      IpMtu mtu = network.ipMtu(peer);
      finding.related(
          place(peer, mtu), "IP MTU of " + mtu.bytes() + " bytes on " + peer + origin(mtu));
      assume(finding, mtu, peer);
    }
    assume(finding, own, port);
    return finding.fix(TunnelMtuFix.fix(port, own.bytes(), network)).build();
  }

  private static void assume(FindingBuilder finding, IpMtu mtu, Port port) {
    if (mtu.origin() == IpMtu.Origin.ASSUMED) {
      finding.assuming(
          "the transport of "
              + port
              + " carries 1500 bytes: the way to its destination is not known");
    }
  }

  private static Span place(Port port, IpMtu mtu) {
    return mtu.origin() == IpMtu.Origin.EXPLICIT && mtu.span() != null
        ? mtu.span()
        : port.facts().header();
  }

  private static String origin(IpMtu mtu) {
    return mtu.origin() == IpMtu.Origin.EXPLICIT ? "" : " (its transport less the encapsulation)";
  }
}

package dev.hoplint.rules.mtu;

import dev.hoplint.model.RoutingProcess;
import dev.hoplint.model.Tunnel;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * How many MPLS labels a router's packets may carry, by what it and its neighbours are set up for.
 *
 * @param frame bytes of the frame's header that lies under the labels; 0 without one
 * @param evidence the line that shows it; null without any
 */
record LabelStack(int labels, int frame, String use, @Nullable Span evidence) {
  /** Bytes of a label stack entry (RFC 3032 §2.1). */
  private static final int LABEL = 4;

  /** Of the frame in a pseudowire, without tags (RFC 4448 §4.1). */
  private static final int ETHERNET_HEADER = 14;

  private static final LabelStack PLAIN = new LabelStack(1, 0, "", null);

  int bytes() {
    return labels * LABEL + frame;
  }

  /**
   * Under LDP's own label lies plain IP, which a router may divide; under a second one, anything.
   */
  Severity severity() {
    return evidence == null ? Severity.NOTE : Severity.WARNING;
  }

  String describe() {
    return evidence == null
        ? "one label"
        : labels + " labels " + (frame > 0 ? "and a frame's header " : "") + "(" + use + ")";
  }

  String why() {
    return use + " puts further labels under the first";
  }

  static LabelStack of(Router router, Network network) {
    LabelStack most = ofOne(router);
    for (Port port : router.upPorts()) {
      if (port.facts().extras().mpls() == null) {
        continue;
      }
      for (Port neighbour : network.neighbours(port)) {
        LabelStack theirs =
            neighbour.facts().extras().mpls() == null ? PLAIN : ofOne(neighbour.router());
        most = theirs.bytes() > most.bytes() ? theirs : most;
      }
    }
    return most;
  }

  private static LabelStack ofOne(Router router) {
    Port inVrf = null;
    for (Port port : router.upPorts()) {
      Span pseudowire = port.facts().extras().link().pseudowire();
      if (pseudowire != null) {
        return new LabelStack(2, ETHERNET_HEADER, "a pseudowire", pseudowire);
      }
    }
    for (Port port : router.upPorts()) {
      Tunnel tunnel = port.facts().tunnel();
      if (tunnel != null && tunnel.mode().startsWith("mpls traffic-eng")) {
        return new LabelStack(3, 0, "traffic engineering", port.facts().header());
      }
      inVrf = port.vrf() == null || inVrf != null ? inVrf : port;
    }
    for (RoutingProcess process : router.config().routingProcesses()) {
      if (inVrf != null && process.protocol().equals("bgp")) {
        return new LabelStack(2, 0, "a VPN", inVrf.facts().header());
      }
    }
    return PLAIN;
  }
}

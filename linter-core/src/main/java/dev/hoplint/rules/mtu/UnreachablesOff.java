package dev.hoplint.rules.mtu;

import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.NatSide;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.TransitPath;
import dev.hoplint.network.Transport;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An interface with {@code no ip unreachables} by which packets arrive that a smaller link of the
 * same router does not carry. IOS asks the interface that the packet came in on, not the one that
 * it would leave by.
 *
 * @param line {@code no ip unreachables}
 * @param arriving bytes of the packets that come in there
 * @param steps at least one
 */
record UnreachablesOff(Port port, Span line, int arriving, List<Step> steps) {
  private static final int ETHERNET = 1500;

  UnreachablesOff {
    steps = List.copyOf(steps);
  }

  /** A smaller link, and the ways of TCP that meet it, at least one. */
  record Step(Port egress, IpMtu mtu, List<TransitPath> paths) {
    Step {
      paths = List.copyOf(paths);
    }
  }

  /** Null if the interface sends the messages, or nothing that comes in there meets less room. */
  static @Nullable UnreachablesOff of(Port port, Network network) {
    Span line = port.facts().unreachablesOff();
    int arriving = line == null ? 0 : arriving(port, network);
    if (line == null || arriving == 0) {
      return null;
    }
    List<Step> steps = new ArrayList<>();
    for (Port egress : port.router().upPorts()) {
      IpMtu mtu = network.ipMtu(egress);
      List<TransitPath> paths =
          mtu.isKnown() && mtu.bytes() < arriving ? paths(port, egress, network) : List.of();
      if (!paths.isEmpty()) {
        steps.add(new Step(egress, mtu, paths));
      }
    }
    return steps.isEmpty() ? null : new UnreachablesOff(port, line, arriving, steps);
  }

  /** Interfaces by which packets come in that would meet a step if {@code egress} got smaller. */
  static List<Port> ahead(Port egress, int bytes, Network network) {
    List<Port> ahead = new ArrayList<>();
    for (Port port : egress.router().upPorts()) {
      if (port.facts().unreachablesOff() != null
          && arriving(port, network) > bytes
          && !paths(port, egress, network).isEmpty()) {
        ahead.add(port);
      }
    }
    return ahead;
  }

  /** Bytes of the packets that come in; 0 if none do that go on, or that is not known. */
  private static int arriving(Port port, Network network) {
    IpMtu own = network.ipMtu(port);
    if (!own.isKnown() || isUnread(port) || !takesTransit(port, network)) {
      return 0;
    }
    // ATM and POS take more by default than anyone on them sends.
    return own.origin() == IpMtu.Origin.DEFAULT ? Math.min(own.bytes(), ETHERNET) : own.bytes();
  }

  private static List<TransitPath> paths(Port port, Port egress, Network network) {
    if (!Objects.equals(egress.vrf(), port.vrf()) || isUnread(egress)) {
      return List.of();
    }
    List<TransitPath> paths = new ArrayList<>();
    for (TransitPath path : network.transitPaths().between(port, egress)) {
      if (path.knownSource()) {
        paths.add(path);
      }
    }
    return paths;
  }

  private static boolean isUnread(Port port) {
    return port.facts().malformed().contains(InterfaceStatement.UNREACHABLES)
        || port.facts().malformed().contains(InterfaceStatement.ADJUST_MSS);
  }

  /** What comes in from outside of NAT, or carries tunnels, is not transit into a tunnel. */
  private static boolean takesTransit(Port port, Network network) {
    if (port.natSide() == NatSide.OUTSIDE) {
      return false;
    }
    for (Port other : port.router().upPorts()) {
      boolean carries =
          other.facts().isTunnel()
              && network.transport(other) instanceof Transport.Known known
              && known.egress() == port;
      if (carries || port.isSourceOf(other)) {
        return false;
      }
    }
    return true;
  }
}

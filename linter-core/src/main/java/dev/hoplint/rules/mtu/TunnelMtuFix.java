package dev.hoplint.rules.mtu;

import dev.hoplint.model.AddressSource;
import dev.hoplint.model.Setting;
import dev.hoplint.network.Clamps;
import dev.hoplint.network.Fragments;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.OuterPath;
import dev.hoplint.network.Port;
import dev.hoplint.network.TransitPath;
import dev.hoplint.network.Transport;
import dev.hoplint.rule.Fix;
import org.jspecify.annotations.Nullable;

/** Gives both ends of a tunnel the same IP MTU, one that fits, with a clamp where one is needed. */
final class TunnelMtuFix {
  private TunnelMtuFix() {}

  /** The largest IP MTU that the way of the outer packets allows; with NAT where there is some. */
  static int fitting(Port tunnel, Transport.Known transport, Network network) {
    OuterPath path = network.outerPath(tunnel, transport);
    return transport.fitting(path.mtu().bytes(), path.translated());
  }

  /**
   * @param fitting bytes that fit at this end
   */
  static Fix fix(Port tunnel, int fitting, Network network) {
    int bytes = fitting;
    for (Port peer : network.tunnelPeers(tunnel)) {
      IpMtu mtu = network.ipMtu(peer);
      if (mtu.isKnown()) {
        bytes = Math.min(bytes, mtu.bytes());
      }
      if (network.transport(peer) instanceof Transport.Known transport) {
        bytes = Math.min(bytes, fitting(peer, transport, network));
      }
    }
    InterfaceEdits edits = new InterfaceEdits();
    StringBuilder title = new StringBuilder();
    if (network.ipMtu(tunnel).bytes() != bytes) {
      set(edits, title, tunnel, bytes, network);
    }
    for (Port peer : network.tunnelPeers(tunnel)) {
      if (network.ipMtu(peer).isKnown() && network.ipMtu(peer).bytes() > bytes) {
        set(edits, title, peer, bytes, network);
      }
    }
    return edits.fix("set `ip mtu " + bytes + "` on " + title);
  }

  private static void set(
      InterfaceEdits edits, StringBuilder title, Port port, int bytes, Network network) {
    edits.set(port, bytes, clamp(port, bytes - Fragments.TCP_IP_HEADERS, network));
    title.append(title.length() == 0 ? "" : " and ").append(port);
  }

  /** Null where TCP is clamped already, or where none passes. */
  private static @Nullable Integer clamp(Port port, int mss, Network network) {
    Setting<Integer> own = port.facts().mssClamp();
    if (own != null) {
      return own.value() > mss ? mss : null;
    }
    if (port.facts().addressSource() == AddressSource.NONE) {
      return null;
    }
    for (TransitPath path : network.transitPaths().outThrough(port)) {
      Clamps.Clamp clamp = Clamps.smallest(path.ports());
      if (clamp == null || clamp.bytes() > mss) {
        return mss;
      }
    }
    return null;
  }
}

package dev.hoplint.rules.mtu;

import dev.hoplint.network.Network;
import dev.hoplint.network.OuterPath;
import dev.hoplint.network.Port;
import dev.hoplint.network.Transport;
import dev.hoplint.rule.Fix;
import java.util.ArrayList;
import java.util.List;

/** Gives both ends of a tunnel the same IP MTU, one that fits, with a clamp where one is needed. */
final class TunnelMtuFix {
  private TunnelMtuFix() {}

  /** The largest IP MTU that the way of the outer packets allows; with NAT where there is some. */
  static int fitting(Port tunnel, Transport.Known transport, Network network) {
    OuterPath path = network.outerPath(tunnel, transport);
    return transport.fitting(path.mtu().bytes(), path.translated());
  }

  /** Less than the very maximum of an end should leave room for NAT traversal there. */
  private static int withRoomForNat(Port tunnel, int bytes, Network network) {
    int least = bytes;
    List<Port> ends = new ArrayList<>(network.tunnelPeers(tunnel));
    ends.add(tunnel);
    for (Port end : ends) {
      if (network.transport(end) instanceof Transport.Known transport && transport.isProtected()) {
        int link = network.outerPath(end, transport).mtu().bytes();
        int underNat = transport.fitting(link, true);
        boolean maximum = bytes == transport.fitting(link, false);
        least = maximum ? least : Math.min(least, underNat);
      }
    }
    // What one end lowers may be less than the maximum of another.
    return least == bytes ? bytes : withRoomForNat(tunnel, least, network);
  }

  /**
   * @param fitting bytes that this end is to have at most
   */
  static Fix fix(Port tunnel, int fitting, Network network) {
    int bytes = fitting;
    if (network.transport(tunnel) instanceof Transport.Known transport) {
      bytes = Math.min(bytes, fitting(tunnel, transport, network));
    }
    for (Port peer : network.tunnelPeers(tunnel)) {
      if (network.ipMtu(peer).isKnown()) {
        bytes = Math.min(bytes, network.ipMtu(peer).bytes());
      }
      if (network.transport(peer) instanceof Transport.Known transport) {
        bytes = Math.min(bytes, fitting(peer, transport, network));
      }
    }
    bytes = withRoomForNat(tunnel, bytes, network);
    List<Port> ends = new ArrayList<>();
    if (network.ipMtu(tunnel).bytes() != bytes) {
      ends.add(tunnel);
    }
    for (Port peer : network.tunnelPeers(tunnel)) {
      if (network.ipMtu(peer).isKnown() && network.ipMtu(peer).bytes() > bytes) {
        ends.add(peer);
      }
    }
    return LoweredMtus.fix(ends, bytes, network);
  }
}

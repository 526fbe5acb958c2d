package dev.hoplint.rules.mtu;

import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.network.Clamps;
import dev.hoplint.network.Fragments;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.TransitPath;
import dev.hoplint.rule.Severity;
import java.util.ArrayList;
import java.util.List;

/** Whether the MSS of TCP is lowered to what a link carries, anywhere on its way. */
final class PathClamps {
  private PathClamps() {}

  /** Bytes of TCP payload in the largest packet that the link carries. */
  static int fitting(IpMtu mtu) {
    return mtu.bytes() - Fragments.TCP_IP_HEADERS;
  }

  /**
   * Bytes of the largest clamp on the interface that fits the interface itself and every known way
   * through it that nothing else clamps enough.
   */
  static int largestOn(Port port, Network network) {
    int largest = leastOf(List.of(port), network);
    List<TransitPath> paths = new ArrayList<>(network.transitPaths().outThrough(port));
    paths.addAll(network.transitPaths().inThrough(port));
    for (TransitPath path : paths) {
      int fitting = leastOf(path.egresses(), network);
      List<Port> others = path.ports().stream().filter(other -> other != port).toList();
      if (!isClamped(others, fitting)) {
        largest = Math.min(largest, fitting);
      }
    }
    return largest;
  }

  private static int leastOf(List<Port> egresses, Network network) {
    int least = Integer.MAX_VALUE;
    for (Port egress : egresses) {
      IpMtu mtu = network.ipMtu(egress);
      least = mtu.isKnown() ? Math.min(least, fitting(mtu)) : least;
    }
    return least;
  }

  /** A clamp that could not be read may be one that fits. */
  static boolean isClamped(List<Port> ports, int fitting) {
    Clamps.Clamp clamp = Clamps.smallest(ports);
    return (clamp != null && clamp.bytes() <= fitting)
        || ports.stream()
            .anyMatch(p -> p.facts().malformed().contains(InterfaceStatement.ADJUST_MSS));
  }

  /**
   * How bad it is that senders are not told: an error if none of the ways is clamped, a warning if
   * some are, a note if all are, since UDP remains.
   */
  static Severity severity(List<TransitPath> paths, int fitting) {
    long clamped = paths.stream().filter(path -> isClamped(path.ports(), fitting)).count();
    if (clamped == paths.size()) {
      return Severity.NOTE;
    }
    return clamped > 0 ? Severity.WARNING : Severity.ERROR;
  }
}

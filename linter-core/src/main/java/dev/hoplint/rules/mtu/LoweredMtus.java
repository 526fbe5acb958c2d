package dev.hoplint.rules.mtu;

import dev.hoplint.model.AddressSource;
import dev.hoplint.model.Setting;
import dev.hoplint.network.Clamps;
import dev.hoplint.network.Fragments;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.TransitPath;
import dev.hoplint.rule.Fix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives interfaces a smaller IP MTU, and a clamp where TCP would then need one. */
final class LoweredMtus {
  private LoweredMtus() {}

  /**
   * @param bytes the new IP MTU
   */
  static Fix fix(Collection<Port> ports, int bytes, Network network) {
    Map<Port, Integer> all = new LinkedHashMap<>();
    ports.forEach(port -> all.put(port, bytes));
    return fix(all, network);
  }

  /**
   * @param bytes the new IP MTU of each interface
   */
  static Fix fix(Map<Port, Integer> bytes, Network network) {
    InterfaceEdits edits = new InterfaceEdits();
    Map<Integer, List<String>> names = new LinkedHashMap<>();
    Set<Port> beside = new LinkedHashSet<>();
    bytes.forEach(
        (port, mtu) -> {
          Integer clamp = clamp(port, mtu - Fragments.TCP_IP_HEADERS, network);
          edits.set(port, mtu, clamp);
          beside.addAll(clamp == null ? List.of() : ClampBypass.besides(port, network));
          names.computeIfAbsent(mtu, m -> new ArrayList<>()).add(port.toString());
        });
    for (Port port : beside) {
      edits.set(port, null, PathClamps.largestOn(port, network));
    }
    Set<Port> silent = new LinkedHashSet<>();
    bytes.forEach((port, mtu) -> silent.addAll(UnreachablesOff.ahead(port, mtu, network)));
    List<String> parts = new ArrayList<>();
    names.forEach(
        (mtu, on) -> parts.add("set `ip mtu " + mtu + "` on " + String.join(" and ", on)));
    for (Port port : silent) {
      edits.tell(port);
      parts.add("set `ip unreachables` on " + port + ", where packets for it come in");
    }
    String title = String.join(", ", parts);
    // Tunnels over an interface would have to follow, and so would their clamps.
    return bytes.keySet().stream().anyMatch(network::carriesTunnels)
        ? edits.commands(title)
        : edits.fix(title);
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
    IpMtu lowered =
        new IpMtu(mss + Fragments.TCP_IP_HEADERS, IpMtu.Origin.EXPLICIT, port.facts().header());
    if (ClampBypass.of(port, lowered, network) != null) {
      return mss;
    }
    List<TransitPath> paths = new ArrayList<>(network.transitPaths().outThrough(port));
    TransitPath untold = UntoldRoutes.through(port, network);
    if (untold != null) {
      paths.add(untold);
    }
    for (TransitPath path : paths) {
      Clamps.Clamp clamp = Clamps.smallest(path.ports());
      if (clamp == null || clamp.bytes() > mss) {
        return mss;
      }
    }
    return null;
  }
}

package dev.hoplint.rules.mtu;

import dev.hoplint.model.AddressSource;
import dev.hoplint.model.Setting;
import dev.hoplint.network.Fragments;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.TransitPath;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The MSS clamp is needlessly small. */
public final class MssClampTooSmall implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-305",
          "mss-clamp-too-small",
          Severity.NOTE,
          "the MSS clamp is needlessly small",
          "0.1",
          true);

  /** A clamp that goes with `ip mtu 1400` is a habit, whatever the IP MTU. */
  private static final int HABIT = 1360;

  /** Bytes that are given away before it is worth a word: room for one more tunnel. */
  private static final int ALLOWANCE = 80;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    if (router.isPartial()) {
      return;
    }
    for (Port port : router.upPorts()) {
      Setting<Integer> clamp = port.facts().mssClamp();
      if (clamp == null || clamp.value() >= HABIT) {
        continue;
      }
      Port narrow = narrowest(port, network);
      int fitting = narrow == null ? 0 : network.ipMtu(narrow).bytes() - Fragments.TCP_IP_HEADERS;
      if (narrow != null && clamp.value() < fitting - ALLOWANCE) {
        found.accept(finding(port, clamp, narrow, fitting, network));
      }
    }
  }

  /**
   * The interface with the smallest IP MTU that packets may meet: on the known ways, on the other
   * interfaces of the router, and on the other ends of its tunnels. Null if one is not known.
   */
  private static @Nullable Port narrowest(Port port, Network network) {
    Set<Port> all = new LinkedHashSet<>();
    List<TransitPath> paths = new ArrayList<>(network.transitPaths().outThrough(port));
    paths.addAll(network.transitPaths().inThrough(port));
    paths.forEach(path -> all.addAll(path.egresses()));
    for (Port own : port.router().upPorts()) {
      if (own.facts().addressSource() != AddressSource.NONE && !own.facts().isLoopback()) {
        all.add(own);
        all.addAll(network.tunnelPeers(own));
      }
    }
    Port narrow = null;
    for (Port each : all) {
      IpMtu mtu = network.ipMtu(each);
      // What a crypto map encrypts needs room that no IP MTU shows.
      if (!mtu.isKnown() || each.facts().cryptoMap() != null) {
        return null;
      }
      if (narrow == null || mtu.bytes() < network.ipMtu(narrow).bytes()) {
        narrow = each;
      }
    }
    return narrow;
  }

  private static Finding finding(
      Port port, Setting<Integer> clamp, Port narrow, int fitting, Network network) {
    IpMtu mtu = network.ipMtu(narrow);
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.NOTE, clamp.span(), port.router().name())
            .message(
                "a clamp of "
                    + clamp.value()
                    + " bytes makes TCP packets "
                    + (fitting - clamp.value())
                    + " bytes smaller than needed: the smallest IP MTU that they meet is "
                    + mtu.bytes()
                    + " on "
                    + narrow
                    + ", and "
                    + fitting
                    + " would do")
            .related(
                mtu.span() == null ? narrow.facts().header() : mtu.span(),
                "IP MTU of " + mtu.bytes() + " bytes on " + narrow);
    if (mtu.origin() == IpMtu.Origin.ASSUMED) {
      finding.assuming(
          "the tunnel's transport carries 1500 bytes: the way to its destination is not known");
    }
    return finding
        .fix(new InterfaceEdits().set(port, null, fitting).fix("raise the clamp on " + port))
        .build();
  }
}

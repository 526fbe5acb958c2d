package dev.hoplint.rules.mtu;

import dev.hoplint.model.Setting;
import dev.hoplint.network.Clamps;
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
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The MSS clamp does not fit the path's MTU. */
public final class MssClampTooLarge implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-304",
          "mss-clamp-too-large",
          Severity.ERROR,
          "the MSS clamp does not fit the path's MTU",
          "0.1",
          true);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (Port port : router.upPorts()) {
      Setting<Integer> clamp = port.facts().mssClamp();
      if (clamp == null) {
        continue;
      }
      TooLarge worst = worst(port, network);
      if (worst != null) {
        found.accept(finding(port, clamp, worst, network));
      }
    }
  }

  /**
   * A clamp larger than a path allows.
   *
   * @param narrow the interface with the path's smallest IP MTU
   */
  record TooLarge(Clamps.Clamp clamp, Port narrow, IpMtu mtu, TransitPath path) {
    int fitting() {
      return mtu.bytes() - Fragments.TCP_IP_HEADERS;
    }
  }

  /** The path's smallest clamp, if it is larger than the path's smallest IP MTU allows, or null. */
  static @Nullable TooLarge tooLargeOn(TransitPath path, Network network) {
    Clamps.Clamp clamp = Clamps.smallest(path.ports());
    if (clamp == null) {
      return null;
    }
    Port narrow = null;
    IpMtu smallest = IpMtu.UNKNOWN;
    for (Port egress : path.egresses()) {
      IpMtu mtu = network.ipMtu(egress);
      if (mtu.isKnown() && (narrow == null || mtu.bytes() < smallest.bytes())) {
        narrow = egress;
        smallest = mtu;
      }
    }
    return narrow != null && clamp.bytes() > smallest.bytes() - Fragments.TCP_IP_HEADERS
        ? new TooLarge(clamp, narrow, smallest, path)
        : null;
  }

  private static @Nullable TooLarge worst(Port port, Network network) {
    List<TransitPath> paths = new ArrayList<>(network.transitPaths().outThrough(port));
    paths.addAll(network.transitPaths().inThrough(port));
    if (paths.isEmpty()) {
      // Whatever leaves through the interface itself meets its own IP MTU.
      Port peer = network.tunnelPeer(port);
      List<Port> ports = new ArrayList<>(network.tightest(port.router()));
      if (peer != null) {
        ports.addAll(network.tightest(peer.router()));
      }
      paths.add(new TransitPath(ports, List.of(port), "any", null, null, false));
    }
    TooLarge worst = null;
    for (TransitPath path : paths) {
      TooLarge candidate = tooLargeOn(path, network);
      Setting<Integer> own = port.facts().mssClamp();
      boolean mine = candidate != null && own != null && candidate.clamp.bytes() == own.value();
      if (candidate != null
          && mine
          && !PppoeMtu.speaksOn(candidate.narrow, network)
          && (worst == null || isWorse(candidate, worst))) {
        worst = candidate;
      }
    }
    return worst;
  }

  private static boolean isWorse(TooLarge one, TooLarge other) {
    boolean sure = severity(one) == Severity.ERROR;
    boolean otherSure = severity(other) == Severity.ERROR;
    return sure == otherSure ? one.mtu.bytes() < other.mtu.bytes() : sure;
  }

  private static Severity severity(TooLarge found) {
    return found.mtu.origin() == IpMtu.Origin.ASSUMED || found.path.assumption() != null
        ? Severity.WARNING
        : Severity.ERROR;
  }

  private static Finding finding(
      Port port, Setting<Integer> clamp, TooLarge found, Network network) {
    FindingBuilder finding =
        new FindingBuilder(INFO, severity(found), clamp.span(), port.router().name())
            .message(
                "a clamp of "
                    + clamp.value()
                    + " bytes lets through packets of "
                    + (clamp.value() + Fragments.TCP_IP_HEADERS)
                    + " bytes, but "
                    + (found.narrow == port ? "the IP MTU here" : "the IP MTU of " + found.narrow)
                    + " is "
                    + found.mtu.bytes()
                    + ": "
                    + found.fitting()
                    + " is the largest that fits");
    if (found.narrow != port || found.mtu.span() != null) {
      finding.related(
          found.mtu.span() == null ? found.narrow.facts().header() : found.mtu.span(),
          "IP MTU of " + found.mtu.bytes() + " bytes on " + found.narrow);
    }
    if (found.mtu.origin() == IpMtu.Origin.ASSUMED) {
      finding.assuming(
          "the tunnel's transport carries 1500 bytes: the way to its destination is not known");
    }
    if (found.path.assumption() != null) {
      finding.assuming(found.path.assumption());
    }
    int fitting = Math.min(found.fitting(), PathClamps.largestOn(port, network));
    return finding
        .fix(new InterfaceEdits().set(port, null, fitting).fix("lower the clamp on " + port))
        .build();
  }
}

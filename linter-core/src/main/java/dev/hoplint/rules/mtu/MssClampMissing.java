package dev.hoplint.rules.mtu;

import dev.hoplint.model.AddressSource;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Split;
import dev.hoplint.network.TransitPath;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A path with a reduced MTU and no MSS clamp. */
public final class MssClampMissing implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-303",
          "mss-clamp-missing",
          Severity.WARNING,
          "a path with a reduced MTU and no MSS clamp",
          "0.1",
          false);

  /** Hosts on Ethernet send segments that fill this many bytes (RFC 894). */
  private static final int ETHERNET = 1500;

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
      TransitPath path = unclamped(port, network);
      if (path != null) {
        found.accept(finding(port, network.ipMtu(port), path, network));
      }
    }
  }

  /** Whether the rule has a finding on the interface. */
  static boolean speaksOn(Port port, Network network) {
    return !port.router().isPartial() && unclamped(port, network) != null;
  }

  private static boolean carriesIpv4(Port port) {
    return !port.facts().isLoopback() && port.facts().addressSource() != AddressSource.NONE;
  }

  private static @Nullable TransitPath unclamped(Port port, Network network) {
    IpMtu mtu = network.ipMtu(port);
    int fitting = PathClamps.fitting(mtu);
    if (!mtu.isKnown()
        || mtu.bytes() >= ETHERNET
        || !carriesIpv4(port)
        || PppoeMtu.speaksOn(port, network)
        || PathClamps.isClamped(List.of(port), fitting)
        || ClampBypass.of(port, network) != null) {
      return null;
    }
    for (TransitPath path : network.transitPaths().outThrough(port)) {
      // A clamp that is too large on this way is a finding of its own.
      if (!PathClamps.isClamped(path.ports(), fitting) && MssClampTooLarge.tooLargeOn(path, network) == null) {
        return path;
      }
    }
    return null;
  }

  private static Finding finding(Port port, IpMtu mtu, TransitPath path, Network network) {
    List<Split> fatal = new ArrayList<>(network.fatalSplitsMadeOn(port));
    Port peer = network.tunnelPeer(port);
    if (peer != null) {
      fatal.addAll(network.fatalSplitsMadeOn(peer));
    }
    int fitting = PathClamps.fitting(mtu);
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                fatal.isEmpty() ? Severity.WARNING : Severity.ERROR,
                mtu.origin() == IpMtu.Origin.EXPLICIT && mtu.span() != null
                    ? mtu.span()
                    : port.facts().header(),
                port.router().name())
            .message(
                port.name()
                    + " has an IP MTU of "
                    + mtu.bytes()
                    + " bytes"
                    + origin(mtu)
                    + ", and nothing lowers the MSS of TCP that goes through it ("
                    + path.example()
                    + "): segments of 1460 bytes don't fit, "
                    + fitting
                    + " would"
                    + (fatal.isEmpty() ? "" : "; their fragments are lost further on"));
    for (Split split : fatal) {
      finding.related(
          split.place(), "fragments made here part at this entry of " + split.router().name());
    }
    if (path.assumption() != null) {
      finding.assuming(path.assumption());
    }
    if (mtu.origin() == IpMtu.Origin.ASSUMED) {
      finding.assuming(
          "the tunnel's transport carries 1500 bytes: the way to its destination is not known");
    }
    return finding
        .fix(
            Fix.commands(
                "clamp the MSS on "
                    + port.router().name()
                    + " "
                    + port.name()
                    + " (or where the hosts are connected)",
                List.of("interface " + port.name(), " ip tcp adjust-mss " + fitting)))
        .build();
  }

  private static String origin(IpMtu mtu) {
    return switch (mtu.origin()) {
      case DERIVED, ASSUMED -> " (its transport less the encapsulation)";
      default -> "";
    };
  }
}

package dev.hoplint.rules.mtu;

import dev.hoplint.model.AddressSource;
import dev.hoplint.network.Fragments;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Split;
import dev.hoplint.network.TransitPath;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A path with a reduced MTU and no MSS clamp. */
public final class MssClampMissing implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-303",
          "mss-clamp-missing",
          Severity.WARNING,
          "a path with a reduced MTU and no MSS clamp",
          "0.1",
          true);

  /** Hosts on Ethernet send segments that fill this many bytes (RFC 894). */
  private static final int ETHERNET = 1500;

  /** Bytes that every link carries (RFC 791 §3.2). */
  private static final int SMALLEST = 68;

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
      List<TransitPath> paths = unclamped(port, network);
      if (!paths.isEmpty()) {
        found.accept(finding(port, network.ipMtu(port), paths, network));
      }
    }
  }

  /** Whether the rule has a finding on the interface. */
  static boolean speaksOn(Port port, Network network) {
    return !port.router().isPartial() && !unclamped(port, network).isEmpty();
  }

  private static boolean carriesIpv4(Port port) {
    return !port.facts().isLoopback() && port.facts().addressSource() != AddressSource.NONE;
  }

  /** The ways out through the interface on which nothing lowers the MSS. */
  private static List<TransitPath> unclamped(Port port, Network network) {
    IpMtu mtu = network.ipMtu(port);
    int fitting = PathClamps.fitting(mtu);
    List<TransitPath> unclamped = new ArrayList<>();
    if (!mtu.isKnown()
        || mtu.bytes() >= ETHERNET
        || !carriesIpv4(port)
        || PppoeMtu.speaksOn(port, network)
        || PathClamps.isClamped(List.of(port), fitting)
        || ClampBypass.of(port, network) != null) {
      return unclamped;
    }
    for (TransitPath path : network.transitPaths().outThrough(port)) {
      // A clamp that is too large on this way is a finding of its own.
      if (!PathClamps.isClamped(path.ports(), fitting)
          && !passesTemplate(path)
          && MssClampTooLarge.tooLargeOn(path, network) == null) {
        unclamped.add(path);
      }
    }
    // Who sets the MTU of a tunnel says that packets go through it.
    boolean used = unclamped.isEmpty() && port.facts().ipMtu() != null;
    TransitPath untold = used ? UntoldRoutes.through(port, network) : null;
    return untold == null || PathClamps.isClamped(untold.ports(), fitting)
        ? unclamped
        : List.of(untold);
  }

  /** A clamp may be among the lines that a template on the way lacks. */
  private static boolean passesTemplate(TransitPath path) {
    return path.ports().stream()
        .map(port -> port.router().config().unrendered())
        .anyMatch(open -> open != null && open.missingLines());
  }

  private static Finding finding(Port port, IpMtu mtu, List<TransitPath> paths, Network network) {
    TransitPath path = paths.get(0);
    Span hole = null;
    for (TransitPath each : mtu.origin() == IpMtu.Origin.ASSUMED ? List.<TransitPath>of() : paths) {
      Span silent = hole == null ? BlackHole.on(each, port, network) : null;
      if (silent != null) {
        hole = silent;
        path = each;
      }
    }
    List<Split> fatal = new ArrayList<>(network.fatalSplitsMadeOn(port));
    Port peer = network.tunnelPeer(port);
    if (peer != null) {
      fatal.addAll(network.fatalSplitsMadeOn(peer));
    }
    int fitting = PathClamps.fitting(mtu);
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                fatal.isEmpty() && hole == null ? Severity.WARNING : Severity.ERROR,
                mtu.origin() == IpMtu.Origin.EXPLICIT && mtu.span() != null
                    ? mtu.span()
                    : port.facts().header(),
                port.router().name())
            .message(
                ETHERNET
                    + "-byte packets of TCP "
                    + path.example()
                    + " leave "
                    + port
                    + describe(mtu)
                    + " as "
                    + pieces(mtu)
                    + " bytes, or with DF not at all: nothing lowers the MSS to "
                    + fitting
                    + (fatal.isEmpty() ? "" : "; their fragments are lost further on")
                    + (hole == null
                        ? ""
                        : "; senders that set DF are not told, so their connections hang"))
            .related(hole, "the messages to the senders end here");
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
    InterfaceEdits edits = new InterfaceEdits();
    clamp(port, edits, network);
    return finding
        .fix(
            edits.fix(
                "clamp the MSS on "
                    + port.router().name()
                    + " "
                    + port.name()
                    + " (or where the hosts are connected)"))
        .build();
  }

  /** A clamp on the interface, and on those that TCP would then take around it. */
  static void clamp(Port port, InterfaceEdits edits, Network network) {
    edits.set(port, null, PathClamps.largestOn(port, network));
    for (Port other : ClampBypass.besides(port, network)) {
      edits.set(other, null, PathClamps.largestOn(other, network));
    }
  }

  private static String describe(IpMtu mtu) {
    return switch (mtu.origin()) {
      case EXPLICIT -> " (ip mtu " + mtu.bytes() + ")";
      case DERIVED, ASSUMED ->
          " (IP MTU " + mtu.bytes() + ", its transport less the encapsulation)";
      default -> " (IP MTU " + mtu.bytes() + ")";
    };
  }

  private static String pieces(IpMtu mtu) {
    return Fragments.sizes(ETHERNET, Math.max(mtu.bytes(), SMALLEST)).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" + "));
  }
}

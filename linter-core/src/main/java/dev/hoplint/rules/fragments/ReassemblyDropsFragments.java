package dev.hoplint.rules.fragments;

import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.Reassembly;
import dev.hoplint.network.Clamps;
import dev.hoplint.network.Fragments;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.TransitPath;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Virtual reassembly drops fragments, or holds too few, on a path that fragments. */
public final class ReassemblyDropsFragments implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FRG-107",
          "reassembly-drops-fragments",
          Severity.WARNING,
          "virtual reassembly drops fragments, or holds too few, on a path that fragments",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (Port port : router.upPorts()) {
      if (port.facts().malformed().contains(InterfaceStatement.VIRTUAL_REASSEMBLY)) {
        continue;
      }
      for (Reassembly line : port.facts().reassembly()) {
        if (line.on() && (line.dropFragments() || line.maxFragments() != null)) {
          check(port, line, network, found);
        }
      }
    }
  }

  /**
   * Where fragments are made before the interface.
   *
   * @param clamped whether TCP is clamped so that only others' packets are fragmented
   * @param standIn whether the interface's own IP MTU stands in for one in no file
   */
  private record Maker(Port port, IpMtu mtu, boolean clamped, boolean standIn) {}

  private static void check(Port port, Reassembly line, Network network, Consumer<Finding> found) {
    int sent = network.declared().assume().hostMtu();
    Maker maker = maker(port, line, network);
    if (maker == null || maker.mtu.bytes() >= sent) {
      return;
    }
    List<Integer> pieces = Fragments.sizes(sent, maker.mtu.bytes());
    Integer most = line.maxFragments();
    if (!line.dropFragments() && (most == null || pieces.size() <= most)) {
      return;
    }
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                maker.clamped ? Severity.NOTE : Severity.WARNING,
                line.span(),
                port.router().name())
            .message(
                "virtual reassembly "
                    + (line.dropFragments()
                        ? "drops all fragments"
                        : "holds " + most + " fragments")
                    + " here, and packets of "
                    + sent
                    + " bytes arrive in "
                    + pieces.size()
                    + " pieces: "
                    + (maker.standIn ? "the IP MTU of " : "they have to fit ")
                    + maker.port
                    + (maker.standIn ? " is " : " with an IP MTU of ")
                    + maker.mtu.bytes()
                    + (maker.clamped ? "; only TCP is clamped" : ""))
            .assuming("the sender's MTU is " + sent + " bytes");
    if (maker.standIn) {
      finding.assuming("the other end of " + maker.port + " sends with the same IP MTU");
    }
    if (maker.mtu.origin() == IpMtu.Origin.ASSUMED) {
      finding.assuming("the transport of " + maker.port + " carries 1500 bytes");
    }
    found.accept(
        finding
            .related(
                maker.mtu.span() == null ? maker.port.facts().header() : maker.mtu.span(),
                "fragments are made here")
            .fix(
                Fix.advice(
                    (line.dropFragments()
                            ? "take `drop-fragments` away"
                            : "allow `max-fragments " + pieces.size() + "` or more")
                        + ", or keep TCP from being fragmented (`ip tcp adjust-mss "
                        + (maker.mtu.bytes() - Fragments.TCP_IP_HEADERS)
                        + "`)"))
            .build());
  }

  /** The smallest link before the interface on a known path; unclamped ones first. */
  private static @Nullable Maker maker(Port port, Reassembly line, Network network) {
    Maker worst = null;
    List<TransitPath> paths =
        line.in()
            ? network.transitPaths().inThrough(port)
            : network.transitPaths().outThrough(port);
    for (TransitPath path : paths) {
      int here = path.ports().indexOf(port);
      for (Port egress : path.egresses()) {
        int before = path.ports().indexOf(egress);
        if (before >= 0 && before < here && network.ipMtu(egress).isKnown()) {
          IpMtu mtu = network.ipMtu(egress);
          Maker maker = new Maker(egress, mtu, isClamped(path.ports(), mtu), false);
          worst = worst == null || isWorse(maker, worst) ? maker : worst;
        }
      }
    }
    boolean alone = network.tunnelPeer(port) == null && network.neighbours(port).isEmpty();
    if (worst == null && line.in() && port.facts().isTunnel() && alone) {
      IpMtu mtu = network.ipMtu(port);
      return mtu.isKnown()
          ? new Maker(port, mtu, isClamped(port.router().upPorts(), mtu), true)
          : null;
    }
    return worst;
  }

  private static boolean isClamped(List<Port> ports, IpMtu mtu) {
    Clamps.Clamp clamp = Clamps.smallest(ports);
    return clamp != null && clamp.bytes() <= mtu.bytes() - Fragments.TCP_IP_HEADERS;
  }

  private static boolean isWorse(Maker one, Maker other) {
    return one.clamped == other.clamped ? one.mtu.bytes() < other.mtu.bytes() : !one.clamped;
  }
}

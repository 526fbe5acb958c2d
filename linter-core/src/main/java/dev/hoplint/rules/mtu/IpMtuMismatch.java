package dev.hoplint.rules.mtu;

import dev.hoplint.model.Setting;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code ip mtu} over {@code mtu}, or the ends of a subnet disagree. */
public final class IpMtuMismatch implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-313",
          "ip-mtu-mismatch",
          Severity.WARNING,
          "`ip mtu` over `mtu`, or two ends of a subnet disagree",
          "0.1",
          true);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // Sub-interfaces share the line of their port: one finding for all of their subnets.
    Map<Span, List<WireMtus>> byLine = new LinkedHashMap<>();
    for (Port port : router.upPorts()) {
      IpMtu link = network.linkMtu(port);
      Setting<Integer> own = port.facts().ipMtu();
      boolean known = network.ipMtu(port).isKnown() && link.origin() == IpMtu.Origin.L2;
      if (own != null && known && own.value() > link.bytes() && !port.facts().isTunnel()) {
        found.accept(overLink(port, own, link));
        continue;
      }
      WireMtus wire = WireMtus.of(port, network);
      Span line = wire == null ? null : network.ipMtu(port).span();
      if (wire != null && line != null) {
        byLine.computeIfAbsent(line, l -> new ArrayList<>(1)).add(wire);
      }
    }
    byLine.forEach((line, wires) -> found.accept(disagreement(line, wires, network)));
  }

  private static Finding overLink(Port port, Setting<Integer> own, IpMtu link) {
    return new FindingBuilder(INFO, Severity.WARNING, own.span(), port.router().name())
        .message(
            "`ip mtu "
                + own.value()
                + "` on "
                + port.name()
                + " is more than its link carries (`mtu "
                + link.bytes()
                + "`): larger packets cannot leave")
        .related(link.span(), "the link's MTU")
        .fix(
            new InterfaceEdits()
                .set(port, link.bytes(), null)
                .fix("lower the IP MTU to the link's " + link.bytes() + " bytes"))
        .build();
  }

  private static Finding disagreement(Span line, List<WireMtus> wires, Network network) {
    WireMtus wire = wires.get(0);
    Port port = wire.port();
    Port other = wire.others().get(0);
    int own = network.ipMtu(port).bytes();
    int theirs = network.ipMtu(other).bytes();
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, line, port.router().name())
            .message(
                port.name()
                    + " has an IP MTU of "
                    + own
                    + " bytes, and "
                    + other
                    + " on the same subnet has "
                    + theirs
                    + (wires.size() == 1
                        ? ""
                        : "; so it is on " + (wires.size() - 1) + " more subnets")
                    + ": packets of more than "
                    + Math.min(own, theirs)
                    + " bytes are lost on the wire, without a message to their sender");
    for (WireMtus each : wires) {
      for (Port end : each.others()) {
        IpMtu mtu = network.ipMtu(end);
        finding.related(
            mtu.span() == null ? end.facts().header() : mtu.span(),
            "IP MTU of " + mtu.bytes() + " bytes on " + end);
      }
    }
    return finding.fix(fix(wires, network)).build();
  }

  /** Lowers what is more than the least; whether the others' links can carry more is in no file. */
  private static Fix fix(List<WireMtus> wires, Network network) {
    Map<Port, Integer> lowered = new LinkedHashMap<>();
    for (WireMtus wire : wires) {
      int least = Integer.MAX_VALUE;
      for (Port port : wire.all()) {
        least = Math.min(least, network.ipMtu(port).bytes());
      }
      for (Port port : wire.all()) {
        if (network.ipMtu(port).bytes() > least) {
          lowered.put(port, least);
        }
      }
    }
    return LoweredMtus.fix(lowered, network);
  }
}

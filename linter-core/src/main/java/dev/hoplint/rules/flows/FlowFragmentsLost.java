package dev.hoplint.rules.flows;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.model.Declared;
import dev.hoplint.network.Arrivals;
import dev.hoplint.network.DecidingLine;
import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.Hop;
import dev.hoplint.network.LostFragments;
import dev.hoplint.network.Network;
import dev.hoplint.network.OneWay;
import dev.hoplint.network.Port;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.FlowRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A full-size packet of a declared flow that is divided, and never put together. */
public final class FlowFragmentsLost implements FlowRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FLW-603",
          "flow-fragments-lost",
          Severity.ERROR,
          "a declared flow's fragments cannot be reassembled",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DeclaredFlow flow, Network network, Consumer<Finding> found) {
    LostFragments lost =
        FlowFindings.always(flow.small(), OneWays::requestArrives) == null
            ? null
            : FlowFindings.always(
                flow.fullSize(),
                trip -> FlowFindings.ofLarge(trip, flow, way -> lost(way, network)));
    DecidingLine line = lost == null ? null : lost.line();
    if (lost == null || line == null) {
      return;
    }
    OneWay way = lost.way();
    Header sent = way.sent().header();
    boolean reply = OneWays.isReply(way, flow);
    boolean lowered = isLowered(lost, network);
    FindingBuilder finding =
        FlowFindings.at(
                INFO, flow, line, lowered ? Severity.WARNING : FlowFindings.severity(INFO, flow))
            .message(
                FlowFindings.name(flow)
                    + (reply ? ": a reply of " : ": a packet of ")
                    + sent.length()
                    + (lost.isInTunnel()
                        ? " bytes is, in its tunnel, divided into "
                        : " bytes is divided into ")
                    + lost.sizes().stream().map(String::valueOf).collect(Collectors.joining(" + "))
                    + LostStory.maker(lost)
                    + LostStory.parted(lost)
                    + "; "
                    + way.receipt().reason()
                    + (flow.declared().protocol() == Header.TCP
                        ? "; small packets pass, so connections open and then hang"
                        : ""))
            .related(lost.mtuLine(), "it is divided for " + lost.mtu() + " bytes here")
            .assuming(flow.sizeAssumptions(sent.source()))
            .witness(LostStory.witness(lost));
    Declared.Host sender = network.declaredHost(sent.source());
    if (sender == null || sender.pathMtuDiscovery() == null) {
      finding.assuming(
          Arrivals.describe(network, sent.source())
              + " sends without DF: nothing says that it does path MTU discovery");
    }
    if (lowered) {
      finding.assuming("virtual reassembly may give policy routing the ports of later fragments");
    }
    found.accept(
        finding
            .fix(
                Fix.advice(
                    "keep the packets whole (`ip tcp adjust-mss` for TCP, a smaller MTU of the sender), or send all of this pair of hosts one way"))
            .build());
  }

  /** A host that is taken to do path MTU discovery is not taken to send fragments. */
  private static @Nullable LostFragments lost(OneWay way, Network network) {
    LostFragments lost = LostFragments.of(way);
    if (lost == null) {
      return null;
    }
    Ipv4Address sender = way.sent().header().source();
    Declared.Host host = network.declaredHost(sender);
    boolean said = host != null && host.pathMtuDiscovery() != null;
    return !said && network.declared().assume().pathMtuDiscovery() ? null : lost;
  }

  private static boolean isLowered(LostFragments lost, Network network) {
    Hop later = lost.later();
    Port ingress = later == null ? null : later.ingress();
    return network.declared().assume().vfrFeedsPbr()
        && ingress != null
        && ingress.reassemblesInput();
  }
}

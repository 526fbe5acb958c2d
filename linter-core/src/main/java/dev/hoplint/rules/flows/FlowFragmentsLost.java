package dev.hoplint.rules.flows;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.model.Declared;
import dev.hoplint.network.Arrivals;
import dev.hoplint.network.DecidingLine;
import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Hop;
import dev.hoplint.network.LostFragments;
import dev.hoplint.network.Network;
import dev.hoplint.network.OneWay;
import dev.hoplint.network.Port;
import dev.hoplint.network.RoundTrip;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.FlowRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.rule.Witness;
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
            : FlowFindings.always(flow.fullSize(), trip -> lost(trip, flow, network));
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
                    + maker(lost)
                    + parted(lost)
                    + "; "
                    + way.receipt().reason()
                    + (flow.declared().protocol() == Header.TCP
                        ? "; small packets pass, so connections open and then hang"
                        : ""))
            .related(lost.mtuLine(), "it is divided for " + lost.mtu() + " bytes here")
            .assuming(flow.sizeAssumptions(sent.source()))
            .witness(witness(lost));
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

  private static @Nullable LostFragments lost(RoundTrip trip, DeclaredFlow flow, Network network) {
    LostFragments request = sure(LostFragments.of(trip.request()), network);
    if (request != null) {
      return request;
    }
    OneWay reply = trip.reply();
    // How large the answers over UDP are is not declared.
    boolean asLarge = flow.isAnswered() && flow.declared().protocol() != Header.UDP;
    return asLarge && reply != null && trip.request().receipt().isDelivered()
        ? sure(LostFragments.of(reply), network)
        : null;
  }

  /** A host that is taken to do path MTU discovery is not taken to send fragments. */
  private static @Nullable LostFragments sure(@Nullable LostFragments lost, Network network) {
    if (lost == null) {
      return null;
    }
    Ipv4Address sender = lost.way().sent().header().source();
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

  private static String maker(LostFragments lost) {
    Port maker = lost.maker();
    return maker == null
        ? " by its sender (MTU " + lost.mtu() + ")"
        : " by " + maker + " (IP MTU " + lost.mtu() + ")";
  }

  private static String parted(LostFragments lost) {
    Hop first = lost.first();
    Hop later = lost.later();
    return first == null || later == null
        ? ""
        : "; on "
            + first.router()
            + " the first piece is "
            + way(first)
            + ", but later pieces are "
            + way(later);
  }

  private static String way(Hop hop) {
    if (hop.way() instanceof Way.Out out) {
      return (out.policy() == null ? "routed" : "policy routed")
          + (out.nextHop() == null ? "" : " to " + out.nextHop())
          + " by "
          + out.egress().name();
    }
    return hop.way() instanceof Way.Dropped ? "dropped" : "taken by the router itself";
  }

  private static Witness witness(LostFragments lost) {
    Header header = lost.way().sent().header();
    Hop first = lost.first();
    Hop later = lost.later();
    return new Witness(
        IpProtocols.nameOrNumber(header.protocol()),
        header.source(),
        header.sourcePort(),
        header.destination(),
        header.destinationPort(),
        header.length(),
        lost.sizes(),
        first == null ? null : witnessWay(first),
        later == null ? null : witnessWay(later));
  }

  private static Witness.Way witnessWay(Hop hop) {
    return hop.way() instanceof Way.Out out
        ? new Witness.Way(
            out.policy() == null ? "route" : "policy",
            out.nextHop(),
            out.egress().name(),
            hop.leaving().source())
        : new Witness.Way(hop.way() instanceof Way.Dropped ? "drop" : "route", null, null, null);
  }
}

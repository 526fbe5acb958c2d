package dev.hoplint.rules.flows;

import dev.hoplint.header.Header;
import dev.hoplint.network.Arrivals;
import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.Network;
import dev.hoplint.network.OneWay;
import dev.hoplint.network.Port;
import dev.hoplint.network.Trace;
import dev.hoplint.network.Trace.End;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.FlowRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A full-size packet with DF that is refused while its sender is not told. */
public final class FlowPmtudBlackHole implements FlowRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FLW-605",
          "flow-pmtud-black-hole",
          Severity.WARNING,
          "a full-size packet of a declared flow meets a PMTUD black hole",
          "0.1",
          false);

  /**
   * A refused packet.
   *
   * @param ingress by which it comes in where it is refused
   * @param device of the line that keeps the sender from being told
   */
  private record Hole(
      OneWay way,
      int bytes,
      String ingress,
      End.TooBig big,
      Span line,
      String device,
      String how) {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DeclaredFlow flow, Network network, Consumer<Finding> found) {
    Hole hole =
        FlowFindings.always(flow.small(), OneWays::requestArrives) == null
            ? null
            : FlowFindings.always(
                flow.discovering(),
                trip -> FlowFindings.ofLarge(trip, flow, FlowPmtudBlackHole::hole));
    if (hole == null) {
      return;
    }
    Header sent = hole.way.sent().header();
    String sender = Arrivals.describe(network, sent.source());
    FindingBuilder finding =
        FlowFindings.at(INFO, flow, hole.line, hole.device)
            .message(
                FlowFindings.name(flow)
                    + (OneWays.isReply(hole.way, flow) ? ": a reply of " : ": a packet of ")
                    + hole.bytes
                    + " bytes with DF does not fit the IP MTU of "
                    + hole.big.mtu()
                    + " bytes of "
                    + hole.big.egress()
                    + ", and "
                    + sender
                    + " is never told: "
                    + hole.how)
            .related(
                hole.big.why(), "packets of more than " + hole.big.mtu() + " bytes do not fit here")
            .assuming(flow.sizeAssumptions(sent.source()));
    found.accept(
        finding
            .fix(
                hole.big.silencedBy() == null
                    ? Fix.advice("permit ICMP unreachables (type 3, code 4) back to " + sender)
                    : Fix.commands(
                        "let " + hole.device + " tell senders",
                        List.of("interface " + hole.ingress, " ip unreachables")))
            .build());
  }

  private static @Nullable Hole hole(OneWay way) {
    for (Trace.Leaf leaf : way.pieces()) {
      if (leaf.end() instanceof End.TooBig big && way.doubts().isEmpty()) {
        Port in = leaf.hops().get(leaf.hops().size() - 1).ingress();
        String ingress = in == null ? big.egress().name() : in.name();
        return hole(way, leaf.piece().bytes(), ingress, big);
      }
    }
    return null;
  }

  private static @Nullable Hole hole(OneWay way, int bytes, String ingress, End.TooBig big) {
    Span silenced = big.silencedBy();
    if (silenced != null) {
      String how = "`no ip unreachables` where the packet comes in on " + big.router();
      return new Hole(way, bytes, ingress, big, silenced, big.router().name(), how);
    }
    Trace notice = big.notice();
    if (notice == null
        || !(notice.end() instanceof End.Dropped dropped)
        || notice.hops().stream().anyMatch(hop -> !hop.doubts().isEmpty())) {
      return null;
    }
    String how =
        "the ICMP message of "
            + big.router()
            + " is dropped on "
            + dropped.router()
            + ": "
            + dropped.reason();
    return new Hole(way, bytes, ingress, big, dropped.why(), dropped.router().name(), how);
  }
}

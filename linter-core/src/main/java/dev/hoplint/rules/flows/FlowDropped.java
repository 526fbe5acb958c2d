package dev.hoplint.rules.flows;

import dev.hoplint.network.DecidingLine;
import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.Hop;
import dev.hoplint.network.Network;
import dev.hoplint.network.OneWay;
import dev.hoplint.network.Port;
import dev.hoplint.network.RoundTrip;
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

/** A small packet of a declared flow, or the reply to it, that does not arrive. */
public final class FlowDropped implements FlowRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FLW-602", "flow-dropped", Severity.ERROR, "a declared flow is dropped", "0.1", false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DeclaredFlow flow, Network network, Consumer<Finding> found) {
    OneWay lost = FlowFindings.always(flow.small(), trip -> lost(trip, flow));
    if (lost == null) {
      return;
    }
    Trace.Leaf piece = lost.pieces().get(0);
    Span why = why(lost, piece);
    if (why == null) {
      return;
    }
    boolean reply = OneWays.isReply(lost, flow);
    FindingBuilder finding =
        FlowFindings.at(INFO, flow, why, device(lost, piece))
            .message(
                FlowFindings.name(flow)
                    + (reply ? " gets no reply, as that is dropped: " : " is dropped: ")
                    + lost.receipt().reason());
    if (piece.end() instanceof End.Loop loop) {
      circle(finding, piece.hops(), loop);
    }
    found.accept(finding.fix(fix(piece.end())).build());
  }

  /** What is lost across something that keeps account of connections is FLW-604's. */
  private static @Nullable OneWay lost(RoundTrip trip, DeclaredFlow flow) {
    OneWay request = trip.request();
    if (request.isLostForSure()) {
      return request.receipt().oneSided() ? null : request;
    }
    OneWay reply = trip.reply();
    boolean answered = flow.isAnswered() && request.receipt().isDelivered();
    return answered && reply != null && reply.isLostForSure() && !reply.receipt().oneSided()
        ? reply
        : null;
  }

  /** Of a circle the line that closes it: the last router only sees that the packet is back. */
  private static @Nullable Span why(OneWay lost, Trace.Leaf piece) {
    int last = piece.hops().size() - 1;
    return piece.end() instanceof End.Loop && last > 0
        ? DecidingLine.of(piece.hops().get(last - 1)).span()
        : lost.receipt().why();
  }

  private static @Nullable String device(OneWay lost, Trace.Leaf piece) {
    if (piece.end() instanceof End.Dropped dropped) {
      return dropped.router().name();
    }
    if (piece.end() instanceof End.DroppedByHost) {
      return lost.departure().host();
    }
    List<Hop> hops = piece.hops();
    return hops.size() < 2 ? null : hops.get(hops.size() - 2).router().name();
  }

  private static void circle(FindingBuilder finding, List<Hop> hops, End.Loop loop) {
    boolean inside = false;
    for (Hop hop : hops.subList(0, hops.size() - 1)) {
      inside |= hop.router() == loop.router();
      Port egress = hop.egress();
      if (inside && egress != null) {
        finding.related(hop.way().why(), hop.router() + " sends it out of " + egress.name());
      }
    }
  }

  private static Fix fix(End end) {
    if (end instanceof End.Loop) {
      return Fix.advice("give one of the routers of the circle a route that leads out of it");
    }
    if (end instanceof End.Dropped dropped && dropped.cause() == Trace.Cause.FILTER) {
      return Fix.advice("permit the flow before the entry that denies it, if it is wanted");
    }
    return Fix.advice("give the flow a way on from here, or take it out of `network.flows`");
  }
}

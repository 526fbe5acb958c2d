package dev.hoplint.rules.flows;

import dev.hoplint.network.Asymmetry;
import dev.hoplint.network.DecidingLine;
import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.Network;
import dev.hoplint.network.OneSided;
import dev.hoplint.network.RoundTrip;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.FlowRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A declared flow whose two ways differ where something keeps account of both. */
public final class FlowReplyAsymmetric implements FlowRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FLW-604",
          "flow-reply-asymmetric",
          Severity.ERROR,
          "the reply takes another way across state, NAT or strict uRPF",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DeclaredFlow flow, Network network, Consumer<Finding> found) {
    OneSided fault =
        flow.isAnswered()
            ? FlowFindings.always(flow.small(), trip -> OneSided.of(network, trip))
            : null;
    DecidingLine line = fault == null ? null : line(fault, flow);
    if (fault == null || line == null) {
      return;
    }
    FindingBuilder finding =
        FlowFindings.at(INFO, flow, line)
            .message(
                FlowFindings.name(flow)
                    + (fault.ofReply() == null
                        ? " fails: "
                        : ": the reply leaves the request's way on " + line.device() + ", and ")
                    + fault.reason());
    if (fault.where() != null && !fault.where().equals(line.span())) {
      finding.related(fault.where(), "it fails here");
    }
    RoundTrip trip = flow.small().roundTrips().get(0);
    for (Asymmetry one : trip.asymmetries()) {
      finding.related(
          one.span(), one.words() + (one.onReply() ? " sees the reply" : " sees the request"));
    }
    found.accept(
        finding
            .fix(
                Fix.advice(
                    "send both ways over the same device: change the route or the policy of one of them"))
            .build());
  }

  private static @Nullable DecidingLine line(OneSided fault, DeclaredFlow flow) {
    if (fault.ofReply() != null && fault.ofReply().line() != null) {
      return fault.ofReply().line();
    }
    if (fault.ofRequest() != null && fault.ofRequest().line() != null) {
      return fault.ofRequest().line();
    }
    List<RoundTrip> trips = flow.small().roundTrips();
    List<String> path = trips.get(0).request().path();
    String device =
        path.isEmpty() ? trips.get(0).request().departure().host() : path.get(path.size() - 1);
    return fault.where() == null ? null : new DecidingLine(device, fault.where(), false, List.of());
  }
}

package dev.hoplint.rules.flows;

import dev.hoplint.network.DecidingLine;
import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.Network;
import dev.hoplint.network.PathCheck;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.FlowRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.function.Consumer;

/** A declared flow that passes other devices than its {@code path} names. */
public final class FlowLeavesPath implements FlowRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FLW-601",
          "flow-leaves-path",
          Severity.ERROR,
          "a declared flow leaves its declared path",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DeclaredFlow flow, Network network, Consumer<Finding> found) {
    PathCheck.Deviation deviation =
        FlowFindings.always(flow.small(), trip -> PathCheck.of(network, flow, trip.request()));
    DecidingLine line = deviation == null ? null : deviation.line();
    if (deviation == null || line == null) {
      return;
    }
    String expected = String.join(", ", flow.declared().path());
    found.accept(
        FlowFindings.at(INFO, flow, line)
            .message(
                FlowFindings.name(flow)
                    + " leaves its path "
                    + expected
                    + ": "
                    + line.device()
                    + deviation.words()
                    + "; it passes "
                    + String.join(", ", flow.small().roundTrips().get(0).request().path()))
            .fix(
                Fix.advice(
                    line.byPolicy()
                        ? "let the policy match this flow only if it is to go this way"
                        : "send the flow along its path, by a route or a policy, or mend `path`"))
            .build());
  }
}

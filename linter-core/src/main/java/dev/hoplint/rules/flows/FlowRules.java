package dev.hoplint.rules.flows;

import dev.hoplint.rule.Rule;
import java.util.List;

/** Rules about declared flows (family FLW). */
public final class FlowRules {
  public static final List<Rule> ALL =
      List.of(
          new FlowLeavesPath(),
          new FlowDropped(),
          new FlowFragmentsLost(),
          new FlowReplyAsymmetric(),
          new FlowPmtudBlackHole());

  private FlowRules() {}
}

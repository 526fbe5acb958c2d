package dev.hoplint.rules.policy;

import dev.hoplint.rule.Rule;
import java.util.List;

/** Rules about policy routing (family PBR). */
public final class PolicyRules {
  public static final List<Rule> ALL = List.of(new PolicySequenceUnreachable());

  private PolicyRules() {}
}

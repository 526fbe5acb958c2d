package dev.hoplint.rules.routes;

import dev.hoplint.model.HostDump.PolicyRule;
import dev.hoplint.network.LinuxRouting;
import java.util.List;

/** The policy rules of a Linux host that send by the packets' source. */
final class SourceRules {
  private SourceRules() {}

  /** Whether the rules are shown, and none but the three that every host has is among them. */
  static boolean none(LinuxRouting linux) {
    List<PolicyRule> rules = linux.rules();
    return rules != null && rules.stream().allMatch(SourceRules::isEveryHosts);
  }

  private static boolean isEveryHosts(PolicyRule rule) {
    return rule.action() == PolicyRule.Action.LOOKUP
        && rule.source() == null
        && rule.destination() == null
        && !rule.negated()
        && !rule.conditional()
        && List.of("local", "main", "default").contains(rule.target());
  }
}

package dev.hoplint.rules;

import dev.hoplint.rule.Rule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rules.flows.FlowRules;
import dev.hoplint.rules.fragments.FragmentRules;
import dev.hoplint.rules.hop.HopRules;
import dev.hoplint.rules.lists.AccessListRules;
import dev.hoplint.rules.mtu.MtuRules;
import dev.hoplint.rules.policy.PolicyRules;
import dev.hoplint.rules.routes.RouteRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every rule there is. */
public final class RuleCatalog {
  private static final List<Rule> RULES =
      Stream.of(
              FragmentRules.ALL,
              PolicyRules.ALL,
              MtuRules.ALL,
              RouteRules.ALL,
              AccessListRules.ALL,
              FlowRules.ALL)
          .flatMap(Collection::stream)
          .toList();

  private RuleCatalog() {}

  /**
   * The rules that run on the network; those of family HOP are made from what was not understood.
   */
  public static List<Rule> rules() {
    return RULES;
  }

  /** Metadata of every rule, by id. */
  public static List<RuleInfo> all() {
    List<RuleInfo> all = new ArrayList<>(HopRules.ALL);
    RULES.forEach(rule -> all.add(rule.info()));
    all.sort(Comparator.comparing(RuleInfo::id));
    return all;
  }
}

package dev.hoplint.rules;

import dev.hoplint.rule.Rule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rules.fragments.DenyPortIgnoredByFragments;
import dev.hoplint.rules.fragments.FragmentsEntryBesidePortSplit;
import dev.hoplint.rules.fragments.PbrSplitsFragments;
import dev.hoplint.rules.hop.HopRules;
import dev.hoplint.rules.mtu.MssClampMissing;
import dev.hoplint.rules.mtu.MssClampTooLarge;
import dev.hoplint.rules.routes.NoRouteToClient;
import dev.hoplint.rules.routes.ReplyLeavesAnotherInterface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every rule there is. */
public final class RuleCatalog {
  private static final List<Rule> RULES =
      List.of(
          new PbrSplitsFragments(),
          new DenyPortIgnoredByFragments(),
          new FragmentsEntryBesidePortSplit(),
          new MssClampMissing(),
          new MssClampTooLarge(),
          new NoRouteToClient(),
          new ReplyLeavesAnotherInterface());

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

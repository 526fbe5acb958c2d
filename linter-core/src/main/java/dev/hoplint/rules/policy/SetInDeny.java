package dev.hoplint.rules.policy;

import dev.hoplint.model.Action;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.network.Network;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A {@code set} in a deny sequence: packets that match are routed normally. */
public final class SetInDeny implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-209",
          "pbr-set-in-deny",
          Severity.WARNING,
          "a set in a deny sequence never runs",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (PolicyUse use : PolicyUse.of(router)) {
      for (RouteMap.Sequence sequence : use.map().sequences()) {
        if (sequence.action() == Action.DENY) {
          List<SetClause> sets =
              sequence.sets().stream().filter(set -> !IgnoredClauses.continues(set)).toList();
          if (!sets.isEmpty()) {
            found.accept(finding(router, use.map(), sequence, sets));
          }
        }
      }
    }
  }

  private static Finding finding(
      Router router, RouteMap map, RouteMap.Sequence sequence, List<SetClause> sets) {
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, sets.get(0).span(), router.name())
            .message(
                PolicyWords.sequence(map, sequence)
                    + ", denies: what it matches is routed as if there were no policy, and "
                    + (sets.size() == 1 ? "this `set` never runs" : "its `set` lines never run"))
            .related(sequence.header(), "the sequence denies here");
    sets.stream().skip(1).forEach(set -> finding.related(set.span(), "nor does this line"));
    return finding
        .fix(
            Fix.commands(
                "permit, if the packets are to be policy routed; else take the `set` away",
                List.of("route-map " + map.name() + " permit " + sequence.number())))
        .build();
  }
}

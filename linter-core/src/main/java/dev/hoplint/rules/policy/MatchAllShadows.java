package dev.hoplint.rules.policy;

import dev.hoplint.model.Action;
import dev.hoplint.model.RouteMap;
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

/** A sequence without a match clause, which takes every packet, before others. */
public final class MatchAllShadows implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-207",
          "pbr-match-all-shadows",
          Severity.WARNING,
          "a sequence without match hides the later ones",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // In a template that is not rendered the match may be what is open.
    if (router.config().unrendered() != null) {
      return;
    }
    for (PolicyUse use : PolicyUse.of(router)) {
      List<RouteMap.Sequence> sequences = use.map().sequences();
      for (int i = 0; i < sequences.size() - 1; i++) {
        if (takesEverything(sequences.get(i))) {
          found.accept(finding(router, use.map(), i));
          // The rest is hidden already.
          break;
        }
      }
    }
  }

  private static boolean takesEverything(RouteMap.Sequence sequence) {
    // A line that could not be read may have been a match; what `continue` does here is not known.
    return sequence.matches().isEmpty()
        && sequence.malformed().isEmpty()
        && !IgnoredClauses.continues(sequence);
  }

  private static Finding finding(Router router, RouteMap map, int index) {
    List<RouteMap.Sequence> sequences = map.sequences();
    RouteMap.Sequence first = sequences.get(index);
    int hidden = sequences.size() - 1 - index;
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, first.header(), router.name())
            .message(
                PolicyWords.sequence(map, first)
                    + ", has no match clause, so it takes every packet"
                    + (first.action() == Action.DENY ? " out of policy routing" : "")
                    + ": "
                    + (hidden == 1
                        ? "sequence " + sequences.get(index + 1).number() + " is never reached"
                        : "the "
                            + hidden
                            + " sequences from "
                            + sequences.get(index + 1).number()
                            + " on are never reached"));
    sequences.stream()
        .skip(index + 1L)
        .limit(5)
        .forEach(later -> finding.related(later.header(), "never reached"));
    return finding
        .fix(
            Fix.commands(
                "say which packets it is for, or give it the highest number",
                List.of(PolicyWords.header(map, first), " match ip address LIST")))
        .build();
  }
}

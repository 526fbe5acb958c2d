package dev.hoplint.rules.policy;

import dev.hoplint.header.SequenceReach;
import dev.hoplint.model.Action;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Network;
import dev.hoplint.network.PolicySplits;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.rules.hop.HopRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A sequence of a policy that no packet comes to, be it whole, a first or a later fragment. */
public final class PolicySequenceUnreachable implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-211",
          "pbr-sequence-unreachable",
          Severity.WARNING,
          "a sequence that earlier ones cover",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (RouteMap map : policies(router)) {
      SequenceReach reach = new SequenceReach(map, router::accessList, router::objectGroup);
      for (RouteMap.Sequence sequence : map.sequences()) {
        if (!sequence.malformed().isEmpty() || sequence.matches().isEmpty()) {
          continue;
        }
        SequenceReach.Answer answer = reach.of(sequence);
        if (answer.isNever()) {
          found.accept(finding(router, map, sequence, answer.by()));
        } else if (!answer.decided()) {
          found.accept(undecided(router, map, sequence));
        }
      }
    }
  }

  private static Set<RouteMap> policies(Router router) {
    Set<RouteMap> maps = new LinkedHashSet<>(PolicySplits.bindings(router).keySet());
    NameUse local = router.config().localPolicy();
    RouteMap localMap = local == null ? null : router.routeMap(local.name());
    if (localMap != null) {
      maps.add(localMap);
    }
    return maps;
  }

  private static Finding finding(
      Router router, RouteMap map, RouteMap.Sequence sequence, List<RouteMap.Sequence> by) {
    String numbers =
        by.stream().map(s -> String.valueOf(s.number())).collect(Collectors.joining(" and "));
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, sequence.header(), router.name())
            .message(
                "no packet comes to sequence %d of route-map %s: whole packets, first and later fragments that it matches are all matched by %s %s before it"
                    .formatted(
                        sequence.number(),
                        map.name(),
                        by.size() == 1 ? "sequence" : "sequences",
                        numbers));
    for (RouteMap.Sequence earlier : by) {
      finding.related(
          earlier.header(),
          (by.size() == 1 ? "matches all of them" : "matches some of them")
              + (earlier.action() == Action.DENY ? ", to be routed normally" : ""));
      earlier.matches().forEach(clause -> finding.related(clause.span(), "by this clause"));
    }
    return finding
        .fix(
            Fix.advice(
                "give it a number under %d if its packets shall be treated apart"
                    .formatted(by.get(0).number())))
        .fix(
            Fix.commands(
                "or take it out, which changes nothing",
                List.of(
                    "no route-map %s %s %d"
                        .formatted(
                            map.name(),
                            sequence.action() == Action.PERMIT ? "permit" : "deny",
                            sequence.number()))))
        .build();
  }

  private static Finding undecided(Router router, RouteMap map, RouteMap.Sequence sequence) {
    return new FindingBuilder(
            HopRules.NOT_ANALYSED,
            HopRules.NOT_ANALYSED.severity(),
            sequence.header(),
            router.name())
        .message(
            "whether packets come to sequence %d of route-map %s was not worked out to the end: its access lists are too large"
                .formatted(sequence.number(), map.name()))
        .build();
  }
}

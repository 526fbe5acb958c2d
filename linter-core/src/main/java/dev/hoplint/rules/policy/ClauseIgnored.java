package dev.hoplint.rules.policy;

import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
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
import dev.hoplint.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** A clause of BGP or redistribution in a map that only routes packets. */
public final class ClauseIgnored implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-212",
          "pbr-clause-ignored",
          Severity.WARNING,
          "a clause that policy routing ignores",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (PolicyUse use : PolicyUse.of(router)) {
      // Another use may be what the clause is for; of a partial device that use may be missing.
      if (use.shared() || router.isPartial()) {
        continue;
      }
      for (RouteMap.Sequence sequence : use.map().sequences()) {
        for (MatchClause match : sequence.matches()) {
          if (IgnoredClauses.ignores(match)) {
            found.accept(match(router, use.map(), sequence, match));
          }
        }
        for (SetClause set : sequence.sets()) {
          boolean runs = sequence.action() == Action.PERMIT;
          if (IgnoredClauses.continues(set) || (runs && IgnoredClauses.ignores(set))) {
            found.accept(set(router, use.map(), sequence, (SetClause.Other) set));
          }
        }
      }
    }
  }

  private static Finding match(
      Router router, RouteMap map, RouteMap.Sequence sequence, MatchClause clause) {
    boolean prefixList = clause instanceof MatchClause.PrefixLists;
    return finding(
            router,
            map,
            sequence,
            clause.span(),
            words(clause),
            "is about routes, not packets: it does not choose what is policy routed")
        .fix(
            prefixList
                ? Fix.advice("match an access list with the same prefixes")
                : Fix.advice("match packets: `match ip address LIST` or `match length MIN MAX`"))
        .build();
  }

  private static String words(MatchClause clause) {
    if (clause instanceof MatchClause.PrefixLists) {
      return "match ip address prefix-list";
    }
    return clause instanceof MatchClause.Other other ? "match " + other.words() : "match interface";
  }

  private static Finding set(
      Router router, RouteMap map, RouteMap.Sequence sequence, SetClause.Other clause) {
    if (IgnoredClauses.continues(clause)) {
      return finding(
              router,
              map,
              sequence,
              clause.span(),
              clause.words(),
              "is documented for BGP alone: a packet that a sequence matches goes on to no other")
          .fix(Fix.advice("write one sequence for each combination that is meant"))
          .build();
    }
    return finding(
            router,
            map,
            sequence,
            clause.span(),
            "set " + clause.words(),
            "is about routes, not packets: it does nothing here")
        .fix(
            Fix.commands(
                "take it away",
                List.of(PolicyWords.header(map, sequence), " no set " + clause.words())))
        .build();
  }

  private static FindingBuilder finding(
      Router router,
      RouteMap map,
      RouteMap.Sequence sequence,
      Span place,
      String words,
      String why) {
    return new FindingBuilder(INFO, Severity.WARNING, place, router.name())
        .message("`" + words + "` " + why)
        .related(sequence.header(), "only policy routing uses route-map " + map.name());
  }
}

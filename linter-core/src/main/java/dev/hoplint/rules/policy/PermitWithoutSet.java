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

/** A permit sequence that matches packets and does nothing with them. */
public final class PermitWithoutSet implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-208",
          "pbr-permit-without-set",
          Severity.WARNING,
          "a permit sequence without a usable set",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // In a template that is not rendered the set may be what is open.
    if (router.config().unrendered() != null) {
      return;
    }
    for (PolicyUse use : PolicyUse.of(router)) {
      List<RouteMap.Sequence> sequences = use.map().sequences();
      boolean any = sequences.stream().anyMatch(PermitWithoutSet::hasUsableSet);
      for (RouteMap.Sequence sequence : sequences) {
        if (sequence.action() == Action.PERMIT
            && !hasUsableSet(sequence)
            && !IgnoredClauses.continues(sequence)) {
          found.accept(finding(router, use.map(), sequence, any));
        }
      }
    }
  }

  /** A clause that is not modelled may do something; marking a packet is something. */
  static boolean hasUsableSet(RouteMap.Sequence sequence) {
    return sequence.action() == Action.PERMIT
        && sequence.sets().stream()
            .anyMatch(
                set ->
                    set instanceof SetClause.NextHop
                        ? PolicyUse.forwards(set)
                        : !IgnoredClauses.ignores(set) && !IgnoredClauses.continues(set));
  }

  private static Finding finding(
      Router router, RouteMap map, RouteMap.Sequence sequence, boolean otherSets) {
    boolean dropped = !sequence.malformed().isEmpty();
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                dropped || !otherSets ? Severity.WARNING : Severity.NOTE,
                sequence.header(),
                router.name())
            .message(
                PolicyWords.sequence(map, sequence)
                    + ", permits and has no usable `set`: what it matches is routed as if there were no"
                    + " policy, and no later sequence sees it"
                    + (otherSets ? "" : "; no sequence of the map has one"));
    sequence.malformed().forEach(line -> finding.related(line, "this line could not be read"));
    sequence.sets().forEach(set -> finding.related(set.span(), "this line sends packets nowhere"));
    return finding
        .fix(
            Fix.commands(
                "if these packets are to be exempt, say so with a deny sequence; else add the `set`",
                List.of("route-map " + map.name() + " deny " + sequence.number())))
        .build();
  }
}

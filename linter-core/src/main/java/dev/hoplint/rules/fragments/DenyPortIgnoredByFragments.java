package dev.hoplint.rules.fragments;

import dev.hoplint.network.Network;
import dev.hoplint.network.PolicyGuard;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.function.Consumer;

/** A deny with ports in a PBR access list does not stop later fragments. */
public final class DenyPortIgnoredByFragments implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FRG-102",
          "deny-port-ignored-by-fragments",
          Severity.WARNING,
          "a deny with ports in a PBR access list does not stop later fragments",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (PolicyGuard guard : network.splits(router).ignoredDenies()) {
      FindingBuilder finding =
          new FindingBuilder(INFO, Severity.WARNING, guard.entry().span(), router.name())
              .message(
                  "this deny turns away whole packets and first fragments only: later fragments have no"
                      + " ports, pass it by, and sequence "
                      + guard.sequence().number()
                      + " of route-map "
                      + guard.map().name()
                      + " policy routes them all the same"
                      + (guard.later() != null
                              && guard.later().isTelling()
                              && !guard.later().first().isEmpty()
                          ? "; for them the list is the same without it"
                          : ""));
      if (guard.later() != null) {
        finding.related(guard.later().span(), "later fragments match this entry, ports or not");
      }
      found.accept(
          finding
              .fix(
                  Fix.advice(
                      "decide by address alone (`permit ip …` without ports), or keep the packets from being fragmented (`ip tcp adjust-mss`)"))
              .fix(
                  Fix.advice(
                      "`deny … fragments` before the permits would send the later fragments of every port the other way"))
              .build());
    }
  }
}

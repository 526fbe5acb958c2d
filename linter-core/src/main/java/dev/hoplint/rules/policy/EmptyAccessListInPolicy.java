package dev.hoplint.rules.policy;

import dev.hoplint.model.AccessList;
import dev.hoplint.model.NameUse;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A match of a policy names an access list without entries. */
public final class EmptyAccessListInPolicy implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-203",
          "pbr-empty-access-list",
          Severity.ERROR,
          "a match names an access list without entries: everything matches",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // The entries may be in the part that is missing.
    if (router.isPartial()) {
      return;
    }
    Map<AccessList, FindingBuilder> byList = new LinkedHashMap<>();
    for (PolicyUse use : PolicyUse.of(router)) {
      for (RouteMap.Sequence sequence : use.map().sequences()) {
        List<NameUse> lists = PolicyUse.accessLists(sequence);
        if (lists == null || !use.servesIpv4()) {
          continue;
        }
        for (NameUse name : lists) {
          AccessList list = router.accessList(name.name());
          if (list != null && list.size() == 0) {
            byList
                .computeIfAbsent(list, l -> finding(router, l, use, sequence))
                .related(
                    name.span(), "matched here, in " + PolicyWords.sequence(use.map(), sequence));
          }
        }
      }
    }
    byList.values().forEach(finding -> found.accept(finding.build()));
  }

  private static FindingBuilder finding(
      Router router, AccessList list, PolicyUse use, RouteMap.Sequence sequence) {
    return new FindingBuilder(INFO, Severity.ERROR, list.header(), router.name())
        .message(
            "access list "
                + list.name()
                + " has no entries, and in policy routing such a list matches everything: "
                + UndefinedAccessListInPolicy.effect(use, sequence))
        .fix(
            Fix.commands(
                "write the entries that are meant",
                List.of(
                    "ip access-list "
                        + (list.isStandard() ? "standard " : "extended ")
                        + list.name(),
                    list.isStandard() ? " permit SOURCE" : " permit ip SOURCE DESTINATION")));
  }
}

package dev.hoplint.rules.policy;

import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Network;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A match of a policy names an access list that does not exist. */
public final class UndefinedAccessListInPolicy implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-202",
          "pbr-undefined-access-list",
          Severity.ERROR,
          "a match names an access list that does not exist: everything matches",
          "0.1",
          true);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // The access list may be in the part that is missing.
    if (router.isPartial()) {
      return;
    }
    for (PolicyUse use : PolicyUse.of(router)) {
      for (RouteMap.Sequence sequence : use.map().sequences()) {
        List<NameUse> lists = PolicyUse.accessLists(sequence);
        if (lists != null && use.servesIpv4()) {
          lists.stream()
              .filter(list -> router.accessList(list.name()) == null)
              .filter(list -> !isMentioned(router, list))
              .forEach(list -> found.accept(finding(router, use, sequence, list)));
        }
        if (use.servesIpv6()) {
          checkIpv6(router, use, sequence, found);
        }
      }
    }
  }

  /** Whether a line that is not understood has the name, and so may define the list. */
  private static boolean isMentioned(Router router, NameUse list) {
    return router.config().definitions().mentioned().contains(list.name());
  }

  private static Finding finding(
      Router router, PolicyUse use, RouteMap.Sequence sequence, NameUse list) {
    List<String> defined = router.config().accessLists().stream().map(AccessList::name).toList();
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.ERROR, list.span(), router.name())
            .message(
                "no access list "
                    + list.name()
                    + " is defined"
                    + PolicyWords.didYouMean(list.name(), defined)
                    + ", and in policy routing such a list matches everything: "
                    + effect(use, sequence));
    PolicyWords.undefined(
            list,
            defined,
            List.of("ip access-list extended " + list.name(), " permit ip SOURCE DESTINATION"))
        .forEach(finding::fix);
    return finding.build();
  }

  /** What a clause that matches everything does to packets. */
  static String effect(PolicyUse use, RouteMap.Sequence sequence) {
    String packets =
        sequence.matches().size() > 1
            ? "packets that fit the other clauses of "
            : "all packets that reach ";
    return packets
        + PolicyWords.sequence(use.map(), sequence)
        + (sequence.action() == Action.PERMIT && PermitWithoutSet.hasUsableSet(sequence)
            ? ", are policy routed"
            : ", are exempt from policy routing");
  }

  /** That such a list matches everything is known of IPv4 only. */
  private static void checkIpv6(
      Router router, PolicyUse use, RouteMap.Sequence sequence, Consumer<Finding> found) {
    List<String> defined =
        router.config().definitions().ipv6AccessLists().stream().map(Ipv6AccessList::name).toList();
    for (NameUse list : Ipv6Policies.accessLists(router, sequence)) {
      if (defined.contains(list.name()) || isMentioned(router, list)) {
        continue;
      }
      FindingBuilder finding =
          new FindingBuilder(INFO, Severity.WARNING, list.span(), router.name())
              .message(
                  "no IPv6 access list "
                      + list.name()
                      + " is defined"
                      + PolicyWords.didYouMean(list.name(), defined)
                      + ": "
                      + PolicyWords.sequence(use.map(), sequence)
                      + ", may match every packet, or none");
      PolicyWords.undefined(
              list,
              defined,
              List.of("ipv6 access-list " + list.name(), " permit ipv6 SOURCE DESTINATION"))
          .forEach(finding::fix);
      found.accept(finding.build());
    }
  }
}

package dev.hoplint.rules.lists;

import dev.hoplint.model.AccessList;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** An access list without entries. */
public final class EmptyAccessList implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "ACL-502",
          "empty-access-list",
          Severity.WARNING,
          "an access list without entries",
          "0.1",
          false);

  private static final Set<String> FILTERS =
      Set.of(
          "ip access-group",
          "ipv6 traffic-filter",
          "access-class",
          "ipv6 access-class",
          "distribute-list");

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
    NameUses uses = new NameUses(router);
    for (AccessList list : router.config().accessLists()) {
      if (list.size() == 0) {
        check(router, uses, Kind.ACCESS_LIST, list.name(), list.header(), found);
      }
    }
    for (Ipv6AccessList list : router.config().definitions().ipv6AccessLists()) {
      if (list.entries().isEmpty() && list.malformed().isEmpty()) {
        check(router, uses, Kind.IPV6_ACCESS_LIST, list.name(), list.span(), found);
      }
    }
  }

  private static void check(
      Router router, NameUses uses, Kind kind, String name, Span header, Consumer<Finding> found) {
    List<NameReference> told = uses.of(kind, name);
    // What an empty list does in a policy is a finding of its own there (PBR-203).
    if (told.stream().anyMatch(uses::isInPolicy)) {
      return;
    }
    boolean used = uses.mayBeUsed(kind, name);
    FindingBuilder finding =
        new FindingBuilder(INFO, INFO.severity(), header, router.name())
            .message("the access list " + name + " has no entries: " + effect(used, told));
    if (!told.isEmpty()) {
      finding.related(told.get(0).use().span(), "used here by `" + told.get(0).by() + "`");
    }
    found.accept(
        finding
            .fix(
                Fix.advice("write the entries, ending with what is to pass; or take the list away"))
            .build());
  }

  private static String effect(boolean used, List<NameReference> told) {
    if (!used) {
      return "nothing uses it, and it would hold nothing back";
    }
    boolean filters = told.stream().anyMatch(use -> FILTERS.contains(use.by()));
    return (filters ? "it holds nothing back now" : "it says nothing of what it is used for")
        + ", and the first entry that is added denies all the rest";
  }
}

package dev.hoplint.rules.fragments;

import dev.hoplint.model.Interface;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.NameUse;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** An IPv6 filter by port without the entry for unknown upper layers. */
public final class Ipv6FilterWithoutTransport implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FRG-108",
          "ipv6-filter-without-undetermined-transport",
          Severity.NOTE,
          "an IPv6 filter by port without the entry for unknown upper layers",
          "0.1",
          false);

  private static final String ENTRY = "deny ipv6 any any undetermined-transport";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    Map<String, Ipv6AccessList> lists = new HashMap<>();
    router.config().definitions().ipv6AccessLists().forEach(list -> lists.put(list.name(), list));
    Set<String> told = new HashSet<>();
    for (Port port : router.upPorts()) {
      Interface facts = port.facts();
      NameUse use = facts.extras().ipv6().filterIn();
      Ipv6AccessList list = use == null ? null : lists.get(use.name());
      if (use == null
          || list == null
          || facts.extras().ipv6().reassembly() != null
          || facts.inspection() != null
          || !list.malformed().isEmpty()) {
        continue;
      }
      boolean decidesByPort =
          list.entries().stream().anyMatch(entry -> entry.portOperator() && !entry.fragments());
      boolean guarded =
          list.entries().stream()
              .anyMatch(entry -> entry.clauses().contains("undetermined-transport"));
      if (decidesByPort && !guarded && told.add(list.name())) {
        found.accept(finding(port, list, use));
      }
    }
  }

  private static Finding finding(Port port, Ipv6AccessList list, NameUse use) {
    int first = list.entries().get(0).sequence();
    String title = "deny what has no readable upper layer, ahead of all other entries";
    return new FindingBuilder(INFO, Severity.NOTE, list.span(), port.router().name())
        .message(
            "the list "
                + list.name()
                + " decides by port, but a first fragment may end before its ports: there is no `"
                + ENTRY
                + "`")
        .related(use.span(), "filters what comes in on " + port.name())
        .fix(
            first > 1
                ? Fix.commands(
                    title,
                    List.of(
                        "ipv6 access-list " + list.name(),
                        " sequence " + (first - 1) + " " + ENTRY))
                : Fix.advice(title + ": `" + ENTRY + "`"))
        .build();
  }
}

package dev.hoplint.rules.fragments;

import dev.hoplint.header.FragmentSplits;
import dev.hoplint.header.FragmentSplits.Split;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Later fragments of a denied service are let through. */
public final class DeniedServiceLeaks implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FRG-105",
          "denied-service-leaks-fragments",
          Severity.NOTE,
          "later fragments of a denied service are let through",
          "0.1",
          false);

  /** Other entries of one list that a finding shows. */
  private static final int SHOWN = 3;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (PortFilter filter : PortFilter.unassembled(router)) {
      TreeMap<Integer, Split> leaks = new TreeMap<>();
      FragmentSplits.visit(
          List.of(new FragmentSplits.Row(List.of(filter.list()), filter.use().span())),
          split -> {
            AccessEntry deny = split.first().entry();
            if (deny != null && isPortDeny(deny) && split.later().row() == 0) {
              leaks.putIfAbsent(deny.index(), split);
            }
          });
      if (!leaks.isEmpty()) {
        found.accept(finding(filter, leaks.values()));
      }
    }
  }

  private static boolean isPortDeny(AccessEntry entry) {
    return entry.action() == Action.DENY && entry.hasL4() && !entry.fragments();
  }

  private static Finding finding(PortFilter filter, Collection<Split> leaks) {
    Split worst = leaks.iterator().next();
    AccessEntry deny = entry(worst);
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.NOTE, deny.span(), filter.port().router().name())
            .message(
                "this deny stops whole packets and first fragments only: later fragments have no "
                    + (worst.header().destinationPort() >= 0 ? "ports" : "message type")
                    + " and pass the list "
                    + filter.list().name()
                    + (leaks.size() == 1 ? "" : ", as with " + (leaks.size() - 1) + " more of its denies"));
    AccessEntry later = worst.later().entry();
    if (later != null) {
      finding.related(later.span(), "lets the later fragments through");
    }
    leaks.stream()
        .skip(1)
        .limit(SHOWN)
        .forEach(leak -> finding.related(entry(leak).span(), "the same with this deny"));
    finding.related(filter.use().span(), filter.port().name() + " uses the list here");
    return finding.fix(fix(filter.list(), deny, later)).build();
  }

  private static AccessEntry entry(Split leak) {
    AccessEntry entry = leak.first().entry();
    if (entry == null) {
      throw new IllegalStateException("no entry denies " + leak);
    }
    return entry;
  }

  private static Fix fix(AccessList list, AccessEntry deny, @Nullable AccessEntry later) {
    String title = "if no fragments of such packets are expected, deny them ahead of all permits";
    String protocol = SplitStory.protocol(deny.protocol());
    String line =
        "deny " + protocol + " " + deny.source() + " " + deny.destination() + " fragments";
    AccessEntry first = later == null || deny.index() < later.index() ? deny : later;
    int before = first.index() == 0 ? 0 : list.entry(first.index() - 1).sequence();
    int number = first.sequence() - 1;
    return number > before
        ? Fix.commands(
            title, List.of("ip access-list extended " + list.name(), " " + number + " " + line))
        : Fix.advice(title + ": `" + line + "`");
  }
}

package dev.hoplint.rules.fragments;

import dev.hoplint.header.FilterSamples;
import dev.hoplint.header.FilterSamples.Leak;
import dev.hoplint.header.Header;
import dev.hoplint.header.Term;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.function.Consumer;

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

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (PortFilter filter : PortFilter.unassembled(router)) {
      Leak leak = FilterSamples.pastDeny(filter.terms());
      if (leak != null && leak.stopping() != null) {
        found.accept(finding(filter, leak, leak.stopping()));
      }
    }
  }

  private static Finding finding(PortFilter filter, Leak leak, Term deny) {
    Term later = leak.passing();
    return new FindingBuilder(INFO, Severity.NOTE, deny.span(), filter.port().router().name())
        .message(
            "this deny stops whole packets and first fragments only: "
                + filter.laterFragments()
                + " have no "
                + (Header.hasPorts(leak.first().protocol()) ? "ports" : "message type")
                + " and pass the list "
                + filter.list())
        .related(later.span(), "lets the later fragments through")
        .related(filter.use().span(), filter.port().name() + " uses the list here")
        .fix(fix(filter, deny, later))
        .build();
  }

  private static Fix fix(PortFilter filter, Term deny, Term later) {
    String title = "if no fragments of such packets are expected, deny them ahead of all permits";
    Term first = deny.index() < later.index() ? deny : later;
    String line = filter.denyFragmentsAhead(deny, first);
    return line != null
        ? Fix.commands(title, List.of(filter.header(), line))
        : Fix.advice(title + ": `" + filter.denyFragments(deny) + "`");
  }
}

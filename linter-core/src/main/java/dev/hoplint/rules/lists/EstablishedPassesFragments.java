package dev.hoplint.rules.lists;

import dev.hoplint.header.FilterSamples;
import dev.hoplint.header.Term;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.rules.fragments.PortFilter;
import java.util.function.Consumer;

/** {@code established} does not stop later fragments. */
public final class EstablishedPassesFragments implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "ACL-508",
          "established-passes-fragments",
          Severity.NOTE,
          "`established` does not stop later fragments",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (PortFilter filter : PortFilter.unassembled(router)) {
      FilterSamples.Leak leak = FilterSamples.pastFlags(filter.terms());
      if (leak != null) {
        found.accept(finding(filter, leak.passing()));
      }
    }
  }

  private static Finding finding(PortFilter filter, Term entry) {
    return new FindingBuilder(INFO, Severity.NOTE, entry.span(), filter.port().router().name())
        .message(
            "the entry is for answers, but "
                + filter.laterFragments()
                + " have no TCP flags: all of TCP between these addresses pass the list "
                + filter.list()
                + " by it, new connections or not")
        .related(filter.use().span(), filter.port().name() + " uses the list here")
        .fix(
            Fix.advice(
                "if no fragments are expected, put `"
                    + filter.denyFragments(entry)
                    + "` ahead of it; else let the router inspect connections"))
        .build();
  }
}

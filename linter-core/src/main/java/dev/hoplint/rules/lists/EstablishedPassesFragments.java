package dev.hoplint.rules.lists;

import dev.hoplint.header.FilterSamples;
import dev.hoplint.model.AccessEntry;
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
      FilterSamples.Leak leak = FilterSamples.pastFlags(filter.list());
      if (leak != null) {
        found.accept(finding(filter, leak.passing()));
      }
    }
  }

  private static Finding finding(PortFilter filter, AccessEntry entry) {
    String fragments = "deny tcp " + entry.source() + " " + entry.destination() + " fragments";
    return new FindingBuilder(INFO, Severity.NOTE, entry.span(), filter.port().router().name())
        .message(
            "the entry is for answers, but later fragments have no TCP flags: all of TCP between these"
                + " addresses pass the list "
                + filter.list().name()
                + " by it, new connections or not")
        .related(filter.use().span(), filter.port().name() + " uses the list here")
        .fix(
            Fix.advice(
                "if no fragments are expected, put `"
                    + fragments
                    + "` ahead of it; else let the router inspect connections"))
        .build();
  }
}

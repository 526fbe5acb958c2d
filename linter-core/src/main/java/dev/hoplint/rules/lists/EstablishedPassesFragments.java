package dev.hoplint.rules.lists;

import dev.hoplint.header.FragmentSplits;
import dev.hoplint.header.FragmentSplits.Split;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Action;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.rules.fragments.PortFilter;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
      TreeMap<Integer, AccessEntry> passed = new TreeMap<>();
      FragmentSplits.visit(
          List.of(new FragmentSplits.Row(List.of(filter.list()), filter.use().span())),
          split -> {
            AccessEntry entry = established(split);
            if (entry != null) {
              passed.putIfAbsent(entry.index(), entry);
            }
          });
      if (!passed.isEmpty()) {
        found.accept(finding(filter, passed.firstEntry().getValue()));
      }
    }
  }

  /** The entry for answers that lets later fragments of a connection's first packet through. */
  private static @Nullable AccessEntry established(Split split) {
    AccessEntry entry = split.later().entry();
    boolean flags = entry != null && entry.extra().tcpFlags() != null;
    return flags && entry.action() == Action.PERMIT && split.later().row() == 0 ? entry : null;
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

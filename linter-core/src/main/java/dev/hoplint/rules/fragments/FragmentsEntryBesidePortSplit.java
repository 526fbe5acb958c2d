package dev.hoplint.rules.fragments;

import dev.hoplint.header.Header;
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
import org.jspecify.annotations.Nullable;

/** A {@code fragments} entry cannot be right for both sides of a port split. */
public final class FragmentsEntryBesidePortSplit implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FRG-103",
          "fragments-entry-beside-port-split",
          Severity.WARNING,
          "a `fragments` entry cannot be right for both sides of a port split",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (PolicyGuard guard : network.splits(router).fragmentEntries()) {
      found.accept(
          new FindingBuilder(INFO, Severity.WARNING, guard.entry().span(), router.name())
              .message(
                  "route-map "
                      + guard.map().name()
                      + " sends first fragments by port ("
                      + packet(guard.initial())
                      + " and "
                      + packet(guard.other())
                      + " part), and later ones have none: whichever way an entry for fragments sends"
                      + " them, it is wrong for one of the two")
              .related(guard.sequence().header(), "the sequence that uses list " + guard.list())
              .fix(
                  Fix.advice(
                      "decide by address alone (`permit ip …` without ports), or keep the packets from being"
                          + " fragmented (`ip tcp adjust-mss`), and drop the entry"))
              .build());
    }
  }

  private static String packet(@Nullable Header header) {
    if (header == null) {
      return "others";
    }
    String protocol = SplitStory.protocol(header.protocol());
    if (header.destinationPort() >= 0) {
      return protocol + " " + header.sourcePort() + " to " + header.destinationPort();
    }
    return header.icmpType() >= 0 ? protocol + " type " + header.icmpType() : protocol;
  }
}

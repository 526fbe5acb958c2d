package dev.hoplint.rules.fragments;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.RefusedEntry;
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
import org.jspecify.annotations.Nullable;

/** {@code fragments} and ports on one entry: IOS refuses the line. */
public final class FragmentsWithPorts implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FRG-104",
          "fragments-with-ports",
          Severity.ERROR,
          "`fragments` and ports on one entry: IOS refuses the line",
          "0.1",
          true);

  private static final Set<String> TCP_FLAGS =
      Set.of("established", "ack", "fin", "psh", "rst", "syn", "urg");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (AccessList list : router.config().accessLists()) {
      for (RefusedEntry refused : list.refused()) {
        FindingBuilder finding = finding(router, list.name(), refused.entry());
        Fix fix = inTwo(list, refused);
        found.accept(finding.fix(fix == null ? advice() : fix).build());
      }
    }
    for (Ipv6AccessList list : router.config().definitions().ipv6AccessLists()) {
      for (Ipv6AccessList.Entry entry : list.entries()) {
        boolean flags = entry.clauses().stream().anyMatch(TCP_FLAGS::contains);
        if (entry.fragments() && (entry.portOperator() || flags)) {
          found.accept(finding(router, list.name(), entry.span()).fix(advice()).build());
        }
      }
    }
  }

  private static FindingBuilder finding(Router router, String list, Span entry) {
    return new FindingBuilder(INFO, Severity.ERROR, entry, router.name())
        .message(
            "`fragments` stands beside ports, flags or a message type, which later fragments do not have:"
                + " IOS refuses the line, and the access list "
                + list
                + " lacks it");
  }

  private static Fix advice() {
    return Fix.advice(
        "write two entries: one with the ports, and one with `fragments` and the addresses alone");
  }

  /** The line without {@code fragments}, and a second one without ports; null without a place. */
  private static @Nullable Fix inTwo(AccessList list, RefusedEntry refused) {
    AccessEntry entry = null;
    for (AccessEntry candidate : list.entries()) {
      if (candidate.span().equals(refused.entry())) {
        entry = candidate;
      }
    }
    if (entry == null || refused.lead() == null) {
      return null;
    }
    Span word = refused.fragments();
    Span end = new Span(word.file(), refused.entry().end(), refused.entry().end());
    String second =
        (entry.action() == Action.PERMIT ? "permit " : "deny ")
            + IpProtocols.nameOrNumber(entry.protocol())
            + " "
            + entry.source()
            + " "
            + entry.destination()
            + " fragments";
    return new Fix(
        "write two entries: `"
            + second
            + "` for the later fragments, and this line without the word",
        false,
        List.of(
            new Fix.Edit(new Span(word.file(), word.start() - 1, word.end()), ""),
            new Fix.Edit(end, refused.lead() + second)),
        List.of());
  }
}

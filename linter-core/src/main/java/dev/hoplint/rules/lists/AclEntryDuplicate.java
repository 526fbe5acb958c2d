package dev.hoplint.rules.lists;

import dev.hoplint.model.Action;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.rules.lists.EntryList.Entry;
import java.util.function.Consumer;

/** An access-list entry that stands twice, or is contradicted by an earlier one. */
public final class AclEntryDuplicate implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "ACL-504",
          "acl-entry-duplicate",
          Severity.NOTE,
          "an entry twice, or contradicted",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (EntryList list : EntryList.of(router)) {
      Repeats.of(list).forEach((entry, first) -> found.accept(of(router, list, entry, first)));
    }
  }

  private static Finding of(Router router, EntryList list, Entry entry, Entry first) {
    boolean same = entry.action() == first.action();
    String where = "access list " + list.name();
    if (same) {
      return new FindingBuilder(INFO, Severity.NOTE, entry.span(), router.name())
          .message(
              "entry %d of %s says again what entry %d says, and no packet comes to it"
                  .formatted(entry.sequence(), where, first.sequence()))
          .related(first.span(), "the first time")
          .fix(Fix.commands("take the second one out", list.without(entry)))
          .build();
    }
    return new FindingBuilder(INFO, Severity.WARNING, entry.span(), router.name())
        .message(message(where, entry, first))
        .related(first.span(), "this entry comes first and decides")
        .fix(
            Fix.commands(
                "take entry %d out, which changes nothing%s"
                    .formatted(entry.sequence(), leavesFragments(first, entry) ? " but that" : ""),
                list.without(entry)))
        .fix(Fix.advice("or take entry " + first.sequence() + " out, if this one is meant"))
        .build();
  }

  /** A deny with ports leaves later fragments, and a permit with the same ports takes them. */
  private static boolean leavesFragments(Entry first, Entry entry) {
    return first.action() == Action.DENY
        && first.term().later().isEmpty()
        && !entry.term().later().isEmpty();
  }

  private static String message(String where, Entry entry, Entry first) {
    boolean permit = entry.action() == Action.PERMIT;
    String one = permit ? "permits" : "denies";
    String other = permit ? "denies" : "permits";
    String text =
        "entry %d of %s %s exactly what entry %d %s before it, and so %s"
            .formatted(
                entry.sequence(),
                where,
                one,
                first.sequence(),
                other,
                permit ? "permits" : "denies");
    return leavesFragments(first, entry)
        ? text
            + " no more than later fragments, whatever their ports: a deny with ports passes them by"
        : text + " nothing";
  }
}

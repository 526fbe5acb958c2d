package dev.hoplint.rules.lists;

import dev.hoplint.header.Reach;
import dev.hoplint.header.Reach.Answer;
import dev.hoplint.header.Term;
import dev.hoplint.model.Action;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.rules.hop.HopRules;
import dev.hoplint.rules.lists.EntryList.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** An access-list entry that no packet comes to, be it whole, a first or a later fragment. */
public final class AclEntryUnreachable implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "ACL-503",
          "acl-entry-unreachable",
          Severity.WARNING,
          "an entry that earlier ones cover for whole packets, first and later fragments",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (EntryList list : EntryList.of(router)) {
      Set<Entry> repeats = Repeats.of(list).keySet();
      List<Answer> answers = Reach.of(list.terms());
      List<Entry> undecided = new ArrayList<>();
      for (int i = 0; i < answers.size(); i++) {
        Entry entry = list.entries().get(i);
        if (answers.get(i) instanceof Answer.Undecided) {
          undecided.add(entry);
        } else if (answers.get(i) instanceof Answer.Never never
            && !never.by().isEmpty()
            && !repeats.contains(entry)) {
          found.accept(finding(router, list, entry, never));
        }
      }
      if (!undecided.isEmpty()) {
        found.accept(undecided(router, list, undecided));
      }
    }
  }

  private static Finding finding(Router router, EntryList list, Entry entry, Answer.Never never) {
    List<Term> by = never.by();
    boolean same = by.stream().allMatch(t -> t.action() == entry.action());
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, entry.span(), router.name())
            .message(
                "no packet comes to entry %d of access list %s: %s"
                    .formatted(
                        entry.sequence(), list.name(), CoveringEntries.reason(list, entry, never)));
    by.stream()
        .limit(CoveringEntries.SHOWN)
        .forEach(
            term ->
                finding.related(
                    term.span(),
                    "%s %s"
                        .formatted(CoveringEntries.verb(term), CoveringEntries.what(never, term))));
    if (!same) {
      finding.fix(
          Fix.advice(
              "move it above %s if it shall %s anything"
                  .formatted(
                      CoveringEntries.name(list, by.get(0)),
                      entry.action() == Action.PERMIT ? "permit" : "deny")));
    }
    return finding
        .fix(
            Fix.commands(
                (same ? "" : "or ") + "take it out, which changes nothing", list.without(entry)))
        .build();
  }

  private static Finding undecided(Router router, EntryList list, List<Entry> entries) {
    return new FindingBuilder(
            HopRules.NOT_ANALYSED,
            HopRules.NOT_ANALYSED.severity(),
            entries.get(0).span(),
            router.name())
        .message(
            "whether packets come to %s of access list %s was not worked out to the end: too many earlier entries overlap"
                .formatted(
                    entries.size() == 1
                        ? "entry " + entries.get(0).sequence()
                        : entries.size() + " entries",
                    list.name()))
        .build();
  }
}

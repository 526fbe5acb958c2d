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

  /** Covering entries that are shown. */
  private static final int SHOWN = 6;

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
                    .formatted(entry.sequence(), list.name(), reason(list, entry, never)));
    by.stream()
        .limit(SHOWN)
        .forEach(
            term -> finding.related(term.span(), "%s %s".formatted(verb(term), what(never, term))));
    if (!same) {
      finding.fix(
          Fix.advice(
              "move it above %s if it shall %s anything"
                  .formatted(
                      name(list, by.get(0)), entry.action() == Action.PERMIT ? "permit" : "deny")));
    }
    return finding
        .fix(
            Fix.commands(
                (same ? "" : "or ") + "take it out, which changes nothing", list.without(entry)))
        .build();
  }

  private static String reason(EntryList list, Entry entry, Answer.Never never) {
    List<Term> by = never.by();
    boolean shared = by.size() > 1 && never.first().equals(never.later());
    if (by.size() == 1 || shared) {
      return "%s before it already %s all that it would %s"
          .formatted(
              names(list, by), verbs(by), entry.action() == Action.PERMIT ? "permit" : "deny");
    }
    List<String> parts = new ArrayList<>();
    if (!never.first().isEmpty()) {
      parts.add(
          "%s before it already %s its whole packets and first fragments"
              .formatted(names(list, never.first()), verbs(never.first())));
    }
    if (!never.later().isEmpty()) {
      parts.add(
          "%s already %s its later fragments, which have no ports"
              .formatted(names(list, never.later()), verbs(never.later())));
    }
    return String.join(", and ", parts);
  }

  private static String verbs(List<Term> terms) {
    boolean permit = terms.stream().allMatch(t -> t.action() == Action.PERMIT);
    boolean deny = terms.stream().allMatch(t -> t.action() == Action.DENY);
    boolean one = terms.size() == 1;
    String verb = permit ? "permit" : deny ? "den" : "take";
    return one ? (deny ? "denies" : verb + "s") : (deny ? "deny" : verb);
  }

  private static String verb(Term term) {
    return term.action() == Action.PERMIT ? "permits" : "denies";
  }

  private static String what(Answer.Never never, Term term) {
    boolean first = never.first().contains(term);
    boolean later = never.later().contains(term);
    boolean all = never.by().size() == 1;
    if (first && (later || never.later().isEmpty())) {
      return all ? "all of it" : "a part of it";
    }
    return first
        ? "its whole packets and first fragments"
        : "its later fragments, whatever their ports";
  }

  private static String name(EntryList list, Term term) {
    return "entry " + list.entries().get(term.index()).sequence();
  }

  private static String names(EntryList list, List<Term> terms) {
    if (terms.size() == 1) {
      return name(list, terms.get(0));
    }
    List<String> numbers = new ArrayList<>();
    for (Term term : terms.subList(0, Math.min(SHOWN, terms.size()))) {
      numbers.add(String.valueOf(list.entries().get(term.index()).sequence()));
    }
    if (terms.size() > SHOWN) {
      return "entries " + String.join(", ", numbers) + " and " + (terms.size() - SHOWN) + " more";
    }
    String last = numbers.remove(numbers.size() - 1);
    return "entries " + String.join(", ", numbers) + " and " + last;
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

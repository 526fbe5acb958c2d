package dev.hoplint.rules.lists;

import dev.hoplint.header.Reach.Answer;
import dev.hoplint.header.Term;
import dev.hoplint.model.Action;
import dev.hoplint.rules.lists.EntryList.Entry;
import java.util.ArrayList;
import java.util.List;

/** Tells which earlier entries take the packets of another, and what of them. */
final class CoveringEntries {
  /** Entries that are named and shown; of more, the number is. */
  static final int SHOWN = 6;

  private CoveringEntries() {}

  static String reason(EntryList list, Entry entry, Answer.Never never) {
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

  static String verb(Term term) {
    return term.action() == Action.PERMIT ? "permits" : "denies";
  }

  /** What of the other entry a covering one takes. */
  static String what(Answer.Never never, Term term) {
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

  static String name(EntryList list, Term term) {
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
}

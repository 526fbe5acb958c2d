package dev.hoplint.rules.lists;

import dev.hoplint.header.Ipv6Terms;
import dev.hoplint.header.Term;
import dev.hoplint.header.Terms;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.network.Router;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An access list of either family, as the rules about its entries see it.
 *
 * @param header the command that opens it
 */
record EntryList(String name, String header, List<Entry> entries) {
  EntryList {
    entries = List.copyOf(entries);
  }

  /**
   * An entry.
   *
   * @param says what it matches, to compare with others; null where that is not all known
   * @param term the same as sets of packets
   */
  record Entry(int sequence, @Nullable List<Object> says, Term term) {
    Action action() {
      return term.action();
    }

    Span span() {
      return term.span();
    }
  }

  List<Term> terms() {
    return entries.stream().map(Entry::term).toList();
  }

  /** What to type to take an entry out. */
  List<String> without(Entry entry) {
    return List.of(header, " no " + entry.sequence);
  }

  /** All lists of a router. */
  static List<EntryList> of(Router router) {
    return Stream.concat(
            router.config().accessLists().stream().map(list -> of(list, router)),
            router.config().definitions().ipv6AccessLists().stream().map(EntryList::of))
        .toList();
  }

  private static EntryList of(AccessList list, Router router) {
    List<Term> terms = Terms.of(list, router::objectGroup);
    List<Entry> entries = new ArrayList<>(terms.size());
    for (AccessEntry entry : list.entries()) {
      entries.add(new Entry(entry.sequence(), says(entry), terms.get(entry.index())));
    }
    String type = list.isStandard() ? "standard " : "extended ";
    return new EntryList(list.name(), "ip access-list " + type + list.name(), entries);
  }

  private static @Nullable List<Object> says(AccessEntry entry) {
    boolean known = entry.extra().unmodelled().stream().noneMatch("malformed"::equals);
    return known
        ? List.of(
            entry.protocol(),
            entry.source(),
            entry.destination(),
            entry.sourcePorts(),
            entry.destinationPorts(),
            entry.extra())
        : null;
  }

  private static EntryList of(Ipv6AccessList list) {
    List<Term> terms = Ipv6Terms.of(list);
    List<Entry> entries = new ArrayList<>(terms.size());
    for (Ipv6AccessList.Entry entry : list.entries()) {
      List<Object> says =
          List.of(
              entry.protocol(),
              entry.source(),
              entry.destination(),
              entry.sourcePorts(),
              entry.destinationPorts(),
              entry.portOperator(),
              entry.clauses());
      entries.add(new Entry(entry.sequence(), says, terms.get(entries.size())));
    }
    return new EntryList(list.name(), "ipv6 access-list " + list.name(), entries);
  }
}

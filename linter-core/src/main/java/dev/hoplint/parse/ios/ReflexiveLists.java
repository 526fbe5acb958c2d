package dev.hoplint.parse.ios;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Definitions.Named;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lists that entries with {@code reflect NAME} fill while packets pass. */
final class ReflexiveLists {
  private static final String REFLECT = "reflect ";

  private final Map<String, Span> first = new LinkedHashMap<>();

  private ReflexiveLists() {}

  /** Each with its first entry, in the order of the file. */
  static List<Named> of(List<AccessList> lists, List<Ipv6AccessList> ipv6Lists) {
    ReflexiveLists found = new ReflexiveLists();
    for (AccessList list : lists) {
      if (!list.isStandard()) {
        for (AccessEntry entry : list.entries()) {
          entry.extra().unmodelled().forEach(clause -> found.add(clause, entry.span()));
        }
      }
    }
    for (Ipv6AccessList list : ipv6Lists) {
      for (Ipv6AccessList.Entry entry : list.entries()) {
        entry.clauses().forEach(clause -> found.add(clause, entry.span()));
      }
    }
    List<Named> all = new ArrayList<>();
    found.first.forEach((name, span) -> all.add(new Named(Kind.REFLEXIVE_LIST, name, span)));
    all.sort(Comparator.comparingInt(named -> named.span().start()));
    return all;
  }

  private void add(String clause, Span entry) {
    if (clause.startsWith(REFLECT)) {
      int end = clause.indexOf(' ', REFLECT.length());
      String name = clause.substring(REFLECT.length(), end < 0 ? clause.length() : end);
      first.merge(name, entry, (one, other) -> one.start() < other.start() ? one : other);
    }
  }
}

package dev.hoplint.header;

import dev.hoplint.header.PartingSearch.Root;
import dev.hoplint.header.TermPolicy.Outcome;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Packets of which access lists take the later fragments otherwise than the first, wherever lists
 * decide: filters, translations, traffic classes, encryption.
 */
public final class FragmentSplits {
  private FragmentSplits() {}

  /**
   * Lists that lead to the same thing, if any of them permits a packet; rows are tried in order.
   *
   * @param span where the lists are named
   */
  public record Row(List<AccessList> anyOf, Span span) {
    public Row {
      anyOf = List.copyOf(anyOf);
    }
  }

  /**
   * A packet whose fragments part.
   *
   * @param header the first fragment
   * @param segment whether such a packet can be large enough to be fragmented
   * @param first what takes it
   * @param later what takes its later fragments
   */
  public record Split(Header header, boolean segment, Answer first, Answer later) {
    /** Of the entries that decide, one that tells fragments apart; null if none of them does. */
    public @Nullable Term telling() {
      for (Term entry : new Term[] {later.entry, first.entry}) {
        if (entry != null && entry.isTelling()) {
          return entry;
        }
      }
      return null;
    }
  }

  /**
   * What takes a packet.
   *
   * @param row index of the row, or -1 if no list permits the packet
   * @param entry the entry that decides; null if the end of the lists does
   */
  public record Answer(int row, @Nullable Term entry) {
    private static Answer of(Outcome outcome) {
      TermPolicy.Row row = outcome.applied();
      return new Answer(row == null ? -1 : row.number(), outcome.entry());
    }
  }

  /** Takes splits, entry by entry. */
  public interface Visitor {
    /** One more; answers whether no other is wanted that comes from the same entry. */
    boolean split(Split split);
  }

  /**
   * Shows examples of splits to {@code visitor}, for each entry that causes some.
   *
   * @param groups answers null for an object group that no line defines
   * @param budget what the search may cost
   * @return false if the lists are too large to be searched to the end
   */
  public static boolean visit(
      List<Row> rows,
      Function<String, @Nullable ObjectGroup> groups,
      Budget budget,
      Visitor visitor) {
    PartingSearch search = new PartingSearch(policy(rows, groups), budget);
    for (Root root : search.roots()) {
      for (Box header : search.headers(root)) {
        if (budget.isSpent()) {
          return false;
        }
        if (!search.isIdle(root, header)
            && search.search(
                root,
                header,
                later -> true,
                (box, later, firsts) -> any(search, root, header, firsts, visitor))) {
          break;
        }
      }
    }
    return search.isComplete();
  }

  private static boolean any(
      PartingSearch search, Root root, Box header, List<FirstFragments> found, Visitor visitor) {
    for (FirstFragments some : found) {
      if (search.searchAt(
          root, header, some, (box, later, firsts) -> any(later, firsts, visitor))) {
        return true;
      }
    }
    return false;
  }

  private static boolean any(Outcome later, List<FirstFragments> firsts, Visitor visitor) {
    for (FirstFragments first : firsts) {
      Split split =
          new Split(
              first.sample().header(),
              first.segment(),
              Answer.of(first.outcome()),
              Answer.of(later));
      if (visitor.split(split)) {
        return true;
      }
    }
    return false;
  }

  /** A list may stand in several rows. */
  private static TermPolicy policy(List<Row> rows, Function<String, @Nullable ObjectGroup> groups) {
    Map<String, TermList> lists = new HashMap<>();
    List<TermPolicy.Row> all = new ArrayList<>();
    for (Row row : rows) {
      List<TermList> anyOf = new ArrayList<>();
      for (AccessList list : row.anyOf) {
        anyOf.add(
            lists.computeIfAbsent(list.name(), name -> TermList.of(name, Terms.of(list, groups))));
      }
      all.add(new TermPolicy.Row(all.size(), true, true, anyOf, List.of()));
    }
    return TermPolicy.of(AddressSet.IPV4, all);
  }
}

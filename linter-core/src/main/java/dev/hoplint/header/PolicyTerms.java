package dev.hoplint.header;

import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.model.RouteMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Route-maps that policy routing runs, as {@link TermPolicy}: row {@code i} is sequence {@code i}.
 */
public final class PolicyTerms {
  private PolicyTerms() {}

  /** What a clause other than a length asks for. */
  public interface Lists {
    /**
     * The lists of which one must permit.
     *
     * @return null if the clause is not understood, or asks for more; an element is null for a list
     *     that matches everything, as one that is not defined or has no entries does
     */
    @Nullable List<@Nullable TermList> of(MatchClause clause);
  }

  /**
   * A policy for IPv4.
   *
   * @param definitions answers null for a list that no line defines
   * @param groups answers null for an object group that no line defines
   */
  public static TermPolicy of(
      RouteMap map,
      Function<String, @Nullable AccessList> definitions,
      Function<String, @Nullable ObjectGroup> groups) {
    Map<String, TermList> known = new HashMap<>();
    return of(
        map,
        AddressSet.IPV4,
        clause -> {
          if (!(clause instanceof MatchClause.AccessLists access)) {
            return null;
          }
          List<@Nullable TermList> lists = new ArrayList<>();
          for (NameUse use : access.lists()) {
            AccessList list = definitions.apply(use.name());
            boolean anything = list == null || list.size() == 0;
            lists.add(
                list == null || anything
                    ? null
                    : known.computeIfAbsent(
                        use.name(), name -> TermList.of(name, Terms.of(list, groups))));
          }
          return lists;
        });
  }

  /**
   * A policy of either family.
   *
   * @param addresses all of the family
   */
  public static TermPolicy of(RouteMap map, AddressSet addresses, Lists lists) {
    List<TermPolicy.Row> rows = new ArrayList<>();
    for (RouteMap.Sequence sequence : map.sequences()) {
      rows.add(row(rows.size(), sequence, lists));
    }
    return TermPolicy.of(addresses, rows);
  }

  private static TermPolicy.Row row(int place, RouteMap.Sequence sequence, Lists lists) {
    List<TermList> anyOf = new ArrayList<>();
    List<MatchClause.Length> lengths = new ArrayList<>();
    boolean known = sequence.malformed().isEmpty();
    boolean anything = false;
    for (MatchClause clause : sequence.matches()) {
      if (clause instanceof MatchClause.Length length) {
        lengths.add(length);
        continue;
      }
      List<@Nullable TermList> some = lists.of(clause);
      known &= some != null;
      for (TermList list : some == null ? List.<@Nullable TermList>of() : some) {
        if (list == null) {
          anything = true;
        } else {
          anyOf.add(list);
        }
      }
    }
    return new TermPolicy.Row(
        place, sequence.action() == Action.PERMIT, known, anything ? List.of() : anyOf, lengths);
  }
}

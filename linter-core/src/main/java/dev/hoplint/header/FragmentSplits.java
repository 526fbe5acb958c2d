package dev.hoplint.header;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.model.RouteMap;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    public @Nullable AccessEntry telling() {
      for (AccessEntry entry : new AccessEntry[] {later.entry, first.entry}) {
        if (entry != null && (entry.hasL4() || entry.fragments())) {
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
  public record Answer(int row, @Nullable AccessEntry entry) {}

  /**
   * Shows an example of every split to {@code visitor}.
   *
   * @param groups answers null for an object group that no line defines
   * @param budget what the search may cost
   * @return false if the lists are too large to be searched to the end
   */
  public static boolean visit(
      List<Row> rows,
      Function<String, @Nullable ObjectGroup> groups,
      Budget budget,
      Consumer<Split> visitor) {
    boolean tells =
        rows.stream()
            .flatMap(row -> row.anyOf.stream())
            .flatMap(list -> list.entries().stream())
            .anyMatch(entry -> entry.hasL4() || entry.fragments());
    return !tells || Cells.visit(policy(rows, groups), budget, cell -> visit(cell, visitor));
  }

  private static void visit(Cell cell, Consumer<Split> visitor) {
    Policy.Decision later = null;
    for (Cell.Example example :
        cell.examples(cell.sample().source(), cell.sample().destination(), 0)) {
      if (later == null) {
        later = cell.policy().decide(example.header().as(PacketKind.NON_INITIAL, 0));
      }
      Policy.Decision first = cell.policy().decide(example.header());
      if (later.known() && first.known() && !first.appliesSame(later)) {
        visitor.accept(
            new Split(example.header(), example.segment(), answer(first), answer(later)));
      }
    }
  }

  private static Answer answer(Policy.Decision decision) {
    RouteMap.Sequence row = decision.applied();
    return new Answer(row == null ? -1 : row.number(), decision.entry());
  }

  /** A list may stand in several rows. */
  private static Policy policy(List<Row> rows, Function<String, @Nullable ObjectGroup> groups) {
    Map<String, AccessList> lists = new HashMap<>();
    List<RouteMap.Sequence> sequences = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<NameUse> uses = new ArrayList<>();
      for (AccessList list : rows.get(i).anyOf) {
        lists.put(list.name(), list);
        uses.add(new NameUse(list.name(), list.header()));
      }
      Span span = rows.get(i).span;
      sequences.add(
          new RouteMap.Sequence(
              i,
              Action.PERMIT,
              span,
              List.of(new MatchClause.AccessLists(uses, span)),
              List.of(),
              List.of()));
    }
    return Policy.of(new RouteMap("", sequences), lists::get, groups);
  }
}

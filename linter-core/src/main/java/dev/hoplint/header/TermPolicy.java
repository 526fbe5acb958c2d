package dev.hoplint.header;

import dev.hoplint.model.MatchClause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of access lists and lengths, tried in order, as boxes: a route-map that policy routing runs,
 * traffic classes, translations. The first row that matches a packet decides; its lists are
 * alternatives, and so are its ranges of lengths, and both must match.
 */
public final class TermPolicy {
  private final AddressSet addresses;
  private final List<Row> rows;
  private final boolean looksAtLengths;
  private final boolean asksOfService;

  private TermPolicy(AddressSet addresses, List<Row> rows) {
    this.addresses = addresses;
    this.rows = List.copyOf(rows);
    looksAtLengths = rows.stream().anyMatch(row -> !row.lengths.isEmpty());
    asksOfService =
        rows.stream()
            .flatMap(row -> row.anyOf.stream())
            .flatMap(list -> list.terms().stream())
            .flatMap(term -> Stream.concat(term.first().stream(), term.later().stream()))
            .anyMatch(Box::asksOfService);
  }

  /**
   * A policy of one family.
   *
   * @param addresses all of the family
   */
  public static TermPolicy of(AddressSet addresses, List<Row> rows) {
    return new TermPolicy(addresses, rows);
  }

  /**
   * A row.
   *
   * @param number its place, from 0
   * @param applies whether something is done to what it matches; else that is treated as what no
   *     row matches
   * @param known false if something else is asked of a packet, of which nothing is known
   * @param anyOf lists of which one must permit; empty if every packet is good enough
   * @param lengths of which one must hold; empty if any length is good enough
   */
  public record Row(
      int number,
      boolean applies,
      boolean known,
      List<TermList> anyOf,
      List<MatchClause.Length> lengths) {
    public Row {
      anyOf = List.copyOf(anyOf);
      lengths = List.copyOf(lengths);
    }

    private List<Box> lengthsIn(Box box) {
      if (lengths.isEmpty()) {
        return List.of(box);
      }
      List<Box> inside = new ArrayList<>();
      for (MatchClause.Length length : lengths) {
        int low = Math.max(length.min(), box.low(Field.LENGTH));
        int high = Math.min(length.max(), box.high(Field.LENGTH));
        if (low <= high) {
          inside.add(box.with(Field.LENGTH, low, high));
        }
      }
      return inside;
    }

    private List<Box> lengthsOutside(Box box) {
      if (lengths.isEmpty()) {
        return List.of();
      }
      List<Box> rest = List.of(box);
      for (Box inside : lengthsIn(box)) {
        List<Box> pieces = new ArrayList<>();
        rest.forEach(piece -> pieces.addAll(piece.minus(inside)));
        rest = pieces;
      }
      return rest;
    }
  }

  /**
   * What the policy does with packets.
   *
   * @param known false if it can't be told
   * @param row the row that matches, or, if that is not known, that may; null if none does
   * @param by the entry by which it matches, or that leaves it open; null if no list is asked
   * @param refusing the first entry that tells fragments apart, or else the first of all, that
   *     turned the packets away from a row; null if none did
   */
  public record Outcome(
      boolean known, @Nullable Row row, @Nullable Term by, @Nullable Term refusing) {
    /** The row whose treatment applies; null if the packets are treated as any others. */
    public @Nullable Row applied() {
      return row != null && row.applies ? row : null;
    }

    public boolean appliesSame(Outcome other) {
      return number(applied()) == number(other.applied());
    }

    private static int number(@Nullable Row row) {
      return row == null ? -1 : row.number;
    }

    /** The row's number, or one beyond all others. */
    int rank() {
      return row == null ? Integer.MAX_VALUE : row.number;
    }

    /** The entry by which fragments are told apart, if one of those that decide does. */
    public @Nullable Term entry() {
      return TermPolicy.telling(by, refusing);
    }
  }

  /** Of two entries, the one that tells fragments apart. */
  private static @Nullable Term telling(@Nullable Term one, @Nullable Term other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return !one.isTelling() && other.isTelling() ? other : one;
  }

  /** Every packet of the policy's family. */
  Box everything() {
    return Box.between(addresses, addresses);
  }

  public List<Row> rows() {
    return rows;
  }

  /** The same policy while no time range is active; itself if none of its entries has one. */
  public TermPolicy outsideTimeRanges() {
    if (rows.stream().noneMatch(row -> row.anyOf.stream().anyMatch(TermList::hasTimeRanges))) {
      return this;
    }
    List<Row> changed = new ArrayList<>();
    for (Row row : rows) {
      List<TermList> lists = row.anyOf.stream().map(TermList::outsideTimeRanges).toList();
      changed.add(new Row(row.number, row.applies, row.known, lists, row.lengths));
    }
    return new TermPolicy(addresses, changed);
  }

  public boolean looksAtLengths() {
    return looksAtLengths;
  }

  /** Whether an entry asks for a marking or a time to live. */
  public boolean asksOfService() {
    return asksOfService;
  }

  /** What becomes of the parts of a set of packets. */
  public interface Pieces {
    /** One part; answers whether enough was seen. */
    boolean piece(Box box, Outcome outcome);
  }

  /** The same where parts may have holes, and be empty. */
  interface Regions {
    boolean region(Region region, Outcome outcome);
  }

  /**
   * Shows every part of the box to {@code into}; with the budget spent some are left out.
   *
   * @return whether enough was seen
   */
  public boolean walk(Box box, PacketKind kind, Budget budget, Pieces into) {
    Regions boxes = (region, outcome) -> into.piece(region.box(), outcome);
    return new Walk(kind, true, budget, boxes).row(Region.of(box), 0, null);
  }

  /** As {@link #walk}, with fewer parts: they are not cut into boxes by addresses. */
  boolean regions(Region region, PacketKind kind, Budget budget, Regions into) {
    return new Walk(kind, false, budget, into).row(region, 0, null);
  }

  /** What becomes of one packet. */
  public Outcome decide(Sample packet) {
    List<Outcome> only = new ArrayList<>(1);
    walk(
        packet.point(),
        packet.kind(),
        new Budget(Long.MAX_VALUE),
        (box, outcome) -> only.add(outcome));
    return only.get(0);
  }

  private final class Walk {
    private final PacketKind kind;
    private final boolean cut;
    private final Budget budget;
    private final Regions into;

    Walk(PacketKind kind, boolean cut, Budget budget, Regions into) {
      this.kind = kind;
      this.cut = cut;
      this.budget = budget;
      this.into = into;
    }

    boolean row(Region region, int place, @Nullable Term refusing) {
      if (!budget.spend(1)) {
        return true;
      }
      if (place == rows.size()) {
        return into.region(region, new Outcome(true, null, null, refusing));
      }
      Row row = rows.get(place);
      for (Box outside : row.lengthsOutside(region.box())) {
        if (row(region.within(outside), place + 1, refusing)) {
          return true;
        }
      }
      for (Box inside : row.lengthsIn(region.box())) {
        Region part = region.within(inside);
        if (row.anyOf.isEmpty()
            ? into.region(part, new Outcome(row.known, row, null, refusing))
            : list(part, place, 0, null, refusing)) {
          return true;
        }
      }
      return false;
    }

    /**
     * The lists of a row, from one on.
     *
     * @param doubt an entry of an earlier one that may permit the packets; null if none may
     */
    private boolean list(
        Region region, int place, int alternative, @Nullable Term doubt, @Nullable Term refusing) {
      Row row = rows.get(place);
      if (alternative == row.anyOf.size()) {
        return doubt == null
            ? row(region, place + 1, refusing)
            : into.region(region, new Outcome(false, row, doubt, refusing));
      }
      return row.anyOf
          .get(alternative)
          .regions(
              region,
              kind,
              cut,
              budget,
              (piece, permitted, by) ->
                  switch (permitted) {
                    case YES -> into.region(piece, new Outcome(row.known, row, by, refusing));
                    case NO -> list(piece, place, alternative + 1, doubt, telling(refusing, by));
                    case UNKNOWN ->
                        list(piece, place, alternative + 1, doubt == null ? by : doubt, refusing);
                  });
    }
  }
}

package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A list piece by piece, against the list asked for one packet after the other. */
class TermListTest {
  private static final Box ANY = Box.between(AddressSet.IPV4, AddressSet.IPV4);
  private static final long ENOUGH = 1_000_000;

  private static final List<PacketKind> KINDS = List.of(PacketKind.INITIAL, PacketKind.NON_INITIAL);

  /** A part of a box with what the list says of it. */
  private record Piece(Region region, Match permitted, @Nullable Term by) {
    /** The answer and the place of the entry; -1 for the end of the list. */
    String said() {
      return permitted + " " + (by == null ? -1 : by.index());
    }
  }

  private static TermList list(AccessList list) {
    return TermList.of(list.name(), Terms.of(list, name -> null));
  }

  private static List<Piece> pieces(TermList list, Box box, PacketKind kind, boolean cut) {
    List<Piece> pieces = new ArrayList<>();
    Budget budget = new Budget(ENOUGH);
    boolean enough =
        cut
            ? list.walk(
                box,
                kind,
                budget,
                (part, permitted, by) -> !pieces.add(new Piece(Region.of(part), permitted, by)))
            : list.regions(
                Region.of(box),
                kind,
                false,
                budget,
                (part, permitted, by) -> !pieces.add(new Piece(part, permitted, by)));
    assertThat(enough).isFalse();
    assertThat(budget.isSpent()).isFalse();
    return pieces;
  }

  private static AccessList draw(SplittableRandom random, boolean doubted) {
    List<String> lines = Headers.drawLines(random, 6);
    return Texts.list(doubted ? Headers.doubted(lines, random) : lines);
  }

  private static String said(List<AccessEntry> entries, Header header, boolean active) {
    Entries.Verdict verdict = Entries.decide(entries, header, active);
    AccessEntry entry = verdict.entry();
    return verdict.permitted() + " " + (entry == null ? -1 : entry.index());
  }

  @Test
  void thePiecesSayWhatTheListSays() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 16; i++) {
      AccessList list = draw(random, i % 2 == 0);
      List<AccessEntry> entries = list.entries();
      Box region = i % 4 < 2 ? ANY : ANY.with(Field.PROTOCOL, 6, 6);
      for (PacketKind kind : KINDS) {
        for (boolean active : new boolean[] {true, false}) {
          TermList terms = active ? list(list) : list(list).outsideTimeRanges();
          List<Piece> pieces = pieces(terms, region, kind, i % 8 < 4);
          assertThat(pieces).allMatch(p -> region.contains(p.region.box()));
          for (Header header : Headers.of(kind)) {
            Box point = Headers.point(header);
            List<String> held =
                pieces.stream().filter(p -> p.region.contains(point)).map(Piece::said).toList();
            List<String> expected =
                region.contains(point) ? List.of(said(entries, header, active)) : List.of();
            if (!held.equals(expected)) {
              assertThat(held).as("%s in %s", header, terms.terms()).isEqualTo(expected);
            }
          }
        }
      }
    }
  }

  @Test
  void onePacketMeetsOneEntry() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10; i++) {
      AccessList list = draw(random, i % 2 == 0);
      TermList terms = list(list);
      assertThat(terms.name()).isEqualTo("A");
      for (Header header : Headers.ALL) {
        Term by = terms.deciding(new Sample(header.kind(), Headers.point(header)));
        AccessEntry entry = Entries.decide(list, header).entry();
        int expected = entry == null ? -1 : entry.index();
        assertThat(by == null ? -1 : by.index())
            .as("%s in %s", header, terms.terms())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void timeRangesAreThereOrNot() {
    TermList with = list(Texts.list("permit tcp any any time-range T", "deny ip any any"));
    assertThat(with.hasTimeRanges()).isTrue();
    assertThat(with.terms()).hasSize(2);
    assertThat(with.outsideTimeRanges().terms()).extracting(Term::index).containsExactly(1);
    assertThat(with.outsideTimeRanges().hasTimeRanges()).isFalse();
    TermList without = list(Texts.list("permit tcp any any", "deny ip any any"));
    assertThat(without.hasTimeRanges()).isFalse();
    assertThat(without.outsideTimeRanges()).isSameAs(without);
  }

  private static boolean isTaken(int place, PacketKind kind, String... lines) {
    TermList list = list(Texts.list(lines));
    Term term = list.terms().get(place);
    Box box =
        kind == PacketKind.INITIAL
            ? term.boxes(kind).iterator().next()
            : term.ipHeaders().iterator().next();
    return list.isTakenBefore(term, box, kind, new Budget(ENOUGH));
  }

  @Test
  void anEarlierEntryTakesAll() {
    assertThat(isTaken(1, PacketKind.INITIAL, "permit tcp any any", "permit tcp any any eq 80"))
        .isTrue();
    assertThat(isTaken(1, PacketKind.INITIAL, "permit tcp any any eq 80", "permit tcp any any"))
        .isFalse();
    assertThat(isTaken(1, PacketKind.NON_INITIAL, "permit tcp any any eq 80", "permit tcp any any"))
        .as("by their addresses")
        .isTrue();
    assertThat(isTaken(1, PacketKind.NON_INITIAL, "deny tcp any any eq 80", "permit tcp any any"))
        .isFalse();
    assertThat(isTaken(0, PacketKind.INITIAL, "permit tcp any any eq 80", "permit tcp any any"))
        .as("by a later one")
        .isFalse();
    assertThat(
            isTaken(
                1,
                PacketKind.INITIAL,
                "permit tcp any any option any-options",
                "permit tcp any any eq 80"))
        .as("by one in doubt")
        .isFalse();
    assertThat(
            isTaken(1, PacketKind.INITIAL, "permit tcp any any time-range T", "permit tcp any any"))
        .as("while the range is active")
        .isTrue();
  }

  @Test
  void itStopsWhereEnoughWasSeen() {
    TermList list =
        list(Texts.list("permit tcp any any eq 1", "deny udp any any", "permit ip any any"));
    List<Piece> seen = new ArrayList<>();
    boolean enough =
        list.walk(
            ANY,
            PacketKind.INITIAL,
            new Budget(ENOUGH),
            (part, permitted, by) -> {
              seen.add(new Piece(Region.of(part), permitted, by));
              return permitted == Match.NO;
            });
    assertThat(enough).isTrue();
    assertThat(seen.stream().filter(p -> p.permitted == Match.NO)).hasSize(1);
    assertThat(seen.get(seen.size() - 1).permitted).isEqualTo(Match.NO);
  }

  @Test
  void aSpentBudgetLeavesPartsOut() {
    List<String> lines = new ArrayList<>();
    for (int port = 0; port < 40; port++) {
      lines.add("permit tcp any any eq " + 2 * port);
    }
    TermList list = list(Texts.list(lines));
    int all = pieces(list, ANY, PacketKind.INITIAL, true).size();
    for (long steps : new long[] {0, 20, 45, 85}) {
      Budget few = new Budget(steps);
      List<Piece> seen = new ArrayList<>();
      list.walk(
          ANY,
          PacketKind.INITIAL,
          few,
          (part, permitted, by) -> !seen.add(new Piece(Region.of(part), permitted, by)));
      assertThat(few.isSpent()).as("%d steps", steps).isTrue();
      assertThat(seen.size()).as("%d steps", steps).isLessThan(all);
    }
  }
}

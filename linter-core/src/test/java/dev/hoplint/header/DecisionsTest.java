package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.Decisions.Meeting;
import dev.hoplint.header.Decisions.Met;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which entries decide about packets, against the list asked for one packet after the other. */
class DecisionsTest {
  private static final int END = Integer.MAX_VALUE;

  private static final List<PacketKind> KINDS = List.of(PacketKind.INITIAL, PacketKind.NON_INITIAL);

  private static int place(Meeting meeting) {
    return meeting.term() == null ? END : meeting.term().index();
  }

  private static List<Integer> places(Met met) {
    return met.meetings().stream().map(DecisionsTest::place).distinct().toList();
  }

  /** The entries that may decide: those in doubt before the first sure one, and that one. */
  private static List<Integer> deciding(AccessList list, Header header) {
    List<Integer> all = new ArrayList<>();
    for (AccessEntry entry : list.entries()) {
      Match match = Entries.matches(entry, header);
      if (match != Match.NO) {
        all.add(entry.index());
      }
      if (match == Match.YES && entry.extra().timeRange() == null) {
        return all;
      }
    }
    all.add(END);
    return all;
  }

  @Test
  void theEntriesThatDecide() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 60; i++) {
      List<String> lines = Headers.drawLines(random, 6);
      boolean doubted = i % 2 == 0;
      AccessList list = Texts.list(doubted ? Headers.doubted(lines, random) : lines);
      List<Term> terms = Terms.of(list, name -> null);
      Decisions decisions = Decisions.of(terms);
      for (Term term : terms) {
        for (PacketKind kind : KINDS) {
          Met met = decisions.met(term, kind);
          String about = "%s of entry %d in %s".formatted(kind, term.index(), lines);
          assertThat(met.complete()).as(about).isTrue();
          assertThat(places(met)).as(about).isSorted();
          met.meetings().forEach(m -> assertTrue(m, term, list, about, doubted));
          assertThat(places(met)).as(about).containsAll(expected(list, term, kind));
        }
      }
    }
  }

  /** Of the packets of the small space, between the addresses of the entry and of its protocol. */
  private static Set<Integer> expected(AccessList list, Term term, PacketKind kind) {
    AccessEntry entry = list.entry(term.index());
    Set<Integer> all = new TreeSet<>();
    for (Header header : Headers.of(kind)) {
      if ((entry.protocol() == AccessEntry.ANY_PROTOCOL || entry.protocol() == header.protocol())
          && entry.source().matches(header.source())
          && entry.destination().matches(header.destination())) {
        all.addAll(deciding(list, header));
      }
    }
    return all;
  }

  private static void assertTrue(
      Meeting meeting, Term cell, AccessList list, String about, boolean doubted) {
    Header header = meeting.packet().header();
    AccessEntry entry = list.entry(cell.index());
    assertThat(entry.source().matches(header.source())).as(about).isTrue();
    assertThat(entry.destination().matches(header.destination())).as(about).isTrue();
    List<Integer> deciding = deciding(list, header);
    if (meeting.sure()) {
      assertThat(deciding).as("%s: %s", about, meeting).containsExactly(place(meeting));
    } else {
      assertThat(doubted).as("%s: %s", about, meeting).isTrue();
      assertThat(deciding).as("%s: %s", about, meeting).contains(place(meeting));
    }
    boolean permits =
        meeting.term() != null && list.entry(place(meeting)).action() == Action.PERMIT;
    assertThat(meeting.permits()).isEqualTo(permits);
  }

  private static Met met(int asked, PacketKind kind, String... lines) {
    List<Term> terms = Terms.of(Texts.list(lines), name -> null);
    return Decisions.of(terms).met(terms.get(asked), kind);
  }

  @Test
  void theFirstOfWhichAllIsKnown() {
    Met met =
        met(
            4,
            PacketKind.INITIAL,
            "permit tcp any any eq 1 time-range T",
            "deny tcp any any eq 1 option any-options",
            "deny tcp any any eq 2",
            "permit tcp any any eq 3",
            "permit tcp any any eq 4",
            "deny tcp any any eq 5");
    assertThat(places(met)).containsExactly(0, 1, 2, 3, 4, 5, END);
    Meeting permitted = met.firstSure(true);
    Meeting denied = met.firstSure(false);
    assertThat(permitted).isNotNull();
    assertThat(place(permitted)).isEqualTo(3);
    assertThat(denied).isNotNull();
    assertThat(place(denied)).isEqualTo(2);
    Met later = met(0, PacketKind.NON_INITIAL, "deny tcp any any eq 1");
    assertThat(later.firstSure(true)).isNull();
    assertThat(places(later)).containsExactly(END);
    Meeting end = later.firstSure(false);
    assertThat(end).isNotNull();
    assertThat(end.permits()).isFalse();
  }

  /** An entry in doubt leaves packets for the next that it surely does not take. */
  @Test
  void aDoubtIsOnlyAboutThePacketsInDoubt() {
    Met met =
        met(
            1,
            PacketKind.INITIAL,
            "deny tcp any any range 1 65535 option any-options",
            "permit tcp any any");
    Meeting sure = met.firstSure(true);
    assertThat(sure).isNotNull();
    assertThat(sure.packet().header().destinationPort()).isZero();
  }

  @Test
  void nothingComesAfterAnEntryThatTakesAll() {
    Met met =
        met(0, PacketKind.INITIAL, "permit tcp any any", "deny ip any any", "permit ip any any");
    assertThat(places(met)).containsExactly(0);
  }

  @Test
  void withoutBudgetTheAnswerIsNotComplete() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      lines.add("permit tcp any any eq " + 2 * i);
    }
    Decisions decisions = Decisions.of(Terms.of(Texts.list(lines), name -> null));
    Box all = Box.between(AddressSet.IPV4, AddressSet.IPV4);
    for (long steps : new long[] {0, 10, 60}) {
      Met met = decisions.met(all, PacketKind.INITIAL, new Budget(steps));
      assertThat(met.complete()).as("%d steps", steps).isFalse();
    }
    Met met = decisions.met(all, PacketKind.INITIAL, new Budget(1_000_000));
    assertThat(met.complete()).isTrue();
    assertThat(met.meetings()).hasSize(51);
  }
}

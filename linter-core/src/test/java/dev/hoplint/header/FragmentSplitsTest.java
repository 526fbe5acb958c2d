package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.FragmentSplits.Row;
import dev.hoplint.header.FragmentSplits.Split;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Splits of tables of lists, against the lists asked for one packet after the other. */
class FragmentSplitsTest {
  private static List<Row> draw(SplittableRandom random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      List<AccessList> anyOf = new ArrayList<>();
      for (int j = 0; j <= i; j++) {
        String text =
            Texts.lines("ip access-list extended L" + i + j, Headers.drawLines(random, 4));
        anyOf.add(Texts.read(text).accessLists().get(0));
      }
      rows.add(new Row(anyOf, anyOf.get(0).header()));
    }
    return rows;
  }

  /** The row that takes the packet, or -1. */
  private static int row(List<Row> rows, Header header) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).anyOf().stream()
          .anyMatch(list -> Entries.decide(list, header).permitted() == Match.YES)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean parts(List<Row> rows, Header first) {
    return first.kind() == PacketKind.INITIAL
        && row(rows, first) != row(rows, first.as(PacketKind.NON_INITIAL, Headers.LENGTH));
  }

  private static List<Split> splits(List<Row> rows) {
    List<Split> found = new ArrayList<>();
    boolean complete =
        FragmentSplits.visit(rows, name -> null, new Budget(1_000_000), s -> !found.add(s));
    assertThat(complete).isTrue();
    return found;
  }

  @Test
  void splitsAreFoundWhereThereAreAny() {
    SplittableRandom random = new SplittableRandom(1);
    int silent = 0;
    for (int i = 0; i < 40; i++) {
      List<Row> rows = draw(random);
      List<Split> found = splits(rows);
      boolean any = Headers.ALL.stream().anyMatch(h -> parts(rows, h));
      if (any) {
        assertThat(found).isNotEmpty();
      }
      silent += any ? 0 : 1;
      for (Split split : found) {
        Header first = split.header();
        Header later = first.as(PacketKind.NON_INITIAL, Headers.LENGTH);
        assertThat(split.first().row()).isEqualTo(row(rows, first));
        assertThat(split.later().row()).isEqualTo(row(rows, later));
        assertThat(split.first().row()).isNotEqualTo(split.later().row());
        Term telling = split.telling();
        assertThat(telling).isNotNull();
        assertThat(tells(rows, telling)).isTrue();
      }
    }
    assertThat(silent).isPositive();
  }

  private static boolean tells(List<Row> rows, Term term) {
    return rows.stream()
        .flatMap(row -> row.anyOf().stream())
        .flatMap(list -> list.entries().stream())
        .filter(entry -> entry.index() == term.index() && entry.span().equals(term.span()))
        .anyMatch(entry -> isTelling(entry));
  }

  private static boolean isTelling(AccessEntry entry) {
    return entry.hasL4() || entry.fragments();
  }

  private static Row rowOf(String... entries) {
    AccessList list = Texts.list(entries);
    return new Row(List.of(list), list.header());
  }

  @Test
  void segmentsThatCarryNoDataAreTold() {
    assertThat(splits(List.of(rowOf("permit tcp any any syn")))).anyMatch(s -> s.segment());
    assertThat(splits(List.of(rowOf("deny tcp any any syn", "permit tcp any any"))))
        .isNotEmpty()
        .noneMatch(Split::segment);
    assertThat(splits(List.of(rowOf("permit udp any any eq 1")))).allMatch(Split::segment);
  }

  @Test
  void oneOfAnEntryIsEnough() {
    List<Row> rows = List.of(rowOf("permit tcp any any range 1 9", "permit udp any any neq 5"));
    List<Split> found = new ArrayList<>();
    FragmentSplits.visit(rows, name -> null, new Budget(1_000_000), found::add);
    assertThat(found).extracting(s -> s.header().protocol()).containsExactlyInAnyOrder(6, 17);
  }

  @Test
  void withoutBudgetItIsSaid() {
    List<Row> rows = List.of(rowOf("permit tcp any any eq 1", "permit udp any any eq 2"));
    assertThat(FragmentSplits.visit(rows, name -> null, new Budget(0), s -> false)).isFalse();
    assertThat(FragmentSplits.visit(rows, name -> null, new Budget(4), s -> false)).isFalse();
    List<Row> byAddress = List.of(rowOf("permit ip any any"));
    assertThat(FragmentSplits.visit(byAddress, name -> null, new Budget(0), s -> false))
        .as("there is nothing to search")
        .isTrue();
  }
}

package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.AccessList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The parts of a box that a list permits, against the list asked for one packet after the other.
 */
class FirstMatchTest {
  private static final Box ANY = Box.between(AddressSet.IPV4, AddressSet.IPV4);
  private static final long ENOUGH = 1_000_000;

  private static final List<PacketKind> KINDS = List.of(PacketKind.INITIAL, PacketKind.NON_INITIAL);

  private static FirstMatch match(AccessList list, PacketKind kind, Budget budget) {
    return new FirstMatch(Terms.of(list, name -> null), kind, budget);
  }

  private static Set<Header> within(List<Box> parts, PacketKind kind) {
    Set<Header> all = new HashSet<>();
    for (Box part : parts) {
      List<Header> more = Headers.where(h -> h.kind() == kind && part.contains(Headers.point(h)));
      assertThat(Collections.disjoint(all, more)).as("parts do not overlap").isTrue();
      all.addAll(more);
    }
    return all;
  }

  @Test
  void theListCutsTheBoxAsItDecides() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 40; i++) {
      List<String> lines = Headers.drawLines(random, 6);
      AccessList list = Texts.list(lines);
      for (PacketKind kind : KINDS) {
        Budget budget = new Budget(ENOUGH);
        List<Box> permitted = new ArrayList<>();
        List<Box> refused = new ArrayList<>();
        Box region = i % 2 == 0 ? ANY : ANY.with(Field.PROTOCOL, 6, 6);
        boolean stopped =
            match(list, kind, budget)
                .any(
                    region,
                    part -> {
                      permitted.add(part);
                      return false;
                    },
                    part -> {
                      refused.add(part);
                      return false;
                    });
        assertThat(stopped).isFalse();
        assertThat(budget.isSpent()).isFalse();
        List<Header> asked =
            Headers.where(h -> h.kind() == kind && region.contains(Headers.point(h)));
        assertThat(within(permitted, kind))
            .as("%s permitted by %s", kind, lines)
            .isEqualTo(
                asked.stream()
                    .filter(h -> Entries.decide(list, h).permitted() == Match.YES)
                    .collect(Collectors.toSet()));
        assertThat(within(refused, kind))
            .as("%s not permitted by %s", kind, lines)
            .isEqualTo(
                asked.stream()
                    .filter(h -> Entries.decide(list, h).permitted() != Match.YES)
                    .collect(Collectors.toSet()));
        assertThat(permitted).allMatch(region::contains);
        assertThat(refused).allMatch(region::contains);
      }
    }
  }

  @Test
  void itIsAskedUntilItHolds() {
    AccessList list =
        Texts.list("permit tcp any any eq 1", "deny udp any any", "permit ip any any");
    List<Box> asked = new ArrayList<>();
    FirstMatch match = match(list, PacketKind.INITIAL, new Budget(ENOUGH));
    assertThat(
            match.any(
                ANY,
                part -> {
                  asked.add(part);
                  return part.low(Field.DESTINATION_PORT) == 1;
                },
                part -> asked.add(part)))
        .isTrue();
    assertThat(asked).as("the first part will do").hasSize(1);
    assertThat(match.any(ANY, part -> false, part -> part.high(Field.PROTOCOL) == 17)).isTrue();
    Box tcp = ANY.with(Field.PROTOCOL, 6, 6);
    assertThat(match.any(tcp, part -> false, part -> true)).isFalse();
  }

  /** What the first terms hold is not asked of the later ones, however the budget ends. */
  @Test
  void aSpentBudgetEndsIt() {
    List<String> lines = new ArrayList<>();
    for (int port = 0; port < 40; port++) {
      lines.add("permit tcp any any eq " + 2 * port);
    }
    for (long steps : new long[] {0, 5, 39, 45, 60, 85}) {
      Budget few = new Budget(steps);
      FirstMatch match = match(Texts.list(lines), PacketKind.INITIAL, few);
      List<Box> parts = new ArrayList<>();
      assertThat(match.any(ANY, part -> !parts.add(part), part -> !parts.add(part))).isFalse();
      assertThat(few.isSpent()).as("%d steps", steps).isTrue();
      assertThat(parts.size()).isLessThan(40);
    }
  }
}

package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.testing.MarkedText.Expected;
import dev.hoplint.testing.MarkedText.Observed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleTesterTest {

  @Test
  void marksAreTakenOutAndStandForTheLineBelow() {
    MarkedText read =
        MarkedText.read(
            "r2.cfg",
            """
            hostname R2
            ! a comment stays
            interface Tunnel23
             ! BUG: MTU-303
             ! BUG: MTU-301 warning larger than 1476
             ip mtu 1500
            ! BUG: FRG-101 no severity
            end
            """);
    assertThat(read.text())
        .isEqualTo(
            """
            hostname R2
            ! a comment stays
            interface Tunnel23
             ip mtu 1500
            end
            """);
    assertThat(read.expected())
        .containsExactly(
            new Expected("r2.cfg", 4, "MTU-303", null, ""),
            new Expected("r2.cfg", 4, "MTU-301", "warning", "larger than 1476"),
            new Expected("r2.cfg", 5, "FRG-101", null, "no severity"));
  }

  @Test
  void dumpsAreMarkedWithAHash() {
    MarkedText read =
        MarkedText.read("routes.txt", "# BUG: RTE-402 note\ndefault  0.0.0.0  10.0.0.1  vmk0");
    assertThat(read.text()).isEqualTo("default  0.0.0.0  10.0.0.1  vmk0");
    assertThat(read.expected())
        .containsExactly(new Expected("routes.txt", 1, "RTE-402", "note", ""));
  }

  @Test
  void aMarkNeedsALineAndARule() {
    assertThatThrownBy(() -> MarkedText.read("a.cfg", "end\n! BUG: FRG-101\n"))
        .hasMessageContaining("a.cfg");
    assertThatThrownBy(() -> MarkedText.read("a.cfg", "! BUG:\nend\n"))
        .hasMessageContaining("a.cfg");
  }

  @Test
  void everyMarkTakesOneFinding() {
    Observed one = new Observed("a.cfg", 3, "FRG-101", "error", "to 10.0.0.1");
    Observed two = new Observed("a.cfg", 3, "FRG-101", "note", "to 10.0.0.2");
    Expected any = new Expected("a.cfg", 3, "FRG-101", null, "");
    Expected note = new Expected("a.cfg", 3, "FRG-101", "note", "");
    Expected first = new Expected("a.cfg", 3, "FRG-101", null, "10.0.0.1");

    assertThat(Comparison.of(List.of(any, note), List.of(two, one)).fits()).isTrue();
    assertThat(Comparison.of(List.of(any, first), List.of(one, two)).fits()).isTrue();
    assertThat(Comparison.of(List.of(any), List.of(one, two)))
        .isEqualTo(new Comparison(List.of(), List.of(two)));
    assertThat(Comparison.of(List.of(any, note), List.of(one)))
        .isEqualTo(new Comparison(List.of(note), List.of()));
  }

  @Test
  void everyPartOfAMarkCounts() {
    Observed found = new Observed("a.cfg", 3, "FRG-101", "error", "splits fragments");
    assertThat(new Expected("a.cfg", 3, "FRG-101", "error", "splits").accepts(found)).isTrue();
    assertThat(new Expected("b.cfg", 3, "FRG-101", null, "").accepts(found)).isFalse();
    assertThat(new Expected("a.cfg", 4, "FRG-101", null, "").accepts(found)).isFalse();
    assertThat(new Expected("a.cfg", 3, "FRG-102", null, "").accepts(found)).isFalse();
    assertThat(new Expected("a.cfg", 3, "FRG-101", "note", "").accepts(found)).isFalse();
    assertThat(new Expected("a.cfg", 3, "FRG-101", null, "joins").accepts(found)).isFalse();
  }

  @Test
  void aFailureNamesBothSidesAndShowsTheText() {
    Comparison comparison =
        Comparison.of(
            List.of(new Expected("a.cfg", 1, "FRG-101", "error", "")),
            List.of(new Observed("a.cfg", 1, "MTU-303", "warning", "no clamp")));
    assertThat(comparison.describe(Map.of("a.cfg", "hostname R2\n")))
        .contains("missing:    a.cfg:1: error FRG-101")
        .contains("unexpected: a.cfg:1: warning MTU-303: no clamp")
        .contains("   1 hostname R2");
  }

  @Test
  void silenceAndMarksExcludeEachOther() {
    RuleTester marked = RuleTester.of("FRG-101").file("a.cfg", "! BUG: FRG-101\nend\n");
    assertThatThrownBy(marked::silent).isInstanceOf(IllegalStateException.class);
    RuleTester unmarked = RuleTester.of("FRG-101").file("a.cfg", "end\n");
    assertThatThrownBy(unmarked::expect).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aMissingFindingFailsTheTest() {
    RuleTester marked =
        RuleTester.of("FRG-101")
            .file("r1.cfg", "! BUG: FRG-101\nhostname R1\n!\ninterface Loopback0\n!\nend\n");
    assertThatThrownBy(marked::expect)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("missing:    r1.cfg:1: FRG-101");
  }

  @Test
  void aHarmlessConfigurationIsSilent() {
    RuleTester.ofAll()
        .file(
            "r1.cfg",
            """
            hostname R1
            !
            interface GigabitEthernet0/0
             ip address 10.0.0.1 255.255.255.0
            !
            end
            """)
        .silent();
  }
}

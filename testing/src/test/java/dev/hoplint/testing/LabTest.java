package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The case study of the split fragments: every variant against the findings worked out by hand. */
class LabTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.hoplint.testing.LabRows#all")
  void findingsAreThoseWorkedOutByHand(LabRows.Row row) throws Exception {
    try (TestFolder folder = row.folder()) {
      LintResult result = Lab.lint(folder.path());

      assertThat(result.defects()).isEmpty();
      List<String> found = new ArrayList<>();
      for (ReportedFinding reported : result.findings()) {
        Finding finding = reported.finding();
        if (LabRows.RULES.contains(finding.rule().id())) {
          found.add(
              LabRows.finding(
                  finding.rule().id(),
                  finding.severity(),
                  finding.span().file().path(),
                  Lab.line(folder, reported)));
        }
      }
      assertThat(found).containsExactlyInAnyOrderElementsOf(row.expected());
      if (row.witness() != null) {
        assertThatWitnessShowsTheSplit(frg101(result), row.witness());
      }
    }
  }

  private static void assertThatWitnessShowsTheSplit(Finding finding, IntPredicate ports) {
    Witness witness = finding.witness();
    assertThat(witness).isNotNull();
    assertThat(witness.protocol()).isEqualTo("tcp");
    assertThat(witness.source()).isEqualTo(Ipv4Address.of("172.16.1.10"));
    assertThat(witness.destination()).isEqualTo(Ipv4Address.of("1.1.1.10"));
    assertThat(witness.destinationPort())
        .matches(p -> p >= 0 && p <= 65535 && ports.test(p), "port that shows the split");
    assertThat(finding.device()).isEqualTo("R2");
  }

  private static Finding frg101(LintResult result) {
    return result.findings().stream()
        .map(ReportedFinding::finding)
        .filter(f -> f.rule().id().equals("FRG-101"))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The packet of the case study, with every number that its text gives or that follows from it.
   */
  @Test
  void theWitnessOfTheCaseStudy() throws Exception {
    try (TestFolder folder = Lab.copy("")) {
      folder.write("hoplint.yaml", Lab.text("hoplint.yaml"));
      Witness witness = frg101(Lab.lint(folder.path())).witness();

      assertThat(witness.datagram()).isEqualTo(1476);
      assertThat(witness.fragments()).containsExactly(1436, 60);
      assertThat(witness.initial())
          .isEqualTo(
              new Witness.Way(
                  "route",
                  Ipv4Address.of("203.0.113.1"),
                  "GigabitEthernet0/1",
                  Ipv4Address.of("203.0.113.2")));
      assertThat(witness.nonInitial())
          .isEqualTo(
              new Witness.Way(
                  "policy",
                  Ipv4Address.of("192.168.12.1"),
                  "GigabitEthernet0/2",
                  Ipv4Address.of("172.16.1.10")));
    }
  }

  @Test
  void withoutADeclaredHostADatagramHas1500Bytes() throws Exception {
    try (TestFolder folder = Lab.copy("")) {
      Witness witness = frg101(Lab.lint(folder.path())).witness();

      assertThat(witness.datagram()).isEqualTo(1500);
      assertThat(witness.fragments()).containsExactly(1436, 84);
    }
  }

  /**
   * Whether virtual reassembly gives policy routing the ports is contested: it is said, no more.
   */
  @Test
  void visibleReassemblyIsMentioned() throws Exception {
    try (TestFolder plain = Lab.copy("");
        TestFolder visible = Lab.copy("s7-vfr-visible")) {
      assertThat(words(frg101(Lab.lint(visible.path())))).containsPattern(REASSEMBLY);
      assertThat(words(frg101(Lab.lint(plain.path())))).doesNotContainPattern(REASSEMBLY);
    }
  }

  private static final String REASSEMBLY = "virtual.reassembly|vfr";

  private static String words(Finding finding) {
    StringBuilder words = new StringBuilder(finding.message());
    finding.related().forEach(r -> words.append('\n').append(r.message()));
    finding.assumptions().forEach(a -> words.append('\n').append(a));
    return words.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Traps that lie in the base: R3's default route runs through the tunnel whose destination is
   * connected; 1440 is less than the 1476 that GRE leaves; a standard list feeds NAT; R1 answers
   * over the backdoor.
   */
  @Test
  void theBasesTrapsSpringNothing() throws Exception {
    try (TestFolder folder = Lab.copy("")) {
      folder.write("hoplint.yaml", Lab.text("hoplint.yaml"));
      LintResult result = Lab.lint(folder.path());

      assertThat(result.files()).hasSize(4);
      assertThat(result.notAnalysed()).isEmpty();
      assertThat(result.findings().stream().map(f -> f.finding().rule().id()))
          .doesNotContain("RTE-411", "MTU-301", "ACL-509", "PBR-214")
          .doesNotContain("HOP-001", "HOP-002", "HOP-003", "HOP-004");
    }
  }
}

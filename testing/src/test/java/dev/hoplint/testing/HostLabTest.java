package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The case study of the ESXi host whose replies leave through another interface, and its guest. */
class HostLabTest {
  /** The families that these rows speak of, completely. */
  private static final Set<String> FAMILIES = Set.of("FRG", "MTU", "RTE");

  private static final String ROUTES = "esxcli-network-ip-route-ipv4-list.txt";

  private static TestFolder esxi(String dumps, boolean declared) throws Exception {
    TestFolder folder = TestFolder.create();
    for (var file : Lab.folder("esxi/" + dumps).toFile().listFiles()) {
      folder.write(dumps + "/" + file.getName(), Lab.text("esxi/" + dumps + "/" + file.getName()));
    }
    if (declared) {
      folder.write("hoplint.yaml", Lab.text("esxi/hoplint.yaml"));
    }
    return folder;
  }

  private static List<ReportedFinding> findings(TestFolder folder) throws Exception {
    LintResult result = Lab.lint(folder.path());
    assertThat(result.defects()).isEmpty();
    return result.findings().stream()
        .filter(f -> FAMILIES.contains(f.finding().rule().family()))
        .toList();
  }

  static Stream<Arguments> declaredRows() {
    return Stream.of(
        // The default route wins for the guest's 172.16.1.2, and the request came in by vmk3.
        arguments(
            "before",
            List.of(
                "RTE-402 warning before/"
                    + ROUTES
                    + ": default       0.0.0.0        10.131.207.254  vmk0       DHCP")),
        arguments("after", List.of()),
        // Masked octets hide the gateway, not the interface.
        arguments(
            "masked",
            List.of(
                "RTE-402 warning masked/route-list-as-published.txt:"
                    + " default       0.0.0.0        xxx.xxx.207.254  vmk0       DHCP")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("declaredRows")
  void theDeclaredClientDecides(String dumps, List<String> expected) throws Exception {
    try (TestFolder folder = esxi(dumps, true)) {
      List<String> found = new ArrayList<>();
      for (ReportedFinding reported : findings(folder)) {
        found.add(
            "%s %s %s: %s"
                .formatted(
                    reported.finding().rule().id(),
                    reported.finding().severity().id(),
                    reported.finding().span().file().path(),
                    Lab.line(folder, reported)));
      }
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void theFindingNamesBothInterfacesAndTheMissingRoute() throws Exception {
    try (TestFolder folder = esxi("before", true)) {
      Finding finding = findings(folder).get(0).finding();
      assertThat(finding.message()).contains("vmk0").contains("vmk3");
      assertThat(finding.fixes())
          .anySatisfy(
              fix ->
                  assertThat(fix.title() + fix.commands())
                      .contains("172.16.1.0/24")
                      .contains("esxcli network ip route ipv4 add"));
    }
  }

  /**
   * Without a declared client nothing is known of who asks: at most it is noted that an address
   * answers everyone who is not its neighbour through the default route's interface.
   */
  @ParameterizedTest
  @ValueSource(strings = {"before", "after", "masked"})
  void withoutADeclaredClientThereAreNotesAtMost(String dumps) throws Exception {
    try (TestFolder folder = esxi(dumps, false)) {
      assertThat(findings(folder))
          .allSatisfy(
              f -> {
                assertThat(f.finding().rule().id()).isEqualTo("RTE-402");
                assertThat(f.finding().severity()).isEqualTo(Severity.NOTE);
              });
    }
  }

  /** vmk3 has no route of its own beyond its network: the note is due before, and not after. */
  @Test
  void theNoteGoesWhenTheInterfaceHasARouteOfItsOwn() throws Exception {
    try (TestFolder before = esxi("before", false);
        TestFolder after = esxi("after", false)) {
      assertThat(findings(before)).anyMatch(f -> f.finding().message().contains("vmk3"));
      assertThat(findings(after)).noneMatch(f -> f.finding().message().contains("vmk3"));
    }
  }

  /** Two default routes, and a route by the gateway that wins over the guest's own subnet. */
  @Test
  void theGuestsTable() throws Exception {
    try (TestFolder folder = TestFolder.create()) {
      folder.copy(Lab.folder("windows"));
      List<String> found = new ArrayList<>();
      for (ReportedFinding reported : findings(folder)) {
        found.add(
            "%s %s: %s"
                .formatted(
                    reported.finding().rule().id(),
                    reported.finding().severity().id(),
                    String.join(" ", Lab.line(folder, reported).strip().split(" +", -1))));
      }
      assertThat(found)
          .containsExactly(
              "RTE-407 warning: 0.0.0.0 0.0.0.0 192.168.1.1 192.168.1.2 281",
              "RTE-412 warning: 172.16.1.0 255.255.255.0 172.16.1.1 172.16.1.2 27");
    }
  }
}

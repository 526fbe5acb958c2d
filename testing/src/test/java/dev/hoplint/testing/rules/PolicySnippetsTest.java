package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Workspace;
import dev.hoplint.source.RunException;
import dev.hoplint.testing.TestFolder;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shortest configuration that shows each rule of the family, and the one that is in order. */
class PolicySnippetsTest {
  private static final String INTERFACES =
      """
      interface GigabitEthernet0/1
       ip address 172.16.1.1 255.255.255.0
       ip policy route-map P
      interface GigabitEthernet0/2
       ip address 192.168.12.2 255.255.255.0
      interface GigabitEthernet0/0
       ip address 203.0.113.2 255.255.255.0
      """;

  private static final String LIST = "ip access-list extended A\n permit ip host 172.16.1.10 any\n";

  private static final String MATCHED = LIST + "route-map P permit 10\n match ip address A\n";

  private static final String TRACK =
      "ip sla 1\n icmp-echo 192.168.12.1\ntrack 1 ip sla 1 reachability\n";

  private static final String SCHEDULE = "ip sla schedule 1 life forever start-time now\n";

  /**
   * A rule's snippets.
   *
   * @param severity of the finding of {@code fail}
   */
  record Snippet(String rule, String severity, String fail, String pass) {
    @Override
    public String toString() {
      return rule;
    }
  }

  static Stream<Snippet> snippets() {
    String plain = INTERFACES + MATCHED;
    return Stream.of(
        new Snippet("PBR-201", "error", INTERFACES, INTERFACES + "route-map P permit 10\n"),
        new Snippet(
            "PBR-202",
            "error",
            plain.replace("match ip address A", "match ip address ACL_BACKDOR"),
            plain
                .replace("address A", "address ACL_BACKDOOR")
                .replace("extended A", "extended ACL_BACKDOOR")),
        new Snippet(
            "PBR-203",
            "error",
            plain.replace("permit ip host 172.16.1.10 any", "remark todo"),
            plain),
        new Snippet(
            "PBR-204",
            "warning",
            plain + " set ip next-hop 8.8.8.8\n",
            plain + " set ip next-hop recursive 8.8.8.8\n"),
        new Snippet(
            "PBR-205",
            "error",
            plain + " set ip next-hop 192.168.12.2\n",
            plain + " set ip next-hop 192.168.12.1\n"),
        new Snippet(
            "PBR-206",
            "note",
            plain + " set ip next-hop 192.168.12.1\n",
            plain
                + " set ip next-hop verify-availability 192.168.12.1 10 track 1\n"
                + TRACK
                + SCHEDULE),
        new Snippet(
            "PBR-207",
            "warning",
            INTERFACES
                + LIST
                + "route-map P permit 10\n set ip next-hop 192.168.12.1\n"
                + "route-map P permit 20\n match ip address A\n",
            plain + " set ip next-hop 192.168.12.1\nroute-map P permit 20\n match ip address A\n"),
        new Snippet("PBR-208", "warning", plain, plain.replace("P permit 10", "P deny 10")),
        new Snippet(
            "PBR-209",
            "warning",
            plain.replace("P permit 10", "P deny 10") + " set ip next-hop 192.168.12.1\n",
            plain + " set ip next-hop 192.168.12.1\n"),
        new Snippet(
            "PBR-210",
            "warning",
            toTen() + " set ip default next-hop 192.168.12.1\n",
            toTen() + " set ip next-hop 192.168.12.1\n"),
        new Snippet(
            "PBR-212",
            "warning",
            INTERFACES + "route-map P permit 10\n match tag 10\n set ip next-hop 192.168.12.1\n",
            plain + " set ip next-hop 192.168.12.1\n"),
        new Snippet(
            "PBR-213",
            "warning",
            onUplink() + " set ip next-hop 203.0.113.1\n",
            lan() + " set ip next-hop 203.0.113.1\n"),
        new Snippet(
            "PBR-213",
            "note",
            plain + " set ip next-hop 192.168.12.1\nroute-map Q permit 10\n set interface Null0\n",
            plain + " set ip next-hop 192.168.12.1\n"),
        new Snippet("PBR-215", "error", TRACK, TRACK + SCHEDULE),
        new Snippet(
            "PBR-215",
            "error",
            plain + " set ip next-hop verify-availability 192.168.12.1 10 track 1\n" + TRACK,
            plain
                + " set ip next-hop verify-availability 192.168.12.1 10 track 1\n"
                + TRACK
                + SCHEDULE),
        new Snippet(
            "PBR-216",
            "note",
            plain.replace("172.16.1.10", "172.16.1.1"),
            plain.replace("172.16.1.10", "172.16.1.1").replace(" ip policy route-map P\n", "")
                + "ip local policy route-map P\n"),
        new Snippet(
            "PBR-217",
            "warning",
            plain + " set interface GigabitEthernet0/0\n",
            plain + " set ip next-hop 203.0.113.1\n"));
  }

  private static String toTen() {
    return INTERFACES
        + "ip route 10.0.0.0 255.0.0.0 203.0.113.1\n"
        + MATCHED.replace("172.16.1.10 any", "172.16.1.10 10.1.0.0 0.0.255.255");
  }

  private static String lan() {
    return INTERFACES + MATCHED.replace("host 172.16.1.10", "172.16.1.0 0.0.0.255");
  }

  private static String onUplink() {
    return lan()
        .replace(" ip policy route-map P\n", "")
        .replace(
            "203.0.113.2 255.255.255.0\n", "203.0.113.2 255.255.255.0\n ip policy route-map P\n");
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void theFaultIsFound(Snippet snippet) throws Exception {
    assertThat(severities(snippet.rule(), snippet.fail())).containsExactly(snippet.severity());
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void whatIsInOrderIsNot(Snippet snippet) throws Exception {
    assertThat(severities(snippet.rule(), snippet.pass())).isEmpty();
  }

  private static List<String> severities(String rule, String lines)
      throws IOException, RunException {
    try (TestFolder folder = TestFolder.create()) {
      folder.write("t.cfg", "hostname T\n" + lines + "end\n");
      LintResult result =
          Workspace.open(LintRequest.of(folder.path(), List.of(folder.path()))).result();
      assertThat(result.defects()).isEmpty();
      assertThat(result.notAnalysed()).isEmpty();
      return result.findings().stream()
          .map(LintResult.ReportedFinding::finding)
          .filter(finding -> finding.rule().id().equals(rule))
          .map(finding -> finding.severity().id())
          .toList();
    }
  }
}

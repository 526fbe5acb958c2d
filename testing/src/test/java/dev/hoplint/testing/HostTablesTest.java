package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.rule.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Return routes of Windows and Linux hosts. */
class HostTablesTest {
  private static final String YAML =
      """
      network:
        hosts:
          - {name: guest, address: 198.51.100.9/24, gateway: 198.51.100.1}
        flows:
          - {name: web, protocol: tcp, source: 198.51.100.9, destination: 10.1.0.5, port: 443}
      """;

  private static final String LINUX =
      """
      root@web1:~# ip route
      default via 10.0.0.1 dev eth0
      10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5
      10.1.0.0/24 dev eth1 proto kernel scope link src 10.1.0.5
      """;

  private static final String RULES =
      """
      root@web1:~# ip rule
      0:\tfrom all lookup local
      32766:\tfrom all lookup main
      32767:\tfrom all lookup default
      """;

  private static final String SOURCE_RULE =
      RULES.replace("32766:", "100:\tfrom 10.1.0.5 lookup isp2\n32766:");

  private static final String WINDOWS =
      """
      ===========================================================================
      Active Routes:
      Network Destination        Netmask          Gateway       Interface  Metric
                0.0.0.0          0.0.0.0         10.0.0.1        10.0.0.5     25
               10.0.0.0    255.255.255.0         On-link         10.0.0.5    281
               10.0.0.5  255.255.255.255         On-link         10.0.0.5    281
               10.1.0.0    255.255.255.0         On-link         10.1.0.5    281
               10.1.0.5  255.255.255.255         On-link         10.1.0.5    281
              224.0.0.0        240.0.0.0         On-link         10.1.0.5    281
      ===========================================================================
      Persistent Routes:
        Network Address          Netmask  Gateway Address  Metric
           198.51.100.0    255.255.255.0         10.1.0.1       1
      ===========================================================================
      """;

  private static List<ReportedFinding> findings(String dump) throws Exception {
    return findings(dump, YAML);
  }

  private static List<ReportedFinding> findings(String dump, String yaml) throws Exception {
    try (TestFolder folder = TestFolder.create()) {
      folder.write("web1/routes.txt", dump);
      folder.write("hoplint.yaml", yaml);
      LintResult result = Lab.lint(folder.path());
      assertThat(result.defects()).isEmpty();
      // What cannot be said of a flow through a network that is in no file is a note of its own.
      return result.findings().stream()
          .filter(reported -> reported.finding().rule().family().equals("RTE"))
          .toList();
    }
  }

  private static ReportedFinding only(
      List<ReportedFinding> findings, String rule, Severity severity) {
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).finding().rule().id()).isEqualTo(rule);
    assertThat(findings.get(0).finding().severity()).isEqualTo(severity);
    return findings.get(0);
  }

  @Test
  void linuxByTheMainTable() throws Exception {
    ReportedFinding found = only(findings(LINUX + RULES), "RTE-402", Severity.WARNING);
    assertThat(found.finding().message()).contains("eth1").contains("eth0");
    assertThat(found.position().line()).isEqualTo(2);
    assertThat(found.finding().fixes().get(0).commands())
        .containsExactly("ip route add 198.51.100.0/24 via GATEWAY dev eth1");
  }

  /** What it does not let in at all does not work until something else stands in between. */
  @Test
  void linuxWithStrictReversePathFilter() throws Exception {
    String all = "root@web1:~# sysctl -a\nnet.ipv4.conf.all.rp_filter = %d\n";
    String own = "net.ipv4.conf.eth1.rp_filter = 1\n";
    String strict = LINUX + RULES + all.formatted(1) + own;
    assertThat(reply(strict)).endsWith("strict rp_filter on eth1 drops such requests already now");
    // The larger of the two values counts, and 2 is loose.
    assertThat(reply(LINUX + RULES + all.formatted(2) + own)).contains("works until a firewall");
    assertThat(reply(LINUX + RULES + own)).contains("works until a firewall");
  }

  private static String reply(String dump) throws Exception {
    return findings(dump).stream()
        .map(ReportedFinding::finding)
        .filter(finding -> finding.rule().id().equals("RTE-402"))
        .map(finding -> finding.message())
        .reduce("", String::concat);
  }

  /** A rule might send the replies by a table of their own: not more than a note, which says so. */
  @Test
  void linuxWithoutItsRulesIsANote() throws Exception {
    ReportedFinding found = only(findings(LINUX), "RTE-402", Severity.NOTE);
    assertThat(found.finding().assumptions().toString()).contains("ip rule");
  }

  @Test
  void linuxWithASourceRule() throws Exception {
    String isp2 = "root@web1:~# ip route show table isp2\ndefault via 10.1.0.1 dev eth1\n";
    assertThat(findings(LINUX + SOURCE_RULE + isp2)).isEmpty();
    only(
        findings(LINUX + SOURCE_RULE + isp2.replace("10.1.0.1 dev eth1", "10.0.0.1 dev eth0")),
        "RTE-402",
        Severity.WARNING);
    // The table that decides is not there: nothing is known.
    assertThat(findings(LINUX + SOURCE_RULE)).isEmpty();
  }

  @Test
  void linuxWithoutAnyRoute() throws Exception {
    String alone = LINUX.replace("default via 10.0.0.1 dev eth0\n", "");
    only(findings(alone + RULES), "RTE-401", Severity.ERROR);
    assertThat(findings(alone)).isEmpty();
    assertThat(findings(alone.replace("ip route", "ip route | grep 10.") + RULES)).isEmpty();
    assertThat(findings(alone + "10.300.0.0/8 via 10.1.0.1 dev eth1\n" + RULES))
        .allMatch(f -> f.finding().rule().id().equals("HOP-002"));
  }

  @Test
  void linuxByOneOfTwoEqualRoutes() throws Exception {
    String equal =
        LINUX.replace(
            "default via 10.0.0.1 dev eth0\n",
            "default\n\tnexthop via 10.0.0.1 dev eth0 weight 1\n\tnexthop via 10.1.0.1 dev eth1 weight 1\n");
    assertThat(findings(equal + RULES)).isEmpty();
  }

  @Test
  void windowsSaysWhatAStrongHostDoes() throws Exception {
    ReportedFinding found = only(findings(WINDOWS), "RTE-402", Severity.WARNING);
    assertThat(found.finding().message()).contains("10.1.0.5").contains("weak host");
    assertThat(found.position().line()).isEqualTo(4);
    assertThat(found.finding().fixes().get(0).commands())
        .containsExactly("route -p add 198.51.100.0 mask 255.255.255.0 GATEWAY");
  }

  /** The interface that owns the address has a way of its own: a strong host takes it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0          0.0.0.0         10.1.0.1        10.1.0.5    281",
        "198.51.100.0    255.255.255.0         10.1.0.1        10.1.0.5    281"
      })
  void windowsWithARouteByTheInterface(String row) throws Exception {
    assertThat(findings(WINDOWS.replace("    10.0.0.0 ", row + "\n    10.0.0.0 ")))
        .noneMatch(f -> f.finding().rule().id().equals("RTE-402"));
  }

  @Test
  void windowsWithoutAnyRoute() throws Exception {
    String alone = WINDOWS.replaceFirst("(?m)^ +0\\.0\\.0\\.0.*\n", "");
    only(findings(alone), "RTE-401", Severity.ERROR);
    // Cut off below the rows: the route may have stood there.
    assertThat(findings(alone.substring(0, alone.indexOf("      224.")))).isEmpty();
  }

  /** Without declared flows nothing says who talks to which address. */
  @Test
  void nothingIsInferred() throws Exception {
    assertThat(findings(LINUX + RULES, "failOn: error\n")).isEmpty();
    assertThat(findings(LINUX, "failOn: error\n")).isEmpty();
    assertThat(findings(WINDOWS, "failOn: error\n")).isEmpty();
  }

  @Test
  void theyCountAsHosts() throws Exception {
    try (TestFolder folder = TestFolder.create()) {
      folder.write("a/routes.txt", LINUX);
      folder.write("b/routes.txt", WINDOWS);
      assertThat(Lab.lint(folder.path()).summary().hosts()).isEqualTo(2);
    }
  }
}

package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.rule.Finding;
import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FRG-101, FRG-102 and FRG-103: where they speak, how loud, and where they must not. */
class FragmentRulesTest {

  /**
   * A router with NAT towards 203.0.113.1, a way without NAT by 192.168.12.1, and a tunnel whose
   * packets meet the policy; the list's entries and the sequence's clauses are given.
   */
  private static String router(String entries, String clauses) {
    return router(entries, clauses, "");
  }

  private static String router(String entries, String clauses, String more) {
    return """
        hostname R2
        interface Tunnel23
         ip address 172.31.23.2 255.255.255.0
         ip mtu 1440
         ip nat inside
         ip policy route-map P
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.3
        interface GigabitEthernet0/0
         ip address 10.0.23.2 255.255.255.0
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
         ip nat outside
        interface GigabitEthernet0/2
         ip address 192.168.12.2 255.255.255.0
        ip nat inside source list N interface GigabitEthernet0/1 overload
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3
        ip access-list standard N
         permit 172.16.1.0 0.0.0.255
        ip access-list extended A
        %s
        %s
        route-map P permit 10
        %s
        end
        """
        .formatted(entries, more, clauses);
  }

  private static final String BACKDOOR = " match ip address A\n set ip next-hop 192.168.12.1";

  private static Finding split(LintResult result) {
    return result.findings().stream()
        .map(LintResult.ReportedFinding::finding)
        .filter(finding -> finding.rule().id().equals("FRG-101"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTunnelWhoseOtherEndIsInNoFileStandsInForIt() {
    LintResult result =
        RuleTester.of("FRG-101")
            .file(
                "r2.cfg",
                router(
                    """
                    ! BUG: FRG-101 error 1436 + 84
                     permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001
                    """,
                    BACKDOOR))
            .expect();
    Finding finding = split(result);
    assertThat(finding.assumptions()).anyMatch(a -> a.contains("other end of R2 Tunnel23"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // No ports, no question.
        " permit ip host 172.16.1.10 host 1.1.1.10",
        " permit tcp host 172.16.1.10 host 1.1.1.10",
        // A protocol without ports.
        " permit esp host 172.16.1.10 host 1.1.1.10",
        // Earlier entries cover the one with a port, first and later fragments alike.
        " permit ip any any\n permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001",
        " deny ip host 172.16.1.10 any\n permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001",
        // Whatever the ports, the same entry's action holds.
        " permit tcp any any eq 1001\n permit ip any any",
        " permit tcp any any range 0 65535",
        // Nothing is permitted at all.
        " deny tcp any any eq 1001",
      })
  void silentWhereAllFragmentsMeetOneDecision(String entries) {
    RuleTester.of("FRG-101", "FRG-102", "FRG-103")
        .file("r2.cfg", router(entries, BACKDOOR))
        .silent();
  }

  @Test
  void silentWhereThePolicySendsWhereTheRouteDoes() {
    RuleTester.of("FRG-101")
        .file(
            "r2.cfg",
            router(
                " permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001",
                " match ip address A\n set ip next-hop 203.0.113.1"))
        .silent();
  }

  @Test
  void aNextHopOutOfReachIsNoOtherWay() {
    RuleTester.of("FRG-101")
        .file(
            "r2.cfg",
            router(
                    " permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001",
                    " match ip address A\n set ip next-hop 192.168.99.1")
                .replace(
                    "ip route 0.0.0.0 0.0.0.0 203.0.113.1",
                    "ip route 1.1.1.0 255.255.255.0 203.0.113.1"))
        .silent();
  }

  @Test
  void aPolicyOnAnInterfaceThatIsDownIsNone() {
    RuleTester.of("FRG-101")
        .file(
            "r2.cfg",
            router(" permit tcp any any eq 1001", BACKDOOR)
                .replace(" ip mtu 1440\n", " ip mtu 1440\n shutdown\n"))
        .silent();
  }

  @Test
  void onlyMarkingDiffersIsANote() {
    RuleTester.of("FRG-101")
        .file(
            "r2.cfg",
            router(
                "! BUG: FRG-101 note marking\n permit tcp any host 1.1.1.10 eq 1001",
                " match ip address A\n set ip precedence critical"))
        .expect();
  }

  @Test
  void establishedDiffersForHandshakesOnly() {
    RuleTester.of("FRG-101")
        .file(
            "r2.cfg",
            router(
                "! BUG: FRG-101 note without data\n permit tcp any host 1.1.1.10 established",
                BACKDOOR))
        .expect();
  }

  @Test
  void aLocalPolicyIsANote() {
    RuleTester.of("FRG-101")
        .file(
            "r2.cfg",
            router(
                    "! BUG: FRG-101 note router's own\n permit tcp any host 1.1.1.10 eq 1001",
                    BACKDOOR,
                    "ip local policy route-map P")
                .replace(" ip policy route-map P\n", ""))
        .expect();
  }

  @Test
  void lengthSplitsFragmentsByItself() {
    RuleTester.of("FRG-101")
        .file(
            "r2.cfg",
            router(
                " permit ip any any",
                "! BUG: FRG-101 error 1436 + 84\n match length 1000 1600\n set ip next-hop 192.168.12.1"))
        .expect();
  }

  @Test
  void aTimeRangeIsNamed() {
    LintResult result =
        RuleTester.of("FRG-101")
            .file(
                "r2.cfg",
                router(
                    "! BUG: FRG-101 error 1002\n permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001"
                        + " time-range OFFICE",
                    BACKDOOR))
            .expect();
    assertThat(split(result).assumptions()).contains("while OFFICE is active");
  }

  @Test
  void anEntryThatIsNotModelledIsNoProof() {
    RuleTester.of("FRG-101")
        .file("r2.cfg", router(" permit tcp any any eq 1001 option any-options", BACKDOOR))
        .silent();
  }

  @Test
  void onlyMarkedPacketsPart() {
    LintResult result =
        RuleTester.of("FRG-101")
            .file(
                "r2.cfg",
                router(
                    "! BUG: FRG-101 warning port 1002 with DSCP 46\n"
                        + " permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001 dscp ef",
                    BACKDOOR))
            .expect();
    assertThat(split(result).assumptions()).contains("such packets arrive with DSCP 46");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // All of the marked ones meet the first entry.
        " permit tcp any any dscp ef\n permit tcp any any eq 1001 dscp ef",
        " permit tcp any any precedence 5\n permit tcp any any eq 1001 dscp ef",
        " permit tcp any any ttl gt 64\n permit tcp any any eq 1001 ttl eq 255",
        " permit ip any any dscp af21",
      })
  void allThatAreMarkedSoMeetTheSame(String entries) {
    RuleTester.of("FRG-101").file("r2.cfg", router(entries, BACKDOOR)).silent();
  }

  @Test
  void anEntryForMarkedPacketsLeavesTheOthersToTheNext() {
    RuleTester.of("FRG-101")
        .file(
            "r2.cfg",
            router(
                """
                 permit ip any any dscp ef
                ! BUG: FRG-101 error port 1002: a packet
                 permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001
                """,
                BACKDOOR))
        .expect();
  }

  @Test
  void bothWaysWithoutNatReachTheReceiver() {
    RuleTester.of("FRG-101")
        .file(
            "r2.cfg",
            router(
                    "! BUG: FRG-101 warning\n permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001",
                    BACKDOOR)
                .replace(" ip nat outside\n", "")
                .replace(" ip nat inside\n", ""))
        .expect();
  }

  @Test
  void hostsOfAnOrdinaryPortSendNoFragmentsOfTcp() {
    RuleTester.of("FRG-101")
        .file(
            "r2.cfg",
            router(
                    "! BUG: FRG-101 note\n permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001",
                    BACKDOOR)
                .replace(
                    """
                    interface Tunnel23
                     ip address 172.31.23.2 255.255.255.0
                     ip mtu 1440
                    """,
                    "interface GigabitEthernet0/3\n ip address 172.16.1.1 255.255.255.0\n")
                .replace(" tunnel source GigabitEthernet0/0\n tunnel destination 10.0.23.3\n", "")
                .replace("ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3\n", ""))
        .expect();
  }

  @Test
  void udpOfAnOrdinaryPortMayBeFragmentedByItsSender() {
    RuleTester.of("FRG-101")
        .file(
            "r2.cfg",
            router(
                    "! BUG: FRG-101 warning\n permit udp host 172.16.1.10 host 1.1.1.10 eq 514",
                    BACKDOOR)
                .replace(" ip mtu 1440\n", " ip mtu 1500\n"))
        .expect();
  }

  @Test
  void aDeclaredPayloadProvesThatUdpFits() {
    RuleTester.of("FRG-101")
        .config(
            """
            network:
              flows:
                - {name: log, protocol: udp, source: 172.16.1.10, destination: 1.1.1.10, port: 515, maxPayload: 1024}
            """)
        .file(
            "r2.cfg",
            router(
                "! BUG: FRG-101 note\n permit udp host 172.16.1.10 host 1.1.1.10 eq 514", BACKDOOR))
        .expect();
  }

  @Test
  void denyWithPortsIsNoGuard() {
    RuleTester.of("FRG-102")
        .file(
            "r2.cfg",
            router(
                """
                ! BUG: FRG-102 warning sequence 10
                 deny tcp host 172.16.1.10 host 1.1.1.10 eq 1002
                 permit ip host 172.16.1.10 host 1.1.1.10
                """,
                BACKDOOR))
        .expect();
  }

  @Test
  void denyAheadOfAnotherPairIsNoneOfItsBusiness() {
    RuleTester.of("FRG-102")
        .file(
            "r2.cfg",
            router(
                " deny tcp host 172.16.1.10 host 1.1.1.11 eq 1002\n permit ip host 172.16.1.10 host 1.1.1.10",
                BACKDOOR))
        .silent();
  }

  @Test
  void denyWithPortsBehindADenyOfFragmentsIsGuarded() {
    RuleTester.of("FRG-102")
        .file(
            "r2.cfg",
            router(
                " deny tcp any any fragments\n deny tcp any any eq 1002\n permit ip any any",
                BACKDOOR))
        .silent();
  }

  @Test
  void denyInADenySequenceIsNotPolicyRouted() {
    RuleTester.of("FRG-102")
        .file(
            "r2.cfg",
            router(" deny tcp any any eq 1002\n permit ip any any", BACKDOOR)
                .replace("route-map P permit 10", "route-map P deny 10"))
        .silent();
  }

  @Test
  void anEntryForFragmentsBesideAPortIsWrongForOne() {
    RuleTester.of("FRG-103")
        .file(
            "r2.cfg",
            router(
                """
                 permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001
                ! BUG: FRG-103 warning wrong for one
                 permit ip host 172.16.1.10 host 1.1.1.10 fragments
                """,
                BACKDOOR))
        .expect();
  }

  @Test
  void anEntryForFragmentsWithoutPortsIsFine() {
    RuleTester.of("FRG-103")
        .file(
            "r2.cfg",
            router(
                " permit tcp host 172.16.1.10 host 1.1.1.10 fragments\n permit tcp host 172.16.1.10 host 1.1.1.10",
                BACKDOOR))
        .silent();
  }
}

package dev.hoplint.testing.rules;

import static dev.hoplint.testing.rules.PolicyCase.POLICY;
import static dev.hoplint.testing.rules.PolicyCase.ROUTER;
import static dev.hoplint.testing.rules.PolicyCase.silent;
import static dev.hoplint.testing.rules.PolicyCase.speaks;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PBR-207, PBR-208, PBR-209 and PBR-212: sequences and clauses that do not do what they seem to.
 */
class PolicySequenceRulesTest {
  private static final String SECOND =
      "route-map P permit 20\n match ip address A\n set ip next-hop 203.0.113.1\n";

  private static final String BGP =
      """
      router bgp 65000
       neighbor 192.168.12.1 remote-as 65001
       neighbor 192.168.12.1 route-map P in
      """;

  private static String marked(String rule, String text, String line, String lines) {
    return lines.replace(line, "! BUG: " + rule + " " + text + "\n" + line);
  }

  @Test
  void aSequenceWithoutMatchBeforeAnother() {
    speaks(
        "PBR-207",
        ROUTER,
        marked(
            "PBR-207",
            "warning sequence 20 is never reached",
            "route-map P permit 10",
            POLICY.replace(" match ip address A\n", "")),
        SECOND);
  }

  @Test
  void aDenyWithoutMatchTakesEverythingOut() {
    speaks(
        "PBR-207",
        ROUTER,
        "! BUG: PBR-207 warning takes every packet out of policy routing\n",
        "route-map P deny 5\n",
        POLICY,
        SECOND);
  }

  @Test
  void theFirstSuchSequenceIsTold() {
    speaks(
        "PBR-207",
        ROUTER,
        POLICY,
        "! BUG: PBR-207 warning the 2 sequences from 30 on are never reached\n",
        "route-map P permit 20\n set ip next-hop 203.0.113.1\n",
        "route-map P permit 30\n set ip next-hop 192.168.12.1\n",
        "route-map P permit 40\n");
  }

  @Test
  void theOrderIsThatOfTheNumbersAlsoOfALocalPolicy() {
    speaks(
        "PBR-207",
        "hostname T\nip local policy route-map P\n",
        SECOND,
        "! BUG: PBR-207 warning sequence 20 is never reached\n",
        "route-map P permit 10\n set ip next-hop 192.168.12.1\n");
  }

  @Test
  void theLastSequenceMayTakeTheRest() {
    silent("PBR-207", ROUTER, POLICY, "route-map P permit 20\n set ip next-hop 203.0.113.1\n");
    silent("PBR-207", ROUTER, POLICY, SECOND, "route-map P deny 30\n");
    silent("PBR-207", ROUTER, "route-map P permit 10\n set ip next-hop 192.168.12.1\n");
  }

  @Test
  void anyMatchClauseLimitsASequence() {
    String first = POLICY.replace("match ip address A", "match length 3 200");
    silent("PBR-207", ROUTER, first, SECOND);
    silent("PBR-207", ROUTER, first.replace("match length 3 200", "match tag 10"), SECOND);
  }

  @Test
  void aSequenceThatGoesOnOrCouldNotBeReadWhole() {
    String first = "route-map P permit 10\n set ip next-hop 192.168.12.1\n";
    silent("PBR-207", ROUTER, first, " continue\n", SECOND);
    RuleTester.of("PBR-207")
        .file("t.cfg", ROUTER + first + " match length 3\n" + SECOND + "end\n")
        .notAllUnderstood()
        .silent();
  }

  @Test
  void aMapThatRoutesNoPackets() {
    String map = "route-map B permit 10\nroute-map B permit 20\n set metric 5\n";
    silent("PBR-207", ROUTER, POLICY, map, BGP.replace("route-map P", "route-map B"));
    silent(
        "PBR-207", ROUTER, "interface GigabitEthernet0/0\n shutdown\n", map.replace(" B ", " P "));
  }

  @Test
  void aMapWithoutAnySet() {
    speaks(
        "PBR-208",
        ROUTER,
        marked(
            "PBR-208",
            "warning no sequence of the map has one",
            "route-map P permit 10",
            POLICY.replace(" set ip next-hop 192.168.12.1\n", "")));
  }

  @Test
  void clausesOfRedistributionAreNoUsableSet() {
    speaks(
        "PBR-208",
        ROUTER,
        marked(
            "PBR-208",
            "warning has no usable `set`",
            "route-map P permit 10",
            POLICY.replace("set ip next-hop 192.168.12.1", "set metric 10")));
    speaks(
        "PBR-208",
        ROUTER,
        marked(
            "PBR-208",
            "warning has no usable `set`",
            "route-map P permit 10",
            POLICY.replace("192.168.12.1", "verify-availability")));
  }

  @Test
  void aByPassBeforeASetIsWorthANote() {
    speaks(
        "PBR-208",
        ROUTER,
        "! BUG: PBR-208 note routed as if there were no policy\n",
        "route-map P permit 5\n match length 0 100\n",
        POLICY);
  }

  @Test
  void aSetThatCouldNotBeReadIsMissing() {
    RuleTester.of("PBR-208")
        .file(
            "t.cfg",
            ROUTER
                + POLICY
                + """
                ! BUG: PBR-208 warning route-map P, sequence 20
                route-map P permit 20
                 set ip next-hop 203.0.113.300
                end
                """)
        .notAllUnderstood()
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set ip next-hop 192.168.12.1",
        "set ip next-hop recursive 8.8.8.8",
        "set ip default next-hop 8.8.8.8",
        "set interface Null0",
        "set default interface Null0",
        "set vrf BLUE",
        "set global",
        "set ip precedence 5",
        "set ip dscp ef",
        "set dscp ef",
        "set ip df 0",
        "set ipv6 next-hop 2001:db8::1"
      })
  void setsThatAreUsable(String clause) {
    silent("PBR-208", ROUTER, POLICY.replace("set ip next-hop 192.168.12.1", clause));
  }

  @Test
  void aDenySequenceIsTheWayToExempt() {
    silent("PBR-208", ROUTER, "route-map P deny 5\n match length 0 100\n", POLICY);
  }

  @Test
  void setLessMapsOfOthersAndOfInterfacesThatAreDown() {
    String map = "route-map B permit 10\n match ip address A\n";
    silent("PBR-208", ROUTER, POLICY, map, BGP.replace("route-map P", "route-map B"));
    silent(
        "PBR-208", ROUTER, "interface GigabitEthernet0/0\n shutdown\n", map.replace(" B ", " P "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set ip next-hop 192.168.12.1",
        "set vrf BLUE",
        "set ip precedence 5",
        "set metric 10",
        "set ip default next-hop 8.8.8.8"
      })
  void aSetInADenySequence(String clause) {
    speaks(
        "PBR-209",
        ROUTER,
        POLICY,
        "route-map P deny 5\n match length 0 100\n",
        "! BUG: PBR-209 warning route-map P, sequence 5, denies\n ",
        clause,
        "\n");
  }

  @Test
  void severalSetsAreOneFinding() {
    speaks(
        "PBR-209",
        ROUTER,
        POLICY,
        "route-map P deny 5\n match length 0 100\n",
        "! BUG: PBR-209 warning its `set` lines never run\n",
        " set ip precedence 5\n set ip next-hop 192.168.12.1\n");
  }

  @Test
  void setsThatRun() {
    silent("PBR-209", ROUTER, POLICY, SECOND);
    silent("PBR-209", ROUTER, POLICY, "route-map P deny 5\n match length 0 100\n");
    silent("PBR-209", ROUTER, POLICY, "route-map P deny 5\n match length 0 100\n continue 10\n");
    silent(
        "PBR-209",
        ROUTER,
        POLICY,
        "route-map P deny 10\n set ip next-hop 203.0.113.1\n",
        "route-map P permit 10\n");
  }

  @Test
  void aSetInADenySequenceOfAMapThatRoutesNoPackets() {
    String map = "route-map B deny 10\n set metric 5\n";
    silent("PBR-209", ROUTER, POLICY, map, BGP.replace("route-map P", "route-map B"));
    silent(
        "PBR-209", ROUTER, "interface GigabitEthernet0/0\n shutdown\n", map.replace(" B ", " P "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "match tag 10",
        "match metric 5",
        "match as-path 1",
        "match community 1",
        "match route-type internal",
        "match source-protocol static",
        "match interface GigabitEthernet0/1",
        "match ip address prefix-list PL",
        "match ip next-hop 10",
        "set metric 5",
        "set local-preference 200",
        "set community 65000:1",
        "set ip next-hop peer-address",
        "continue",
        "continue 20"
      })
  void clausesThatPolicyRoutingIgnores(String clause) {
    speaks("PBR-212", ROUTER, POLICY, "! BUG: PBR-212 warning `\n ", clause, "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "match length 3 200",
        "match track 1",
        "match ipv6 address A6",
        "set ip precedence 5",
        "set ip df 0",
        "set interface Null0",
        "set ipv6 next-hop 2001:db8::1"
      })
  void clausesThatItReads(String clause) {
    silent("PBR-212", ROUTER, POLICY, " ", clause, "\n");
  }

  @Test
  void aMapThatSomethingElseUsesToo() {
    silent("PBR-212", ROUTER, POLICY, " match tag 10\n", BGP);
    silent(
        "PBR-212",
        ROUTER,
        POLICY,
        " match interface GigabitEthernet0/1\n",
        "ip nat inside source route-map P interface GigabitEthernet0/1 overload\n");
    silent(
        "PBR-212",
        ROUTER,
        POLICY,
        " set metric 5\n",
        "router ospf 1\n redistribute static route-map P\n");
  }

  @Test
  void clausesOfMapsThatRouteNoPackets() {
    String map = "route-map B permit 10\n match tag 10\n set metric 5\n";
    silent("PBR-212", ROUTER, POLICY, map);
    silent(
        "PBR-212", ROUTER, "interface GigabitEthernet0/0\n shutdown\n", map.replace(" B ", " P "));
    silent("PBR-212", ROUTER.replace("hostname T\n", ""), POLICY, " match tag 10\n");
  }

  @Test
  void aTemplateLeavesOpenWhatItsSequencesSay() {
    RuleTester.of("PBR-206", "PBR-207", "PBR-208", "PBR-217")
        .file(
            "t.cfg",
            ROUTER
                + """
                route-map P permit 10
                {% if users %}
                 match ip address A
                 set ip next-hop verify-availability 192.168.12.1 10 track 1
                {% endif %}
                 set interface GigabitEthernet0/2
                route-map P permit 20
                {{ sets }}
                route-map P permit 30
                 match length 3 200
                 set ip next-hop 192.168.12.1
                route-map P permit 40
                end
                """)
        .notAllUnderstood()
        .silent();
  }
}

package dev.hoplint.testing.rules;

import static dev.hoplint.testing.rules.PolicyCase.POLICY;
import static dev.hoplint.testing.rules.PolicyCase.ROUTER;
import static dev.hoplint.testing.rules.PolicyCase.silent;
import static dev.hoplint.testing.rules.PolicyCase.speaks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.rule.Fix;
import dev.hoplint.testing.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PBR-201, PBR-202, PBR-203 and PBR-215: names in a policy that stand for nothing. */
class PolicyNameRulesTest {
  private static final String OTHER_PORT = "interface GigabitEthernet0/3\n";

  private static List<Fix> fixes(LintResult result, String rule) {
    return result.findings().stream()
        .map(LintResult.ReportedFinding::finding)
        .filter(finding -> finding.rule().id().equals(rule))
        .findFirst()
        .orElseThrow()
        .fixes();
  }

  @Test
  void aPolicyOfAnInterfaceWithoutItsMap() {
    LintResult result =
        speaks(
            "PBR-201",
            ROUTER,
            POLICY.replace("route-map P permit", "route-map PBR_USERS permit"),
            OTHER_PORT,
            "! BUG: PBR-201 error PBR_USRES is defined (did you mean PBR_USERS?)\n",
            " ip policy route-map PBR_USRES\n",
            "interface GigabitEthernet0/0\n no ip policy route-map\n");

    assertThat(fixes(result, "PBR-201").get(0).edits())
        .singleElement()
        .satisfies(edit -> assertThat(edit.text()).isEqualTo("PBR_USERS"));
    assertThat(fixes(result, "PBR-201").get(0).safe()).isFalse();
  }

  @Test
  void aLocalPolicyWithoutItsMap() {
    speaks(
        "PBR-201",
        ROUTER,
        POLICY,
        "! BUG: PBR-201 error the router's own packets\n",
        "ip local policy route-map LOCAL\n");
  }

  @Test
  void anIpv6PolicyWithoutItsMap() {
    speaks(
        "PBR-201",
        ROUTER,
        POLICY,
        OTHER_PORT,
        "! BUG: PBR-201 error IPv6 packets that come in on GigabitEthernet0/3\n",
        " ipv6 policy route-map P6\n",
        "! BUG: PBR-201 error the router's own IPv6 packets\n",
        "ipv6 local policy route-map L6\n");
  }

  @Test
  void theNameOfAMapIsCaseSensitive() {
    speaks(
        "PBR-201",
        POLICY,
        "hostname T\n",
        OTHER_PORT,
        "! BUG: PBR-201 error no route-map p\n",
        " ip policy route-map p\n");
  }

  @Test
  void aMapThatWasTakenAwayAgain() {
    speaks(
        "PBR-201",
        POLICY,
        "no route-map P\n",
        ROUTER.replace(
            " ip policy route-map P\n",
            "! BUG: PBR-201 error no route-map P is defined\n ip policy route-map P\n"));
  }

  @Test
  void policiesWithTheirMaps() {
    silent("PBR-201", ROUTER, POLICY, "ip local policy route-map P\n");
    silent("PBR-201", POLICY, ROUTER, "no ip local policy route-map X\n");
  }

  @Test
  void aPolicyOnAnInterfaceThatIsDown() {
    silent("PBR-201", ROUTER, POLICY, OTHER_PORT, " ip policy route-map Q\n shutdown\n");
  }

  @Test
  void theMapMayBeInThePartThatIsMissing() {
    silent("PBR-201", ROUTER.replace("hostname T\n", ""));
  }

  @Test
  void aPolicyThatCouldNotBeReadOrWasUndone() {
    RuleTester.of("PBR-201")
        .file("t.cfg", ROUTER + POLICY + OTHER_PORT + " ip policy route-map Q R\nend\n")
        .notAllUnderstood()
        .silent();
    silent(
        "PBR-201",
        ROUTER,
        POLICY,
        OTHER_PORT,
        " ip policy route-map Q\n no ip policy route-map Q\n");
  }

  @Test
  void aMapWhoseHeaderCouldNotBeRead() {
    RuleTester.of("PBR-201")
        .file("t.cfg", ROUTER + POLICY.replace("permit 10", "permit 70000") + "end\n")
        .notAllUnderstood()
        .silent();
  }

  @Test
  void aMatchWithoutItsList() {
    LintResult result =
        speaks(
            "PBR-202",
            ROUTER,
            """
            ip access-list extended ACL_BACKDOOR
             permit ip host 172.16.1.10 any
            route-map P permit 10
            ! BUG: PBR-202 error all packets that reach route-map P, sequence 10, are policy routed
             match ip address ACL_BACKDOR
             set ip next-hop 192.168.12.1
            """);

    assertThat(fixes(result, "PBR-202").get(0).edits())
        .singleElement()
        .satisfies(edit -> assertThat(edit.text()).isEqualTo("ACL_BACKDOOR"));
  }

  @Test
  void oneOfSeveralListsIsEnough() {
    speaks(
        "PBR-202",
        ROUTER,
        POLICY.replace(
            " match ip address A\n",
            "! BUG: PBR-202 error no access list 101\n match ip address A 101\n"));
  }

  @Test
  void anUndefinedListInADenySequenceExemptsEverything() {
    speaks(
        "PBR-202",
        ROUTER,
        """
        route-map P deny 5
        ! BUG: PBR-202 error are exempt from policy routing
         match ip address a
        """,
        POLICY);
  }

  @Test
  void besideAnotherClauseItMatchesWhatThatDoes() {
    speaks(
        "PBR-202",
        ROUTER,
        """
        route-map P permit 10
        ! BUG: PBR-202 error packets that fit the other clauses of route-map P, sequence 10
         match ip address A
         match length 3 200
         set ip next-hop 192.168.12.1
        """);
  }

  @Test
  void anUndefinedListOfALocalPolicyAndOfAnIpv6Policy() {
    speaks(
        "PBR-202",
        """
        hostname T
        interface GigabitEthernet0/0
         ipv6 policy route-map P6
        ip local policy route-map L
        route-map L permit 10
        ! BUG: PBR-202 error no access list 10
         match ip address 10
         set ip next-hop 192.168.12.1
        route-map P6 permit 10
        ! BUG: PBR-202 warning no IPv6 access list Users6
         match ipv6 address Users6
         set ipv6 next-hop 2001:db8::1
        """);
  }

  @Test
  void listsThatAreDefined() {
    silent("PBR-202", ROUTER, POLICY);
    silent(
        "PBR-202",
        ROUTER,
        "access-list 10 permit any\n",
        POLICY.replace("address A", "address 10"));
    silent(
        "PBR-202",
        ROUTER,
        "ip access-list extended B\n dynamic X permit ip any any\n",
        POLICY.replace("address A", "address A B"));
  }

  @Test
  void aLineThatIsNotUnderstoodMayDefineTheList() {
    RuleTester.of("PBR-202")
        .file(
            "t.cfg",
            ROUTER
                + "ip access-list novel NEW\n"
                + POLICY.replace("address A", "address A NEW")
                + "end\n")
        .notAllUnderstood()
        .silent();
  }

  @Test
  void aPrefixListIsNoAccessList() {
    silent("PBR-202", ROUTER, POLICY.replace("address A", "address prefix-list PL"));
  }

  @Test
  void theListOfAMapThatRoutesNoPackets() {
    silent(
        "PBR-202",
        ROUTER,
        POLICY,
        "route-map B permit 10\n match ip address NONE\n",
        "router bgp 65000\n neighbor 192.168.12.1 remote-as 65001\n",
        " neighbor 192.168.12.1 route-map B in\n");
  }

  @Test
  void theListMayBeInThePartThatIsMissingOrTheInterfaceDown() {
    String undefined = POLICY.replace("match ip address A", "match ip address NONE");
    silent("PBR-202", ROUTER.replace("hostname T\n", ""), undefined);
    silent("PBR-202", ROUTER, "interface GigabitEthernet0/0\n shutdown\n", undefined);
  }

  @Test
  void anIpv6ListOfAMapThatOnlyRoutesIpv4() {
    silent("PBR-202", ROUTER, POLICY, " match ipv6 address NONE\n");
  }

  @Test
  void aListWithRemarksAlone() {
    speaks(
        "PBR-203",
        ROUTER,
        """
        ! BUG: PBR-203 error access list A has no entries
        ip access-list extended A
         remark todo
        route-map P permit 10
         match ip address A
         set ip next-hop 192.168.12.1
        """);
  }

  @Test
  void aNumberedListWithARemarkAlone() {
    RuleTester.of("PBR-203", "ACL-502")
        .file(
            "t.cfg",
            ROUTER
                + """
                ! BUG: PBR-203 error access list 10 has no entries
                access-list 10 remark users
                """
                + POLICY.replace("address A", "address 10")
                + "end\n")
        .expect();
  }

  @Test
  void aListWhoseEntriesWereTakenOut() {
    speaks(
        "PBR-203",
        ROUTER,
        """
        ! BUG: PBR-203 error access list A has no entries
        ip access-list extended A
         10 permit ip host 172.16.1.10 any
         no 10
        route-map P permit 10
         match ip address A
         set ip next-hop 192.168.12.1
        """);
  }

  @Test
  void anEmptyListOfADenySequenceAndOneBesideAnother() {
    speaks(
        "PBR-203",
        ROUTER,
        "! BUG: PBR-203 error are exempt from policy routing\n",
        "ip access-list standard E\n",
        "route-map P deny 5\n match ip address E\n",
        "! BUG: PBR-203 error has no entries\n",
        "ip access-list standard F\n",
        POLICY.replace("address A", "address A F"));
  }

  @Test
  void anEmptyListIsToldOnceHoweverOftenItIsMatched() {
    speaks(
        "PBR-203",
        ROUTER,
        "! BUG: PBR-203 error has no entries\n",
        "ip access-list extended A\n",
        "route-map P permit 10\n match ip address A\n set ip next-hop 192.168.12.1\n",
        "route-map P permit 20\n match ip address A\n set ip next-hop 203.0.113.1\n");
  }

  @Test
  void listsWithEntries() {
    silent("PBR-203", ROUTER, POLICY);
    silent("PBR-203", ROUTER, POLICY, "ip access-list extended A\n remark users\n");
    silent("PBR-203", ROUTER, POLICY.replace("permit ip 172.16.1.0 0.0.0.255 any", "evaluate X"));
  }

  @Test
  void anEntryThatCouldNotBeReadIsAnEntry() {
    RuleTester.of("PBR-203")
        .file(
            "t.cfg",
            ROUTER + POLICY.replace("172.16.1.0 0.0.0.255 any", "172.16.1.300 any") + "end\n")
        .notAllUnderstood()
        .silent();
  }

  @Test
  void emptyListsElsewhere() {
    String empty = "ip access-list extended E\n remark todo\n";
    silent("PBR-203", ROUTER, POLICY, empty, OTHER_PORT, " ip access-group E in\n");
    silent("PBR-203", ROUTER, POLICY, empty, "route-map X permit 10\n match ip address E\n");
  }

  @Test
  void emptyListsOfPartsAndOfInterfacesThatAreDown() {
    String empty = "ip access-list extended E\n" + POLICY.replace("address A", "address E");
    silent("PBR-203", ROUTER.replace("hostname T\n", ""), empty);
    silent("PBR-203", ROUTER, "interface GigabitEthernet0/0\n shutdown\n", empty);
  }
}

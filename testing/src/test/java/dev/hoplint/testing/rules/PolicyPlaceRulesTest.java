package dev.hoplint.testing.rules;

import static dev.hoplint.testing.rules.PolicyCase.POLICY;
import static dev.hoplint.testing.rules.PolicyCase.ROUTER;
import static dev.hoplint.testing.rules.PolicyCase.silent;
import static dev.hoplint.testing.rules.PolicyCase.speaks;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PBR-210, PBR-213 and PBR-216: policies against the routes, and on the wrong interface. */
class PolicyPlaceRulesTest {
  private static final String DOWN = "interface GigabitEthernet0/0\n shutdown\n";

  private static String toDestination(String destination, String mark) {
    return """
        ip access-list extended A
         permit ip 172.16.1.0 0.0.0.255 %s
        route-map P permit 10
         match ip address A
        %s set ip default next-hop 192.168.12.1
        """
        .formatted(destination, mark.isEmpty() ? "" : "! BUG: PBR-210 " + mark + "\n");
  }

  private static final String TRACK =
      """
      ip sla 1
       icmp-echo 203.0.113.1
      ip sla schedule 1 life forever start-time now
      track 1 ip sla 1 reachability
      """;

  private static final String TEN = "ip route 10.0.0.0 255.0.0.0 203.0.113.1\n";

  @Test
  void aStaticRouteCoversAllDestinations() {
    speaks(
        "PBR-210",
        ROUTER,
        TEN,
        toDestination("10.1.0.0 0.0.255.255", "warning 10.1.0.0/16 has an explicit route"));
    speaks(
        "PBR-210",
        ROUTER,
        "ip route 10.0.0.0 255.0.0.0 Null0\n",
        toDestination("host 10.1.0.1", "warning never used"));
  }

  @Test
  void aConnectedSubnetIsAnExplicitRouteToo() {
    speaks("PBR-210", ROUTER, toDestination("192.168.12.0 0.0.0.127", "warning (192.168.12.0/24)"));
  }

  @Test
  void severalListsAndEntriesThatAreAllCovered() {
    speaks(
        "PBR-210",
        ROUTER,
        TEN,
        "ip access-list extended B\n permit tcp any 10.8.0.0 0.0.0.255 eq 80\n deny ip any any\n",
        toDestination("host 10.1.0.1", "warning never used").replace("address A", "address A B"));
  }

  @Test
  void dynamicRoutesMakeItANote() {
    speaks(
        "PBR-210",
        ROUTER,
        TEN,
        "router ospf 1\n network 0.0.0.0 255.255.255.255 area 0\n",
        toDestination("10.1.0.0 0.0.255.255", "note never used"));
  }

  @Test
  void noRouteButTheDefault() {
    speaks("PBR-210", ROUTER, toDestination("8.8.8.0 0.0.0.255", "note always used"));
  }

  @Test
  void aDefaultInterfaceWaitsForTheSame() {
    speaks(
        "PBR-210",
        ROUTER,
        TEN,
        toDestination("host 10.1.0.1", "warning never used")
            .replace("set ip default next-hop 192.168.12.1", "set default interface Null0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"any", "10.0.0.0 1.255.255.255", "10.0.0.0 0.255.0.255"})
  void destinationsOfWhichSomeMayHaveARoute(String destination) {
    silent("PBR-210", ROUTER, TEN, toDestination(destination, ""));
  }

  @Test
  void routesThatMayComeOrGo() {
    String policy = toDestination("8.8.8.0 0.0.0.255", "");
    silent("PBR-210", ROUTER, "router ospf 1\n network 0.0.0.0 255.255.255.255 area 0\n", policy);
    silent("PBR-210", ROUTER, "ip route 8.8.8.8 255.255.255.255 192.168.12.1\n", policy);
    silent("PBR-210", ROUTER, TRACK, "ip route 8.0.0.0 255.0.0.0 203.0.113.1 track 1\n", policy);
    silent("PBR-210", ROUTER, "interface Dialer1\n ip address negotiated\n", policy);
    silent("PBR-210", ROUTER.replace("hostname T\n", ""), TEN, toDestination("host 10.1.0.1", ""));
  }

  @Test
  void aPlainNextHopNeedsNoLackOfRoutes() {
    String policy = toDestination("host 10.1.0.1", "");
    silent("PBR-210", ROUTER, TEN, policy.replace("default next-hop", "next-hop"));
    silent("PBR-210", ROUTER, TEN, policy, " set ip next-hop 192.168.12.1\n");
    silent("PBR-210", ROUTER, TEN, policy.replace("permit 10", "deny 10"));
    silent("PBR-210", ROUTER, TEN, DOWN, policy);
    silent(
        "PBR-210",
        ROUTER,
        TEN,
        "ip vrf BLUE\n",
        TRACK,
        policy,
        " set vrf BLUE\nip route vrf BLUE 10.1.0.0 255.255.255.0 Null0 track 1\n");
  }

  @Test
  void aMapThatNothingUses() {
    speaks(
        "PBR-213",
        ROUTER,
        POLICY,
        "! BUG: PBR-213 note no interface uses it\n",
        "route-map Q permit 10\n set ip next-hop 192.168.12.1\n");
    RuleTester.of("PBR-213", "ACL-505")
        .file(
            "t.cfg",
            ROUTER
                + """
                ! BUG: PBR-213 note no interface uses it
                route-map Q permit 10
                 set ip precedence 5
                route-map Q permit 20
                 set interface Null0
                """
                + POLICY
                + "end\n")
        .expect();
  }

  private static final String SOURCES =
      """
      ip access-list extended A
       permit ip 172.16.1.0 0.0.0.255 any
       permit tcp host 172.16.1.10 any eq 80
      route-map P permit 10
       match ip address A
       set ip next-hop 203.0.113.1
      """;

  /** The policy on the uplink and not where the users are. */
  private static String onUplink(String mark) {
    return ROUTER
        .replace(" ip policy route-map P\n", "")
        .replace("255.255.255.252\n", "255.255.255.252\n" + mark + " ip policy route-map P\n");
  }

  private static final String WRONG =
      "! BUG: PBR-213 warning come in on GigabitEthernet0/0 and only leave by GigabitEthernet0/1\n";

  @Test
  void aPolicyWherePacketsOnlyLeave() {
    speaks("PBR-213", onUplink(WRONG), SOURCES);
    speaks("PBR-213", onUplink(WRONG), SOURCES.replace("203.0.113.1", "192.168.12.1"));
  }

  @Test
  void aPolicyWherePacketsLeaveInItsVrf() {
    speaks(
        "PBR-213",
        """
        hostname T
        ip vrf BLUE
        interface GigabitEthernet0/0
         ip vrf forwarding BLUE
         ip address 172.16.1.1 255.255.255.0
        interface GigabitEthernet0/1
         ip vrf forwarding BLUE
         ip address 203.0.113.2 255.255.255.252
        ! BUG: PBR-213 warning route-map P is for packets from 172.16.1.0 0.0.0.255
         ip policy route-map P
        """,
        SOURCES);
  }

  @Test
  void mapsThatSomethingUses() {
    silent("PBR-213", ROUTER, POLICY);
    silent("PBR-213", ROUTER, DOWN, POLICY);
    silent(
        "PBR-213",
        ROUTER,
        POLICY,
        "route-map B permit 10\n set ip next-hop 192.168.12.1\n",
        "router bgp 65000\n neighbor 192.168.12.1 remote-as 65001\n",
        " neighbor 192.168.12.1 route-map B in\n");
    silent("PBR-213", ROUTER, POLICY, "route-map M permit 10\n set metric 5\n");
    silent("PBR-213", POLICY, "hostname T\nip local policy route-map P\n");
  }

  @Test
  void packetsMayComeInWhereThePolicyIs() {
    silent("PBR-213", onUplink(""), SOURCES.replace("tcp host 172.16.1.10", "tcp any"));
    silent("PBR-213", onUplink(""), SOURCES.replace("tcp host 172.16.1.10", "tcp host 10.1.1.1"));
    silent("PBR-213", onUplink(""), SOURCES, "route-map P permit 20\n set ip precedence 5\n");
    silent("PBR-213", onUplink(""), SOURCES, "interface GigabitEthernet0/0\n shutdown\n");
    // The users' interface has the policy too.
    silent(
        "PBR-213", onUplink(""), "interface GigabitEthernet0/0\n ip policy route-map P\n", SOURCES);
  }

  @Test
  void packetsMayComeRoundByAnotherRouter() {
    RuleTester.of("PBR-213")
        .file("t.cfg", onUplink("") + SOURCES + "end\n")
        .file(
            "r1.cfg",
            """
            hostname R1
            interface GigabitEthernet0/0
             ip address 172.16.1.2 255.255.255.0
            interface GigabitEthernet0/1
             ip address 203.0.113.1 255.255.255.252
            end
            """)
        .silent();
  }

  @Test
  void anInterfaceByWhichNothingLeaves() {
    silent(
        "PBR-213",
        onUplink("").replace("ip route 0.0.0.0 0.0.0.0 203.0.113.1\n", ""),
        SOURCES.replace("203.0.113.1", "192.168.12.1"));
  }

  @Test
  void unusedMapsOfPartsAndOfLinesThatCouldNotBeRead() {
    String map = "route-map Q permit 10\n set ip next-hop 192.168.12.1\n";
    silent("PBR-213", ROUTER.replace("hostname T\n", ""), POLICY, map);
    RuleTester.of("PBR-213")
        .file("t.cfg", ROUTER + POLICY + map + "interface Vlan9\n ip policy route-map Q x\nend\n")
        .notAllUnderstood()
        .silent();
  }

  private static String entry(String entry) {
    return POLICY.replace(" permit ip 172.16.1.0 0.0.0.255 any\n", entry);
  }

  @Test
  void anEntryForTheRouterItself() {
    String mark = "! BUG: PBR-216 note is this router's own address on GigabitEthernet0/";
    speaks("PBR-216", ROUTER, entry(mark + "0\n permit ip host 172.16.1.1 any\n"));
    speaks("PBR-216", ROUTER, entry(mark + "1\n permit udp host 203.0.113.2 any eq 514\n"));
    speaks(
        "PBR-216",
        ROUTER,
        mark + "2\naccess-list 10 permit 192.168.12.2\n",
        POLICY.replace("address A", "address 10"));
    speaks(
        "PBR-216",
        ROUTER,
        entry(mark + "0\n permit ip host 172.16.1.1 any\n permit ip host 172.16.1.10 any\n"));
  }

  @Test
  void aLocalPolicySteersTheRoutersOwnPackets() {
    String own = entry(" permit ip host 172.16.1.1 any\n");
    silent("PBR-216", ROUTER, own, "ip local policy route-map P\n");
    silent(
        "PBR-216",
        ROUTER.replace(" ip policy route-map P\n", ""),
        own,
        "ip local policy route-map P\n");
  }

  @Test
  void entriesForOthers() {
    silent("PBR-216", ROUTER, POLICY);
    silent("PBR-216", ROUTER, entry(" permit ip host 172.16.1.10 host 172.16.1.1\n"));
    silent("PBR-216", ROUTER, entry(" deny ip host 172.16.1.1 any\n permit ip any any\n"));
    silent("PBR-216", ROUTER, DOWN, entry(" permit ip host 172.16.1.1 any\n"));
  }

  @Test
  void theSameAddressInAnotherVrf() {
    silent(
        "PBR-216",
        ROUTER,
        "ip vrf BLUE\ninterface GigabitEthernet0/3\n ip vrf forwarding BLUE\n",
        " ip address 10.3.0.1 255.255.255.0\n",
        entry(" permit ip host 10.3.0.1 any\n"));
  }

  @Test
  void aSequenceThatDenies() {
    silent(
        "PBR-216",
        ROUTER,
        entry(" permit ip host 172.16.1.1 any\n").replace("P permit 10", "P deny 10"));
  }
}

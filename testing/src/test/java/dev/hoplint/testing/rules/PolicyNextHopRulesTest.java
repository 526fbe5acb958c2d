package dev.hoplint.testing.rules;

import static dev.hoplint.testing.rules.PolicyCase.POLICY;
import static dev.hoplint.testing.rules.PolicyCase.ROUTER;
import static dev.hoplint.testing.rules.PolicyCase.silent;
import static dev.hoplint.testing.rules.PolicyCase.speaks;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PBR-204, PBR-205, PBR-206 and PBR-217: where a policy sends packets. */
class PolicyNextHopRulesTest {
  /** The policy with another {@code set} line, under a mark or none. */
  private static String set(String mark, String clause) {
    return POLICY.replace(" set ip next-hop 192.168.12.1\n", mark + " " + clause + "\n");
  }

  private static String set(String clause) {
    return set("", clause);
  }

  private static final String VRF =
      """
      ip vrf BLUE
      interface GigabitEthernet0/3
       ip vrf forwarding BLUE
       ip address 10.3.0.1 255.255.255.0
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set ip next-hop 8.8.8.8",
        "set ip next-hop 192.168.12.1 192.168.13.1",
        "set ip next-hop verify-availability 192.168.13.1 10 track 1",
        "set ip vrf BLUE next-hop 192.168.12.1",
        "set ip global next-hop 10.3.0.2"
      })
  void aNextHopOnNoConnectedSubnet(String clause) {
    speaks(
        "PBR-204", ROUTER, VRF, set("! BUG: PBR-204 warning is on no connected subnet\n", clause));
  }

  @Test
  void aNextHopInTheTableOfTheInterface() {
    speaks(
        "PBR-204",
        ROUTER,
        VRF,
        " ip policy route-map P\n",
        // Of the two interfaces one is in the table where the next hop is connected.
        set(
            "! BUG: PBR-204 warning on no connected subnet of VRF BLUE\n",
            "set ip next-hop 192.168.12.1"));
  }

  @Test
  void aNextHopThatMayBeOnALearnedSubnet() {
    speaks(
        "PBR-204",
        ROUTER,
        "interface Dialer1\n ip address negotiated\n",
        set("! BUG: PBR-204 note is on no connected subnet\n", "set ip next-hop 8.8.8.8"));
    speaks(
        "PBR-204",
        ROUTER,
        "interface Dialer1\n ip unnumbered GigabitEthernet0/0\n",
        set("! BUG: PBR-204 note is on no connected subnet\n", "set ip next-hop 8.8.8.8"));
  }

  @Test
  void aNextHopOfALocalPolicy() {
    speaks(
        "PBR-204",
        ROUTER,
        POLICY,
        """
        ip local policy route-map L
        route-map L permit 10
        ! BUG: PBR-204 warning 8.8.8.8 is on no connected subnet
         set ip next-hop 8.8.8.8
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set ip next-hop 192.168.12.1",
        "set ip next-hop recursive 8.8.8.8",
        "set ip default next-hop 8.8.8.8",
        "set ip vrf BLUE next-hop 10.3.0.2",
        "set ip next-hop verify-availability 192.168.12.1 10 track 1"
      })
  void nextHopsThatAreAdjacentOrNeedNotBe(String clause) {
    silent("PBR-204", ROUTER, VRF, set(clause));
  }

  @Test
  void aNextHopInTheVrfThatTheSequenceSets() {
    silent("PBR-204", ROUTER, VRF, set("set vrf BLUE\n set ip next-hop 10.3.0.2"));
  }

  @Test
  void subnetsOfTunnelsSecondaryAddressesAndOfGroups() {
    silent(
        "PBR-204",
        ROUTER,
        "interface Tunnel1\n ip address 172.31.1.1 255.255.255.252\n",
        " tunnel source GigabitEthernet0/1\n tunnel destination 198.51.100.1\n",
        set("set ip next-hop 172.31.1.2"));
    silent(
        "PBR-204",
        ROUTER,
        "interface GigabitEthernet0/2\n ip address 192.168.13.2 255.255.255.0 secondary\n",
        " standby 1 ip 192.168.13.3\n",
        set("set ip next-hop 192.168.13.1"));
  }

  @Test
  void aRouteToAnInterfaceAttachesTheNextHop() {
    silent(
        "PBR-204",
        ROUTER,
        "ip route 8.8.8.8 255.255.255.255 GigabitEthernet0/1\n",
        set("set ip next-hop 8.8.8.8"));
  }

  @Test
  void whatThePartsAndTheLinesThatAreMissingMayHold() {
    String remote = set("set ip next-hop 192.168.13.1");
    silent("PBR-204", ROUTER.replace("hostname T\n", ""), remote);
    String down =
        "interface GigabitEthernet0/3\n ip address 192.168.13.2 255.255.255.0\n shutdown\n";
    silent("PBR-204", ROUTER, down, remote);
    RuleTester.of("PBR-204")
        .file(
            "t.cfg",
            ROUTER
                + "interface GigabitEthernet0/3\n ip address 192.168.13.2 255.255.0.255\n"
                + remote
                + "end\n")
        .notAllUnderstood()
        .silent();
    silent("PBR-204", ROUTER, remote.replace("permit 10", "deny 10"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set ip next-hop 192.168.12.2",
        "set ip next-hop 192.168.12.1 172.16.1.1",
        "set ip next-hop 192.168.12.0",
        "set ip next-hop 192.168.12.255",
        "set ip next-hop recursive 203.0.113.2",
        "set ip default next-hop 203.0.113.3",
        "set ip next-hop verify-availability 192.168.12.2 10 track 1"
      })
  void aNextHopThatIsNoNeighbour(String clause) {
    speaks("PBR-205", ROUTER, set("! BUG: PBR-205 error no neighbour takes the packets\n", clause));
  }

  @Test
  void anIpv6NextHopThatIsTheRouterItself() {
    speaks(
        "PBR-205",
        """
        hostname T
        interface GigabitEthernet0/0
         ipv6 address 2001:db8:1::1/64
         ipv6 policy route-map P6
        route-map P6 permit 10
        ! BUG: PBR-205 error 2001:db8:1::1 is this router's own address
         set ipv6 next-hop 2001:DB8:1:0::1
        """);
  }

  @Test
  void everyAddressOfA31IsAHosts() {
    String port = "interface GigabitEthernet0/3\n ip address 10.0.0.1 255.255.255.254\n";
    silent("PBR-205", ROUTER, port, set("set ip next-hop 10.0.0.0"));
    speaks(
        "PBR-205",
        ROUTER,
        port,
        set(
            "! BUG: PBR-205 error own address on GigabitEthernet0/3\n",
            "set ip next-hop 10.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set ip next-hop 192.168.12.1",
        "set ip next-hop 192.168.12.254",
        "set ip next-hop 8.8.8.8",
        "set ip vrf BLUE next-hop 192.168.12.2",
        "set interface GigabitEthernet0/2"
      })
  void nextHopsThatAreNeighboursOrNotKnown(String clause) {
    silent("PBR-205", ROUTER, VRF, set(clause));
  }

  @Test
  void theNetworkAddressOfALargerSubnetIsNotThatOfTheLink() {
    silent(
        "PBR-205",
        ROUTER,
        "interface GigabitEthernet0/3\n ip address 10.0.0.1 255.255.254.0\n",
        set("set ip next-hop 10.0.1.0"));
  }

  @Test
  void anAddressOfAnInterfaceThatIsDown() {
    silent(
        "PBR-205",
        ROUTER,
        "interface GigabitEthernet0/2\n shutdown\n",
        set("set ip next-hop 192.168.12.2"));
  }

  @Test
  void nextHopsThatNothingChecks() {
    speaks(
        "PBR-206",
        ROUTER,
        VRF,
        set(
            "! BUG: PBR-206 note while GigabitEthernet0/2 is up\n",
            "set ip next-hop 192.168.12.1"));
    speaks(
        "PBR-206",
        ROUTER,
        VRF,
        set(
            "! BUG: PBR-206 note next hop 192.168.12.1\n",
            "set ip next-hop 192.168.12.1 203.0.113.1"));
    speaks(
        "PBR-206",
        ROUTER,
        VRF,
        set("! BUG: PBR-206 note 10.3.0.2\n", "set ip vrf BLUE next-hop 10.3.0.2"));
    speaks(
        "PBR-206",
        ROUTER.replace("GigabitEthernet0/2", "Vlan12"),
        set("! BUG: PBR-206 note while Vlan12 is up\n", "set ip next-hop 192.168.12.1"));
  }

  @Test
  void aSubinterfaceIsASharedLinkToo() {
    speaks(
        "PBR-206",
        ROUTER.replace("GigabitEthernet0/2\n", "GigabitEthernet0/2.12\n encapsulation dot1Q 12\n"),
        set("! BUG: PBR-206 note while GigabitEthernet0/2.12\n", "set ip next-hop 192.168.12.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set ip next-hop verify-availability 192.168.12.1 10 track 1",
        "set ip next-hop 192.168.12.1\n set ip next-hop verify-availability",
        "set ip next-hop recursive 8.8.8.8",
        "set ip next-hop 8.8.8.8",
        "set ip next-hop 192.168.12.2",
        "set interface GigabitEthernet0/2"
      })
  void nextHopsThatAreCheckedOrAreNone(String clause) {
    silent("PBR-206", ROUTER, set(clause));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Serial0/0\n ip address 10.9.0.1 255.255.255.252",
        "Serial0/0.1 point-to-point\n ip address 10.9.0.1 255.255.255.252",
        "Dialer1\n ip address 10.9.0.1 255.255.255.252",
        "GigabitEthernet0/3\n ip address 10.9.0.3 255.255.255.254",
        "Tunnel1\n ip address 10.9.0.1 255.255.255.252\n tunnel destination 198.51.100.1",
        "GigabitEthernet0/3\n ip address 10.9.0.1 255.255.255.252\n shutdown"
      })
  void theNeighbourOfAPointToPointLink(String port) {
    silent("PBR-206", ROUTER, "interface " + port + "\n", set("set ip next-hop 10.9.0.2"));
  }

  @Test
  void anAddressThatRoutersShare() {
    String other =
        """
        hostname R1
        interface GigabitEthernet0/0
         ip address 192.168.12.5 255.255.255.0
         standby 1 ip 192.168.12.1
        end
        """;
    RuleTester.of("PBR-206")
        .file("t.cfg", ROUTER + POLICY + "end\n")
        .file("r1.cfg", other)
        .silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GigabitEthernet0/2", "GigabitEthernet0/1", "Serial0/9 GigabitEthernet0/2"})
  void aSharedLinkWithoutANextHop(String ports) {
    speaks(
        "PBR-217",
        ROUTER,
        set("! BUG: PBR-217 warning is a shared link\n", "set interface " + ports));
  }

  @Test
  void aSharedVlanAndOneWithALearnedAddress() {
    speaks(
        "PBR-217",
        ROUTER,
        "interface Vlan9\n ip address 10.9.0.1 255.255.255.0\n",
        set("! BUG: PBR-217 warning Vlan9 is a shared link\n", "set interface Vlan9"));
    speaks(
        "PBR-217",
        ROUTER,
        "interface GigabitEthernet0/3\n ip address dhcp\n",
        set("! BUG: PBR-217 warning is a shared link\n", "set interface GigabitEthernet0/3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set ip next-hop 192.168.12.1\n set interface GigabitEthernet0/2",
        "set interface Serial0/0",
        "set interface Null0",
        "set interface Null0 GigabitEthernet0/2",
        "set interface Tunnel1",
        "set interface GigabitEthernet0/3",
        "set interface GigabitEthernet0/9"
      })
  void linksWithOneNeighbourAndLinksThatAreNotKnown(String clause) {
    silent(
        "PBR-217",
        ROUTER,
        "interface Serial0/0\n ip address 10.9.0.1 255.255.255.252\n",
        "interface Tunnel1\n ip address 10.9.1.1 255.255.255.252\n",
        "interface GigabitEthernet0/3\n ip address 10.9.2.0 255.255.255.254\n",
        set(clause));
  }

  @Test
  void destinationsOnTheLinkItself() {
    silent(
        "PBR-217",
        ROUTER,
        set("set interface GigabitEthernet0/2")
            .replace("0.0.0.255 any", "0.0.0.255 192.168.12.128 0.0.0.127"));
  }

  @Test
  void anInterfaceThatIsDownAndASequenceThatDenies() {
    String shared = set("set interface GigabitEthernet0/2");
    silent("PBR-217", ROUTER, "interface GigabitEthernet0/2\n shutdown\n", shared);
    silent("PBR-217", ROUTER, shared.replace("permit 10", "deny 10"));
  }
}

package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RTE-411, RTE-413, RTE-414 and RTE-415: static routes that lead nowhere, or to everyone. */
class StaticRouteRulesTest {
  private static RuleTester rule(String id, String config) {
    return RuleTester.of(id).file("r1.cfg", config);
  }

  private static String tunnel(String settings, String... routes) {
    return """
        hostname R1
        interface Tunnel1
         ip address 172.31.1.1 255.255.255.252
         tunnel source GigabitEthernet0/0
        %sinterface GigabitEthernet0/0
         ip address 198.51.100.2 255.255.255.252
        %s
        end
        """
        .formatted(settings.indent(1), String.join("\n", routes));
  }

  private static final String FAR = "tunnel destination 203.0.113.9";

  @Test
  void theDefaultLeadsIntoTheTunnel() {
    rule(
            "RTE-411",
            tunnel(
                FAR,
                "! BUG: RTE-411 error the way to 203.0.113.9, the destination of Tunnel1",
                "ip route 0.0.0.0 0.0.0.0 Tunnel1"))
        .expect();
  }

  @Test
  void theNextHopLiesInTheTunnel() {
    rule(
            "RTE-411",
            tunnel(FAR, "! BUG: RTE-411 error", "ip route 203.0.113.0 255.255.255.0 172.31.1.2"))
        .expect();
  }

  @Test
  void twoTunnelsThroughEachOther() {
    rule(
            "RTE-411",
            tunnel(
                FAR,
                "interface Tunnel2",
                " ip address 172.31.2.1 255.255.255.252",
                " tunnel source GigabitEthernet0/0",
                " tunnel destination 192.0.2.9",
                "! BUG: RTE-411 error leads through Tunnel2 and back into Tunnel1",
                "ip route 203.0.113.9 255.255.255.255 172.31.2.2",
                "! BUG: RTE-411 error leads through Tunnel1 and back into Tunnel2",
                "ip route 192.0.2.9 255.255.255.255 172.31.1.2"))
        .expect();
  }

  @Test
  void inTheVrfOfTheOuterPackets() {
    rule(
            "RTE-411",
            tunnel(
                FAR
                    + "\ntunnel vrf INET\nvrf forwarding INET\nip address 172.31.1.1 255.255.255.252",
                "! BUG: RTE-411 error recursive routing",
                "ip route vrf INET 0.0.0.0 0.0.0.0 172.31.1.2"))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip route 203.0.113.9 255.255.255.255 198.51.100.1",
        "ip route 203.0.113.0 255.255.255.0 198.51.100.1",
        "ip route 0.0.0.0 0.0.0.0 198.51.100.1",
        "router ospf 1\n network 0.0.0.0 255.255.255.255 area 0"
      })
  void anotherWayOrMaybeOne(String more) {
    rule("RTE-411", tunnel(FAR, "ip route 0.0.0.0 0.0.0.0 Tunnel1", more)).silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tunnel destination 198.51.100.1",
        "tunnel destination 203.0.113.9\ntunnel vrf INET",
        "tunnel destination 203.0.113.9\nshutdown",
        "tunnel mode gre multipoint"
      })
  void destinationsThatDoNotUseTheDefault(String settings) {
    rule("RTE-411", tunnel(settings, "ip route 0.0.0.0 0.0.0.0 Tunnel1")).silent();
  }

  @Test
  void aPartOfAConfiguration() {
    rule("RTE-411", tunnel(FAR, "ip route 0.0.0.0 0.0.0.0 Tunnel1").replace("hostname R1\n", ""))
        .silent();
  }

  private static String statics(String... lines) {
    return """
        hostname R1
        interface GigabitEthernet0/0
         ip address 203.0.113.2 255.255.255.248
        interface Serial0/0
         ip address 192.0.2.1 255.255.255.252
        interface GigabitEthernet0/1
         ip address 10.0.0.1 255.255.255.0
         shutdown
        %s
        end
        """
        .formatted(String.join("\n", lines));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip route 0.0.0.0 0.0.0.0 GigabitEthernet0/0",
        "ip route 10.9.0.0 255.255.0.0 Gi0/0 200",
        "ip route 9.9.9.9 255.255.255.255 GigabitEthernet0/0 name LOOP",
        "ip route vrf A 10.9.0.0 255.255.0.0 GigabitEthernet0/0"
      })
  void aSharedLinkWithoutANextHop(String route) {
    rule(
            "RTE-413",
            statics("! BUG: RTE-413 warning names GigabitEthernet0/0 but no next hop", route))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip route 0.0.0.0 0.0.0.0 203.0.113.1",
        "ip route 0.0.0.0 0.0.0.0 GigabitEthernet0/0 203.0.113.1",
        "ip route 0.0.0.0 0.0.0.0 Serial0/0",
        "ip route 10.9.0.0 255.255.0.0 Null0",
        "ip route 0.0.0.0 0.0.0.0 GigabitEthernet0/0 dhcp",
        "ip route 203.0.113.4 255.255.255.255 GigabitEthernet0/0",
        "ip route 0.0.0.0 0.0.0.0 GigabitEthernet0/1",
        "ip route 0.0.0.0 0.0.0.0 GigabitEthernet0/9"
      })
  void aNextHopOrALinkThatNeedsNone(String route) {
    rule("RTE-413", statics(route)).silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ip address dhcp",
        " ip unnumbered Loopback0",
        " ip address 203.0.113.2 255.255.255.254",
        " no ip address"
      })
  void interfacesThatNeedNoNextHop(String address) {
    rule(
            "RTE-413",
            statics("ip route 0.0.0.0 0.0.0.0 GigabitEthernet0/0")
                .replace(" ip address 203.0.113.2 255.255.255.248", address))
        .silent();
  }

  private static String management(String vrf, String setting, String... lines) {
    return """
        hostname R1
        vrf definition %s
         address-family ipv4
        interface GigabitEthernet0
         %svrf forwarding %s
         %s
        interface GigabitEthernet0/0/0
         ip address 203.0.113.2 255.255.255.252
        %s
        end
        """
        .formatted(vrf, "%s", vrf, setting, String.join("\n", lines));
  }

  private static final String ADDRESS = "ip address 192.0.2.10 255.255.255.0";
  private static final String GLOBAL = "ip route 0.0.0.0 0.0.0.0 203.0.113.1";
  private static final String MARK = "! BUG: RTE-414 warning has no route beyond 192.0.2.0/24\n ";

  @ParameterizedTest
  @ValueSource(strings = {"Mgmt-intf", "MANAGEMENT", "oob", "V100"})
  void aManagementVrfWithoutARoute(String vrf) {
    rule("RTE-414", management(vrf, ADDRESS, GLOBAL).formatted(MARK)).expect();
  }

  @Test
  void ospfOfTheGlobalTableServesNoVrf() {
    rule(
            "RTE-414",
            management(
                    "Mgmt-intf",
                    ADDRESS,
                    GLOBAL,
                    "router ospf 1",
                    " network 10.0.0.0 0.0.0.255 area 0")
                .formatted(MARK))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip route vrf Mgmt-intf 0.0.0.0 0.0.0.0 192.0.2.1",
        "ip route vrf Mgmt-intf 10.0.0.0 255.0.0.0 192.0.2.1",
        "router bgp 65000",
        "router ospf 7 vrf Mgmt-intf"
      })
  void aManagementVrfWithRoutesOrMaybeSome(String more) {
    rule("RTE-414", management("Mgmt-intf", ADDRESS, GLOBAL, more).formatted("")).silent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ip address dhcp", "no ip address", ADDRESS + "\n shutdown"})
  void aManagementInterfaceThatIsNotUsedOrLearns(String setting) {
    rule("RTE-414", management("Mgmt-intf", setting, GLOBAL).formatted("")).silent();
  }

  @Test
  void localManagersOnlyAnotherVrfAndAPart() {
    rule("RTE-414", management("Mgmt-intf", ADDRESS).formatted("")).silent();
    rule(
            "RTE-414",
            management("CUSTOMER", ADDRESS, GLOBAL)
                .formatted("")
                .replace("GigabitEthernet0\n", "GigabitEthernet0/0/1\n"))
        .silent();
    rule("RTE-414", management("oob", ADDRESS, GLOBAL).formatted("").replace("hostname R1\n", ""))
        .silent();
  }

  @Test
  void aNextHopOnNoSubnet() {
    rule(
            "RTE-415",
            statics(
                "! BUG: RTE-415 warning 203.0.131.1 of 10.20.0.0/16 is on no subnet of the router",
                "ip route 10.20.0.0 255.255.0.0 203.0.131.1"))
        .expect();
  }

  @Test
  void severalRoutesByOneNextHopAreOneFinding() {
    rule(
            "RTE-415",
            statics(
                "! BUG: RTE-415 warning nor do 1 others",
                "ip route 10.20.0.0 255.255.0.0 203.0.131.1",
                "ip route 10.21.0.0 255.255.0.0 203.0.131.1"))
        .expect();
  }

  @Test
  void theRoutersOwnAddress() {
    rule(
            "RTE-415",
            statics(
                "! BUG: RTE-415 warning is GigabitEthernet0/0's own address",
                "ip route 10.20.0.0 255.255.0.0 203.0.113.2"))
        .expect();
  }

  @Test
  void theDefaultAloneCoversIt() {
    rule(
            "RTE-415",
            statics(
                GLOBAL,
                "! BUG: RTE-415 note only the default covers it",
                "ip route 10.20.0.0 255.255.0.0 10.99.0.1"))
        .expect();
  }

  @Test
  void aDefaultDoesNotCarryADefault() {
    rule(
            "RTE-415",
            statics(
                GLOBAL,
                "! BUG: RTE-415 warning no other route leads to it",
                "ip route 0.0.0.0 0.0.0.0 10.99.0.1 200"))
        .expect();
  }

  @Test
  void aNextHopOfAnotherVrf() {
    rule(
            "RTE-415",
            statics(
                "interface GigabitEthernet0/2",
                " vrf forwarding A",
                " ip address 10.5.0.1 255.255.255.0",
                "! BUG: RTE-415 warning (VRF A)",
                "ip route vrf A 10.20.0.0 255.255.0.0 203.0.113.1"))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip route 10.20.0.0 255.255.0.0 203.0.113.1",
        "ip route 10.20.0.0 255.255.0.0 10.99.0.1\nip route 10.99.0.0 255.255.0.0 203.0.113.1",
        "ip route 10.20.0.0 255.255.0.0 10.99.0.1\nrouter ospf 1",
        "ip route 10.20.0.0 255.255.0.0 10.0.0.7",
        "ip route vrf B 10.20.0.0 255.255.0.0 10.99.0.1",
        "ip route vrf B 10.20.0.0 255.255.0.0 203.0.113.1 global",
        "ip route 10.20.0.0 255.255.0.0 GigabitEthernet0/0 10.99.0.1",
        "interface Dialer1\n ip address negotiated\nip route 10.20.0.0 255.255.0.0 10.99.0.1",
        "interface Gi0/2\n ip address dhcp\nip route 10.20.0.0 255.255.0.0 10.99.0.1",
        "interface Gi0/2\n ip unnumbered Serial0/0\nip route 10.20.0.0 255.255.0.0 10.99.0.1"
      })
  void nextHopsThatSomethingLeadsToOrMay(String lines) {
    rule("RTE-415", statics(lines)).silent();
  }

  @Test
  void aPartOfAConfigurationOrOfItsInterfaces() {
    String route = "ip route 10.20.0.0 255.255.0.0 10.99.0.1\n";
    rule("RTE-415", statics(route).replace("hostname R1\n", "")).silent();
    rule("RTE-415", "hostname R1\n" + route + "end\n").silent();
  }
}

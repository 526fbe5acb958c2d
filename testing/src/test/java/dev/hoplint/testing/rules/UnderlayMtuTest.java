package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-315: room for labels, VXLAN and LISP. */
class UnderlayMtuTest {

  private static final String VPN =
      """
      vrf definition RED
       rd 1:1
      interface GigabitEthernet0/1
       vrf forwarding RED
       ip address 10.1.0.1 255.255.255.0
      router bgp 65000
       neighbor 10.255.0.2 remote-as 65000
      """;

  private static final String ENGINEERING =
      """
      interface Tunnel1
       ip unnumbered GigabitEthernet0/0
       tunnel destination 10.255.0.9
       tunnel mode mpls traffic-eng
      """;

  private static String core(String lines, String more) {
    return """
        hostname R1
        interface GigabitEthernet0/0
         ip address 192.0.2.1 255.255.255.252
        %s%send
        """
        .formatted(lines.indent(1), more);
  }

  private static RuleTester tester(String lines, String more) {
    return RuleTester.of("MTU-315").file("r1.cfg", core(lines, more));
  }

  @Test
  void aLabelAloneIsANote() {
    tester(
            "! BUG: MTU-315 note with one label are 1504, but GigabitEthernet0/0 carries 1500\nmpls ip",
            "")
        .expect();
  }

  @Test
  void aVpnHasTwo() {
    tester("! BUG: MTU-315 warning with 2 labels (a VPN) are 1508\nmpls ip", VPN).expect();
  }

  @Test
  void trafficEngineeringHasThree() {
    tester(
            "! BUG: MTU-315 warning are 1512, but GigabitEthernet0/0 carries 1508\nmtu 1508\nmpls ip",
            ENGINEERING)
        .expect();
    tester(
            "! BUG: MTU-315 warning carries 1500 with labels\nmpls mtu 1500\nmtu 9216\nmpls ip",
            ENGINEERING)
        .expect();
  }

  @Test
  void theNeighbourHasTheVpn() {
    RuleTester.of("MTU-315")
        .file("r1.cfg", core("! BUG: MTU-315 warning a VPN\nmpls ip", ""))
        .file(
            "r2.cfg",
            core("! BUG: MTU-315 warning a VPN\nmpls ip", VPN)
                .replace("R1", "R2")
                .replace("192.0.2.1", "192.0.2.2"))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mtu 1508\nmpls ip",
        "mtu 9216\nmpls ip",
        "mpls mtu 1508\nmpls ip",
        "mpls mtu override 1512\nmpls ip",
        "mpls ip\nno mpls ip",
        "mpls ip\nshutdown",
        "ip mtu 1500",
      })
  void roomForLabels(String lines) {
    tester(lines, VPN).silent();
  }

  private static final String NVE =
      """
      interface Loopback0
       ip address 10.255.0.1 255.255.255.255
      interface nve1
       no ip address
       source-interface Loopback0
       host-reachability protocol bgp
       member vni 5000 mcast-group 239.0.0.1
      router ospf 1
       network 192.0.2.0 0.0.0.255 area 0
      """;

  @Test
  void vxlan() {
    RuleTester.of("MTU-315")
        .file(
            "r1.cfg",
            core("no cdp enable", NVE)
                .replace(
                    "interface GigabitEthernet0/0\n",
                    "! BUG: MTU-315 warning are 1550 in VXLAN, but GigabitEthernet0/0, which carries it, has an IP MTU of 1500\ninterface GigabitEthernet0/0\n"))
        .expect();
    tester("! BUG: MTU-315 warning 1549\nmtu 1549", NVE).expect();
    tester(
            "ip ospf 1 area 0\n! BUG: MTU-315 warning 1549\nip mtu 1549",
            NVE.replace("network", "no network"))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mtu 1550", "mtu 9216", "ip mtu 1600", "shutdown"})
  void roomForVxlan(String lines) {
    tester(lines, NVE).silent();
  }

  @Test
  void whatCarriesItIsNotKnown() {
    tester(
            "no cdp enable",
            NVE.replace("network 192.0.2.0 0.0.0.255 area 0", "passive-interface default"))
        .silent();
    tester(
            "no cdp enable",
            NVE.replace(" network", " passive-interface GigabitEthernet0/0\n network"))
        .silent();
    tester("no cdp enable", NVE.replace(" member vni 5000 mcast-group 239.0.0.1\n", "")).silent();
  }

  @Test
  void systemMtu() {
    tester("mpls ip", VPN + "system mtu 9198\n").silent();
    tester("no cdp enable", NVE + "system mtu routing 9198\n").silent();
  }

  @Test
  void theNetworkOfManagement() {
    String management =
        """
        interface GigabitEthernet0/2
         vrf forwarding MGMT
         ip address 192.0.2.129 255.255.255.128
        """;
    tester("mtu 9216", "vrf definition MGMT\n" + management + NVE).silent();
  }

  @Test
  void lisp() {
    String ospf = "router ospf 1\n network 192.0.2.0 0.0.0.255 area 0\n";
    String lisp = "router lisp\n locator-set S\n  exit\n ipv4 itr\n ipv4 etr\n" + ospf;
    tester("! BUG: MTU-315 warning are 1536 in LISP\nip mtu 1500", lisp).expect();
    tester("mtu 1536", lisp).silent();
    String older = "ip lisp itr\nip lisp etr\n" + ospf;
    tester("! BUG: MTU-315 warning are 1536 in LISP\nip mtu 1500", older).expect();
    // A map server has only messages about the mappings.
    String server = "router lisp\n ipv4 map-server\n ipv4 itr map-resolver 10.0.0.1\n" + ospf;
    tester("ip mtu 1500", server).silent();
    tester("ip mtu 1500", older + "no ip lisp itr\nno ip lisp etr\n").silent();
  }

  @Test
  void aPartOfAConfigurationSaysNothing() {
    RuleTester.of("MTU-315")
        .file("r1.cfg", core("mpls ip", VPN).replace("hostname R1\n", ""))
        .silent();
  }

  private static final String PSEUDOWIRE =
      """
      interface GigabitEthernet0/2
       no ip address
       xconnect 10.255.0.9 100 encapsulation mpls
        backup peer 10.255.0.8 100
       description to a customer
      """;

  @Test
  void aPseudowireCarriesFrames() {
    tester(
            "! BUG: MTU-315 warning with 2 labels and a frame's header (a pseudowire) are 1522\n"
                + "mtu 1508\nmpls ip",
            PSEUDOWIRE)
        .expect();
    tester("mtu 1522\nmpls ip", PSEUDOWIRE).silent();
  }

  @Test
  void aPseudowireOverIpHasNoLabels() {
    tester("mtu 1508\nmpls ip", PSEUDOWIRE.replace("mpls\n", "l2tpv3 pw-class L\n")).silent();
    tester("mtu 1508\nmpls ip", PSEUDOWIRE.replace(" xconnect", " no xconnect")).silent();
  }

  @Test
  void isisCarriesTheOverlay() {
    String nve = NVE.replace("router ospf 1\n network 192.0.2.0 0.0.0.255 area 0\n", "");
    tester("ip router isis\n! BUG: MTU-315 warning are 1550 in VXLAN\nip mtu 1500", nve).expect();
    tester("ip router isis\nmtu 1600", nve).silent();
    tester("no ip router isis\nip mtu 1500", nve + "ip route 198.51.100.0 255.255.255.0 Null0\n")
        .silent();
  }
}

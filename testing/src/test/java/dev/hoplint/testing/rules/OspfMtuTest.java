package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-307: neighbours that refuse each other's database descriptions. */
class OspfMtuTest {
  private static final String NETWORK = "router ospf 1\n network 10.0.0.0 0.255.255.255 area 0\n";

  private static String router(String name, int host, String lines, String more) {
    return """
        hostname %s
        interface GigabitEthernet0/0
         ip address 10.0.23.%d 255.255.255.0
        %s%send
        """
        .formatted(name, host, lines.indent(1), more);
  }

  private static RuleTester tester(String a, String moreA, String b, String moreB) {
    return RuleTester.of("MTU-307")
        .file("a.cfg", router("A", 1, a, moreA))
        .file("b.cfg", router("B", 2, b, moreB));
  }

  private static String bug(String severity) {
    return "! BUG: MTU-307 " + severity + " has an IP MTU of 1400 bytes\nip mtu 1400\n";
  }

  @Test
  void byNetworks() {
    tester(bug("error"), NETWORK, "", NETWORK).expectFixed();
  }

  @Test
  void byTheInterface() {
    tester(
            bug("error") + "ip ospf 1 area 0",
            "router ospf 1\n",
            "ip ospf 7 area 0.0.0.0",
            "router ospf 7\n")
        .expectFixed();
  }

  @Test
  void aWarningWhereTheReceiverIgnoresIt() {
    tester(bug("warning") + "ip ospf mtu-ignore", NETWORK, "", NETWORK).expectFixed();
  }

  /** The end with the larger MTU accepts everything anyway. */
  @Test
  void theOtherEndsLineDoesNotHelp() {
    tester(bug("error"), NETWORK, "ip ospf mtu-ignore", NETWORK).expectFixed();
  }

  @Test
  void byMtuOfTheLink() {
    RuleTester.of("MTU-307")
        .file(
            "a.cfg",
            router("A", 1, "", NETWORK)
                .replace("interface", "! BUG: MTU-307 error has 9000\ninterface"))
        .file("b.cfg", router("B", 2, "mtu 9000", NETWORK))
        .expectFixed();
  }

  private static String tunnel(String name, int own, int other, String lines) {
    return router(
        name,
        own,
        "",
        "interface Tunnel23\n ip address 172.31.23."
            + own
            + " 255.255.255.0\n tunnel source GigabitEthernet0/0\n tunnel destination 10.0.23."
            + other
            + "\n"
            + lines.indent(1)
            + "router ospf 1\n network 172.31.23.0 0.0.0.255 area 5\n");
  }

  @Test
  void overATunnel() {
    RuleTester.of("MTU-307")
        .file("a.cfg", tunnel("A", 1, 2, bug("error")))
        .file("b.cfg", tunnel("B", 2, 1, ""))
        .expectFixed();
  }

  @Test
  void equalOverATunnel() {
    RuleTester.of("MTU-307")
        .file("a.cfg", tunnel("A", 1, 2, "ip mtu 1476"))
        .file("b.cfg", tunnel("B", 2, 1, ""))
        .silent();
  }

  @Test
  void aTunnelWhoseMtuIsNotKnown() {
    RuleTester.of("MTU-307")
        .file("a.cfg", tunnel("A", 1, 2, "ip mtu 1400"))
        .file("b.cfg", tunnel("B", 2, 1, "tunnel protection ipsec profile P"))
        .silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "router ospf 1\n network 10.0.0.0 0.255.255.255 area 1\n",
        NETWORK + " passive-interface GigabitEthernet0/0\n",
        NETWORK + " passive-interface default\n",
        "router ospf 1\n network 192.168.0.0 0.0.255.255 area 0\n",
        "router ospf 1 vrf BLUE\n network 10.0.0.0 0.255.255.255 area 0\n",
        "router eigrp 1\n network 10.0.0.0\n",
        "router ospf 1\n network 10.0.0.0 0.255.255.255 area 0\n network 10.0.23.0 0.0.0.255 area 2\n",
      })
  void noAdjacency(String process) {
    tester("ip mtu 1400", NETWORK, "", process).silent();
  }

  @Test
  void equal() {
    tester("ip mtu 1400", NETWORK, "ip mtu 1400", NETWORK).silent();
  }

  @Test
  void shutDown() {
    tester("ip mtu 1400\nshutdown", NETWORK, "", NETWORK).silent();
  }

  @Test
  void onASwitchWithASystemMtu() {
    tester("ip mtu 1400", NETWORK, "", "system mtu 1998\n" + NETWORK).silent();
  }

  @Test
  void aPartOfAConfiguration() {
    RuleTester.of("MTU-307")
        .file("a.cfg", router("A", 1, "ip mtu 1400", NETWORK))
        .file("b.cfg", router("B", 2, "", NETWORK).replace("hostname B\n", ""))
        .silent();
  }

  /** Both ports get their line from one block, which is changed once. */
  @Test
  void interfacesOfOneRange() {
    RuleTester.of("MTU-307")
        .file(
            "a.cfg",
            """
            hostname A
            interface range GigabitEthernet0/0 - 1
             ip mtu 1500
            interface GigabitEthernet0/0
             ip address 10.0.23.1 255.255.255.0
            interface GigabitEthernet0/1
             ip address 10.0.24.1 255.255.255.0
            router ospf 1
             network 10.0.0.0 0.255.255.255 area 0
            end
            """)
        .file(
            "b.cfg",
            """
            hostname B
            interface GigabitEthernet0/0
             ip address 10.0.23.2 255.255.255.0
             ip address 10.0.24.2 255.255.255.0 secondary
             ! BUG: MTU-307 error
             ip mtu 1400
            router ospf 1
             network 10.0.0.0 0.255.255.255 area 0
            end
            """)
        .expectFixed();
  }
}

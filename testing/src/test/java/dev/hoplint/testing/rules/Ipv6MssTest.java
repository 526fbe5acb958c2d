package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-310: TCP over IPv6 on a reduced MTU. */
class Ipv6MssTest {

  private static String router(String header, String tunnel, String lan, String more) {
    return """
        hostname R3
        %sinterface Tunnel23
         ipv6 address 2001:db8:23::3/64
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.2
        %sinterface GigabitEthernet0/0
         ip address 10.0.23.3 255.255.255.0
        interface GigabitEthernet0/1
        %s%sipv6 route 2001:db8:2::/48 Tunnel23
        end
        """
        .formatted(header, tunnel.indent(1), lan.indent(1), more);
  }

  private static final String LAN = "ipv6 address 2001:db8:1::1/64";

  private static RuleTester tester(String header, String tunnel, String lan, String more) {
    return RuleTester.of("MTU-310").file("r3.cfg", router(header, tunnel, lan, more));
  }

  @Test
  void theDerivedMtu() {
    tester("! BUG: MTU-310 note of TCP over IPv6 to 1416\n", "", LAN, "").expectFixed();
  }

  @Test
  void anExplicitMtu() {
    tester("", "! BUG: MTU-310 note to 1220\nipv6 mtu 1280", LAN, "").expectFixed();
  }

  /** The clamp of IPv4 leaves IPv6 as it is. */
  @Test
  void theClampOfIpv4DoesNotHelp() {
    tester("", "ip tcp adjust-mss 1200\n! BUG: MTU-310 note to 1340\nipv6 mtu 1400", LAN, "")
        .expectFixed();
  }

  @ParameterizedTest
  @ValueSource(ints = {1436, 1417, 1476})
  void aClampThatIsTooLarge(int clamp) {
    tester(
            "",
            "! BUG: MTU-310 warning 1416 is the largest that fits\nipv6 tcp adjust-mss " + clamp,
            LAN,
            "")
        .expectFixed();
  }

  @Test
  void aWarningWhereTheMessagesAreDropped() {
    tester(
            "! BUG: MTU-310 warning are dropped on the way back\n",
            "ipv6 traffic-filter IN6 in",
            LAN,
            "ipv6 access-list IN6\n permit tcp any any established\n deny ipv6 any any\n")
        .expectFixed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipv6 tcp adjust-mss 1416",
        "ipv6 tcp adjust-mss 1220",
        "ipv6 mtu 1500",
        "tunnel protection ipsec profile P",
        "shutdown",
      })
  void silent(String tunnel) {
    tester("", tunnel, LAN, "").silent();
  }

  @Test
  void aClampOnTheLan() {
    tester("", "", LAN + "\nipv6 tcp adjust-mss 1380", "").silent();
  }

  @Test
  void noOneToSpeakIpv6With() {
    tester("", "", "ip address 10.1.0.1 255.255.255.0", "").silent();
  }

  @Test
  void aClampAtTheOtherEnd() {
    tester("", "", LAN, "")
        .file(
            "r2.cfg",
            """
            hostname R2
            interface Tunnel23
             ipv6 address 2001:db8:23::2/64
             ipv6 tcp adjust-mss 1416
             tunnel source GigabitEthernet0/0
             tunnel destination 10.0.23.3
            interface GigabitEthernet0/0
             ip address 10.0.23.2 255.255.255.0
            interface GigabitEthernet0/1
             ipv6 address 2001:db8:2::1/64
            end
            """)
        .silent();
  }

  /** Only the neighbour is reached through the tunnel. */
  @Test
  void noRouteThroughTheTunnel() {
    RuleTester.of("MTU-310")
        .file("r3.cfg", router("", "", LAN, "").replace("2001:db8:2::/48 Tunnel23", "::/0 Null0"))
        .silent();
  }

  @Test
  void aJumboUnderlay() {
    RuleTester.of("MTU-310")
        .file(
            "r3.cfg",
            router("", "", LAN, "")
                .replace(
                    "interface GigabitEthernet0/0\n", "interface GigabitEthernet0/0\n mtu 9000\n"))
        .silent();
  }

  @Test
  void aPartOfAConfiguration() {
    RuleTester.of("MTU-310")
        .file("r3.cfg", router("", "", LAN, "").replace("hostname R3\n", ""))
        .silent();
  }
}

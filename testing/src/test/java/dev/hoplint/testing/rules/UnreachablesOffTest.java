package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-308: {@code no ip unreachables} where packets come in that a smaller link does not carry. */
class UnreachablesOffTest {
  private static final String ROUTE = "ip route 0.0.0.0 0.0.0.0 Tunnel23 172.31.23.2\n";

  private static String spoke(String tunnel, String underlay, String lan, String more) {
    return """
        hostname R3
        interface Tunnel23
         ip address 172.31.23.3 255.255.255.0
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.2
        %sinterface GigabitEthernet0/0
         ip address 10.0.23.3 255.255.255.0
        %sinterface GigabitEthernet0/1
         ip address 172.16.1.1 255.255.255.0
        %s%send
        """
        .formatted(tunnel.indent(1), underlay.indent(1), lan.indent(1), more);
  }

  private static RuleTester tester(String tunnel, String underlay, String lan, String more) {
    return RuleTester.of("MTU-308").file("r3.cfg", spoke(tunnel, underlay, lan, more));
  }

  private static String off(String severity) {
    return "! BUG: MTU-308 " + severity + " 1500-byte packets with DF\nno ip unreachables";
  }

  @Test
  void anErrorWithoutAClamp() {
    tester("ip mtu 1440", "", off("error"), ROUTE).expectFixed();
  }

  @Test
  void theDerivedMtuIsAStepToo() {
    tester("", "", off("error"), ROUTE).expectFixed();
  }

  @Test
  void aNoteWhereTcpIsClamped() {
    tester("ip mtu 1440\nip tcp adjust-mss 1400", "", off("note"), ROUTE).expectFixed();
  }

  @Test
  void aClampThatIsTooLargeDoesNotHelp() {
    tester("ip mtu 1440\nip tcp adjust-mss 1436", "", off("error"), ROUTE).expectFixed();
  }

  @Test
  void aWarningWhereTheTransportIsAssumed() {
    tester("tunnel source 198.51.100.3\ntunnel destination 192.0.2.77", "", off("warning"), ROUTE)
        .expectFixed();
  }

  /** One site's tunnel end is clamped, the other's is not. */
  @Test
  void aWarningWhereSomeWaysAreClamped() {
    String peer =
        """
        hostname R2
        interface Tunnel23
         ip address 172.31.23.2 255.255.255.0
         ip mtu 1440
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.3
        interface GigabitEthernet0/0
         ip address 10.0.23.2 255.255.255.0
        interface GigabitEthernet0/1
         ip address 10.8.0.1 255.255.255.0
         ip tcp adjust-mss 1400
        interface GigabitEthernet0/2
         ip address 10.9.0.1 255.255.255.0
        ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3
        end
        """;
    tester("ip mtu 1440", "", off("warning"), ROUTE).file("r2.cfg", peer).expectFixed();
  }

  @Test
  void aSmallerPlainLinkIsAStep() {
    tester("ip mtu 1440", "ip mtu 1300", off("error"), "ip route 10.7.0.0 255.255.0.0 10.0.23.2\n")
        .expectFixed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ip unreachables", "no ip unreachables\nip unreachables", "no ip redirects"})
  void messagesAreSent(String lan) {
    tester("ip mtu 1440", "", lan, ROUTE).silent();
  }

  /** The interface that counts is the one that packets arrive on, not the tunnel. */
  @Test
  void onTheTunnelItself() {
    tester("ip mtu 1440\nno ip unreachables", "", "", ROUTE).silent();
  }

  @Test
  void onTheUnderlay() {
    tester("ip mtu 1440", "no ip unreachables", "", ROUTE).silent();
  }

  @Test
  void aJumboUnderlayIsNoStep() {
    tester("", "mtu 9000", "no ip unreachables", ROUTE).silent();
  }

  /** 4470 bytes are ATM's default; nobody says that anyone sends so much. */
  @Test
  void atmIsNoStepToEthernet() {
    RuleTester.of("MTU-308")
        .file(
            "r3.cfg",
            """
            hostname R3
            interface ATM0/0.1 point-to-point
             ip address 172.16.1.1 255.255.255.0
             no ip unreachables
            interface GigabitEthernet0/1
             ip address 10.1.0.1 255.255.255.0
            ip route 172.17.0.0 255.255.0.0 172.16.1.2
            ip route 10.2.0.0 255.255.0.0 10.1.0.2
            end
            """)
        .silent();
  }

  @Test
  void nothingIsRoutedIntoTheTunnel() {
    tester("ip mtu 1440", "", "no ip unreachables", "").silent();
  }

  @Test
  void anotherVrf() {
    RuleTester.of("MTU-308")
        .file(
            "r3.cfg",
            "vrf definition A\n address-family ipv4\n"
                + spoke("ip mtu 1440", "", "no ip unreachables", ROUTE)
                    .replace(" ip address 172.16.1.1", " vrf forwarding A\n ip address 172.16.1.1"))
        .silent();
  }

  @Test
  void fromOutsideOfNat() {
    tester("ip mtu 1440", "", "no ip unreachables\nip nat outside", ROUTE).silent();
  }

  @Test
  void shutDown() {
    tester("ip mtu 1440", "", "no ip unreachables\nshutdown", ROUTE).silent();
  }

  @Test
  void aTunnelWhoseMtuIsNotKnown() {
    tester("tunnel protection ipsec profile P", "", "no ip unreachables", ROUTE).silent();
  }
}

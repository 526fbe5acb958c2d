package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-305: a clamp that gives bytes away. */
class MssClampTooSmallTest {

  private static String spoke(String tunnel, String lan, String more) {
    return """
        hostname R3
        interface Tunnel23
         ip address 172.31.23.3 255.255.255.0
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.2
        %sinterface GigabitEthernet0/0
         ip address 10.0.23.3 255.255.255.0
        interface GigabitEthernet0/1
         ip address 172.16.1.1 255.255.255.0
        %sip route 0.0.0.0 0.0.0.0 Tunnel23 172.31.23.2
        %send
        """
        .formatted(tunnel.indent(1), lan.indent(1), more);
  }

  private static RuleTester tester(String tunnel, String lan, String more) {
    return RuleTester.of("MTU-305").file("r3.cfg", spoke(tunnel, lan, more));
  }

  @ParameterizedTest
  @CsvSource({
    "ip mtu 1476, 536, 900 bytes smaller, 1436",
    "ip mtu 1476, 1355, 81 bytes smaller, 1436",
    "ip mtu 1440, 1300, 100 bytes smaller, 1400",
    "tunnel key 5, 1300, 132 bytes smaller, 1432",
  })
  void onTheTunnel(String line, int clamp, String less, int fits) {
    tester(
            line + "\n! BUG: MTU-305 note " + less + " than needed\nip tcp adjust-mss " + clamp,
            "no cdp enable",
            "")
        .expectFixed();
  }

  @Test
  void onTheLan() {
    tester(
            "ip mtu 1440",
            "! BUG: MTU-305 note 1440 on R3 Tunnel23, and 1400 would do\nip tcp adjust-mss 1300",
            "")
        .expectFixed();
  }

  @Test
  void withoutAnyRoute() {
    RuleTester.of("MTU-305")
        .file(
            "r1.cfg",
            """
            hostname R1
            interface GigabitEthernet0/0
             ip address 10.0.0.1 255.255.255.0
             ! BUG: MTU-305 note 1500 on R1 GigabitEthernet0/0, and 1460 would do
             ip tcp adjust-mss 1200
            end
            """)
        .expectFixed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip mtu 1476\nip tcp adjust-mss 1360",
        "ip mtu 1476\nip tcp adjust-mss 1356",
        "ip mtu 1440\nip tcp adjust-mss 1320",
        "ip mtu 1300\nip tcp adjust-mss 1200",
        "ip mtu 1476\nip tcp adjust-mss 536\nshutdown",
        "ip tcp adjust-mss 1300\ntunnel protection ipsec profile P",
        "ip tcp adjust-mss 1300\ntunnel mode mpls traffic-eng",
      })
  void silent(String tunnel) {
    tester(tunnel, "no cdp enable", "").silent();
  }

  /** The LAN's clamp serves the smallest of several tunnels. */
  @Test
  void anotherTunnelNeedsIt() {
    String second =
        """
        interface Tunnel24
         ip address 172.31.24.3 255.255.255.0
         ip mtu 1340
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.9
        """;
    tester("ip mtu 1476", "ip tcp adjust-mss 1300", second).silent();
  }

  @Test
  void theOtherEndNeedsIt() {
    RuleTester.of("MTU-305")
        .file("r3.cfg", spoke("ip mtu 1476\nip tcp adjust-mss 1300", "no cdp enable", ""))
        .file(
            "r2.cfg",
            """
            hostname R2
            interface GigabitEthernet0/0
             ip address 10.0.23.2 255.255.255.0
            interface Tunnel23
             ip address 172.31.23.2 255.255.255.0
             ip mtu 1340
             tunnel source GigabitEthernet0/0
             tunnel destination 10.0.23.3
            end
            """)
        .silent();
  }

  @Test
  void aCryptoMapNeedsRoom() {
    tester("ip mtu 1476", "ip tcp adjust-mss 1300", "interface GigabitEthernet0/0\n crypto map M\n")
        .silent();
  }

  @Test
  void aPartOfAConfigurationSaysNothing() {
    RuleTester.of("MTU-305")
        .file(
            "r3.cfg",
            spoke("ip mtu 1476\nip tcp adjust-mss 536", "no cdp enable", "")
                .replace("hostname R3\n", ""))
        .silent();
  }
}

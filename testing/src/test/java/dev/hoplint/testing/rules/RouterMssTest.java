package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-316: global lines for the router's own TCP, where what passes through is not clamped. */
class RouterMssTest {

  private static RuleTester tester(String global, String tunnel, String more) {
    return RuleTester.of("MTU-316")
        .file(
            "r3.cfg",
            """
            hostname R3
            %sinterface Tunnel23
             ip address 172.31.23.3 255.255.255.0
             tunnel source GigabitEthernet0/0
             tunnel destination 10.0.23.2
            %sinterface GigabitEthernet0/0
             ip address 10.0.23.3 255.255.255.0
            interface GigabitEthernet0/1
             ip address 172.16.1.1 255.255.255.0
            %send
            """
                .formatted(global, tunnel.indent(1), more));
  }

  private static final String ROUTE = "ip route 0.0.0.0 0.0.0.0 Tunnel23 172.31.23.2\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: MTU-316 note `ip tcp mss` concerns\nip tcp mss 1360\n",
        "! BUG: MTU-316 note `ip tcp path-mtu-discovery` concerns\nip tcp path-mtu-discovery\n",
        "ip tcp path-mtu-discovery\n! BUG: MTU-316 note not TCP of others\nip tcp mss 1400\n",
      })
  void speaks(String global) {
    tester(global, "", ROUTE).expectFixed();
  }

  @Test
  void withAnExplicitMtu() {
    tester("! BUG: MTU-316 note Tunnel23 (IP MTU 1440)\nip tcp mss 1360\n", "ip mtu 1440", ROUTE)
        .expectFixed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ip tcp adjust-mss 1436", "ip mtu 1500", "shutdown"})
  void nothingIsMissing(String tunnel) {
    tester("ip tcp mss 1360\n", tunnel, ROUTE).silent();
  }

  @Test
  void noTransit() {
    tester("ip tcp mss 1360\n", "", "").silent();
  }

  @Test
  void notThere() {
    tester("no ip tcp mss 1360\n", "", ROUTE).silent();
    tester("", "", ROUTE).silent();
  }
}

package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways that no route tells of: a policy sends TCP into a small link. */
class PolicyRoutedMtuTest {
  /** All routes lead to the provider; a policy alone leads into the tunnel. */
  private static String branch(String tunnel, String lan, String policy) {
    return """
        hostname R1
        interface Tunnel1
         ip address 172.31.1.1 255.255.255.252
        %s tunnel source GigabitEthernet0/0
         tunnel destination 203.0.113.9
        interface GigabitEthernet0/0
         ip address 203.0.113.2 255.255.255.252
        interface GigabitEthernet0/1
         ip address 10.1.0.1 255.255.255.0
         ip policy route-map P
        %sip route 0.0.0.0 0.0.0.0 203.0.113.1
        %send
        """
        .formatted(tunnel.indent(1), lan.indent(1), policy);
  }

  private static String policy(String entries) {
    return """
        ip access-list extended APP
        %sroute-map P permit 10
         match ip address APP
         set ip next-hop 172.31.1.2
        """
        .formatted(entries.indent(1));
  }

  private static final String APP = policy("permit tcp any host 10.2.0.10 eq 8443");

  private static RuleTester tester(String rule, String tunnel, String lan, String policy) {
    return RuleTester.of(rule).file("r1.cfg", branch(tunnel, lan, policy));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit tcp any host 10.2.0.10 eq 8443",
        "permit ip 10.1.0.0 0.0.0.255 10.2.0.0 0.0.255.255",
        "permit tcp host 10.1.0.77 any",
        "deny tcp any any eq 22\npermit tcp any any",
      })
  void noClamp(String entries) {
    tester(
            "MTU-303",
            "! BUG: MTU-303 warning of TCP from 10.1.0.\nip mtu 1400",
            "",
            policy(entries))
        .expectFixed();
  }

  @Test
  void everythingIsSentThere() {
    tester(
            "MTU-303",
            "! BUG: MTU-303 warning\nip mtu 1400",
            "",
            "route-map P permit 10\n set interface Tunnel1\n")
        .expectFixed();
  }

  @Test
  void theClampIsTooLarge() {
    tester(
            "MTU-304",
            "ip mtu 1400",
            "! BUG: MTU-304 error the IP MTU of R1 Tunnel1 is 1400\nip tcp adjust-mss 1400",
            APP)
        .expectFixed();
  }

  @Test
  void sendersAreNotTold() {
    tester(
            "MTU-308",
            "ip mtu 1400",
            "! BUG: MTU-308 error from 10.1.0.10 to 10.2.0.10 port 8443\nno ip unreachables",
            APP)
        .expectFixed();
  }

  /** The policy is another router's; the routes here lead back and on, but not by themselves. */
  @Test
  void aRouterFartherOnSeesWhatComes() {
    String first =
        """
        hostname R1
        interface GigabitEthernet0/0
         ip address 203.0.113.2 255.255.255.252
        interface GigabitEthernet0/2
         ip address 10.9.0.1 255.255.255.252
        interface GigabitEthernet0/1
         ip address 10.1.0.1 255.255.255.0
         ip policy route-map P
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        ip access-list extended APP
         permit tcp any host 10.2.0.10 eq 8443
        route-map P permit 10
         match ip address APP
         set ip next-hop 10.9.0.2
        end
        """;
    String second =
        """
        hostname R2
        interface GigabitEthernet0/0
         ip address 10.9.0.2 255.255.255.252
        interface Serial0/0
         ip address 10.9.0.5 255.255.255.252
         ! BUG: MTU-303 warning of TCP from 10.1.0.10 to 10.2.0.10 port 8443 leave R2
         ip mtu 1400
        ip route 10.2.0.0 255.255.255.0 Serial0/0
        end
        """;
    RuleTester.of("MTU-303").file("r1.cfg", first).file("r2.cfg", second).expectFixed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit udp any any eq 4500",
        "deny tcp any any\npermit ip any any",
        "permit tcp 10.5.0.0 0.0.0.255 any",
        "permit tcp any any eq 443 time-range NIGHT",
      })
  void noTcpOfTheseHostsIsSentThere(String entries) {
    tester("MTU-303", "ip mtu 1400", "", policy(entries)).silent();
  }

  @Test
  void clampedWhereTheHostsAre() {
    tester("MTU-303", "ip mtu 1400", "ip tcp adjust-mss 1360", APP).silent();
    tester("MTU-304", "ip mtu 1400", "ip tcp adjust-mss 1360", APP).silent();
  }

  @Test
  void thePolicyRunsNowhere() {
    tester("MTU-303", "ip mtu 1400", "no ip policy route-map P", APP).silent();
  }

  @Test
  void theSequenceIsADeny() {
    tester("MTU-303", "ip mtu 1400", "", APP.replace("P permit", "P deny")).silent();
  }

  @Test
  void theTunnelIsDown() {
    tester("MTU-303", "ip mtu 1400\nshutdown", "", APP).silent();
  }
}

package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-317: a tunnel that waits for messages that its router does not let in. */
class TunnelPmtudTest {

  private static String router(String tunnel, String outer, String list) {
    return """
        hostname R1
        interface Tunnel1
         ip address 172.31.1.1 255.255.255.252
         tunnel source GigabitEthernet0/0
         tunnel destination 198.51.100.2
        %sinterface GigabitEthernet0/0
         ip address 203.0.113.2 255.255.255.252
         ip access-group UNDERLAY in
        %sip route 0.0.0.0 0.0.0.0 203.0.113.1
        ip access-list extended UNDERLAY
        %send
        """
        .formatted(tunnel.indent(1), outer.indent(1), list.indent(1));
  }

  private static final String DISCOVERY = "tunnel path-mtu-discovery";
  private static final String BUG =
      "! BUG: MTU-317 error to 203.0.113.2, but access list UNDERLAY\n";

  private static RuleTester tester(String tunnel, String outer, String list) {
    return RuleTester.of("MTU-317").file("r1.cfg", router(tunnel, outer, list));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit gre any any",
        "permit gre host 198.51.100.2 host 203.0.113.2\npermit icmp any any echo",
        "permit gre any any\npermit icmp host 198.51.100.2 host 203.0.113.2",
        "permit icmp any host 203.0.113.1 packet-too-big\npermit gre any any",
      })
  void denied(String list) {
    tester(DISCOVERY, "", list + "\n" + BUG + "deny ip any any").expectFixed();
  }

  @Test
  void atTheEndOfTheList() {
    RuleTester.of("MTU-317")
        .file(
            "r1.cfg",
            router(DISCOVERY, "", "permit gre any any")
                .replace("ip access-list", "! BUG: MTU-317 error at its end\nip access-list"))
        .expectFixed();
  }

  @Test
  void withALoopbackAsItsSource() {
    RuleTester.of("MTU-317")
        .file(
            "r1.cfg",
            router(
                    "tunnel source Loopback0\n" + DISCOVERY,
                    "",
                    """
                    permit gre any any
                    ! BUG: MTU-317 error to 192.0.2.1, but access list UNDERLAY (in on Gig
                    deny ip any any""")
                .replace(
                    "end\n", "interface Loopback0\n ip address 192.0.2.1 255.255.255.255\nend\n"))
        .expectFixed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit icmp any host 203.0.113.2 packet-too-big\npermit gre any any\ndeny ip any any",
        "permit icmp any any unreachable\npermit gre any any\ndeny ip any any",
        "permit icmp any any\npermit gre any any\ndeny ip any any",
        "permit ip any host 203.0.113.2\ndeny ip any any",
        "deny ip 10.0.0.0 0.255.255.255 any\npermit ip any any",
      })
  void letIn(String list) {
    tester(DISCOVERY, "", list).silent();
  }

  @Test
  void withoutDiscoveryDfIsNotCopied() {
    tester("", "", "permit gre any any\ndeny ip any any").silent();
  }

  @Test
  void shutDown() {
    tester(DISCOVERY + "\nshutdown", "", "permit gre any any\ndeny ip any any").silent();
  }

  /** On a wire between the two ends there is no router to send a message. */
  @Test
  void theOtherEndIsOnTheSameWire() {
    tester(
            "tunnel destination 203.0.113.1\n" + DISCOVERY,
            "",
            "permit gre any any\ndeny ip any any")
        .silent();
  }

  @Test
  void allLinksAreKnownAndLargeEnough() {
    tester(DISCOVERY, "", "permit gre any any\ndeny ip any any")
        .file(
            "r2.cfg",
            """
            hostname R2
            interface GigabitEthernet0/0
             ip address 203.0.113.1 255.255.255.252
            interface GigabitEthernet0/1
             ip address 198.51.100.2 255.255.255.0
            end
            """)
        .silent();
  }

  @Test
  void theListIsOnAnotherInterface() {
    RuleTester.of("MTU-317")
        .file(
            "r1.cfg",
            router(DISCOVERY, "no ip access-group UNDERLAY in", "permit gre any any")
                .replace(
                    "end\n",
                    """
                    interface GigabitEthernet0/9
                     ip address 10.9.0.1 255.255.255.0
                     ip access-group UNDERLAY in
                    end
                    """))
        .silent();
  }
}

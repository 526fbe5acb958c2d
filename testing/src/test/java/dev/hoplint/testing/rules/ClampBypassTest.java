package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-311: ways around a clamp. */
class ClampBypassTest {

  private static String router(String first, String second, String lan, String routes) {
    return """
        hostname R1
        interface Tunnel1
         ip address 172.31.1.1 255.255.255.252
         ip mtu 1400
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.0.9
        %sinterface Tunnel2
         ip address 172.31.2.1 255.255.255.252
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.0.10
        %sinterface GigabitEthernet0/0
         ip address 10.0.0.1 255.255.255.0
        interface GigabitEthernet0/1
         ip address 10.1.0.1 255.255.255.0
        %s%send
        """
        .formatted(first.indent(1), second.indent(1), lan.indent(1), routes);
  }

  private static final String BOTH =
      """
      ip route 10.2.0.0 255.255.0.0 Tunnel1
      ip route 10.2.0.0 255.255.0.0 Tunnel2 %s
      """;

  private static final String CLAMP = "ip tcp adjust-mss 1360";

  private static RuleTester tester(String first, String second, String lan, String routes) {
    return RuleTester.of("MTU-303", "MTU-304", "MTU-311")
        .file("r1.cfg", router(first, second, lan, routes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "200"})
  void anEqualOrABackupRoute(String distance) {
    tester(
            CLAMP,
            "! BUG: MTU-311 warning to 10.2.0.0/16 leads through R1 Tunnel2\nip mtu 1400",
            "",
            BOTH.formatted(distance))
        .expectFixed();
  }

  @Test
  void theBetterRoute() {
    tester(
            "! BUG: MTU-311 warning Tunnel1 (IP MTU 1380)\nip mtu 1380",
            CLAMP,
            "",
            BOTH.formatted("200"))
        .expectFixed();
  }

  @Test
  void byPolicy() {
    tester(
            CLAMP,
            "! BUG: MTU-311 warning the policy on GigabitEthernet0/1\nip mtu 1400",
            "ip policy route-map P",
            """
            ip route 10.2.0.0 255.255.0.0 Tunnel1
            access-list 101 permit tcp any any eq 443
            route-map P permit 10
             match ip address 101
             set ip next-hop 172.31.2.2
            """)
        .expectFixed();
  }

  /** What is sent the other way is no TCP. */
  @ParameterizedTest
  @ValueSource(
      strings = {" match ip address 101\n", " match ip address 101\n match length 1 500\n"})
  void thePolicyIsForUdp(String matches) {
    tester(
            CLAMP,
            "ip mtu 1400",
            "ip policy route-map P",
            """
            ip route 10.2.0.0 255.255.0.0 Tunnel1
            access-list 101 permit udp any any
            route-map P permit 10
            %s set ip next-hop 172.31.2.2
            """
                .formatted(matches))
        .silent();
  }

  /** Requests go by one tunnel, answers come by the other. */
  @Test
  void answersTakeAnotherWay() {
    String site =
        router(CLAMP, "", "", "ip route 10.2.0.0 255.255.0.0 Tunnel1\n")
            .replace(
                " ip mtu 1400\n",
                " ! BUG: MTU-311 warning sees one direction only\n ip mtu 1400\n");
    String far =
        """
        hostname R2
        interface Tunnel1
         ip address 172.31.1.2 255.255.255.252
         tunnel source 10.0.0.9
         tunnel destination 10.0.0.1
        interface Tunnel2
         ip address 172.31.2.2 255.255.255.252
         tunnel source 10.0.0.10
         tunnel destination 10.0.0.1
        interface GigabitEthernet0/0
         ip address 10.0.0.9 255.255.255.0
         ip address 10.0.0.10 255.255.255.0 secondary
        interface GigabitEthernet0/1
         ip address 10.2.0.1 255.255.0.0
        ip route 10.1.0.0 255.255.255.0 Tunnel2
        end
        """;
    RuleTester.of("MTU-311").file("r1.cfg", site).file("r2.cfg", far).expectFixed();
    RuleTester.of("MTU-311")
        .file("r1.cfg", router(CLAMP, "", "", "ip route 10.2.0.0 255.255.0.0 Tunnel1\n"))
        .file("r2.cfg", far.replace("255.255.255.0 Tunnel2", "255.255.255.0 Tunnel1"))
        .silent();
  }

  @Test
  void clampedEverywhere() {
    tester(CLAMP, "ip mtu 1400\n" + CLAMP, "", BOTH.formatted("200")).silent();
  }

  @Test
  void clampedOnTheLan() {
    tester(CLAMP, "ip mtu 1400", CLAMP, BOTH.formatted("200")).silent();
    tester("", "ip mtu 1400", CLAMP, BOTH.formatted("")).silent();
  }

  @Test
  void theBackupIsLargeEnough() {
    RuleTester.of("MTU-311")
        .file(
            "r1.cfg",
            router(CLAMP, "", "", BOTH.formatted("200"))
                .replace(
                    "interface GigabitEthernet0/0\n", "interface GigabitEthernet0/0\n mtu 9000\n"))
        .silent();
  }

  @Test
  void theBackupIsShutDown() {
    tester(CLAMP, "ip mtu 1400\nshutdown", "", BOTH.formatted("200")).silent();
  }

  @Test
  void otherPrefixes() {
    RuleTester.of("MTU-311")
        .file(
            "r1.cfg",
            router(
                CLAMP,
                "ip mtu 1400",
                "",
                "ip route 10.2.0.0 255.255.0.0 Tunnel1\nip route 10.3.0.0 255.255.0.0 Tunnel2\n"))
        .silent();
  }

  /** Neither is clamped: that is another finding. */
  @Test
  void noClampAtAll() {
    RuleTester.of("MTU-311")
        .file("r1.cfg", router("", "ip mtu 1400", "", BOTH.formatted("")))
        .silent();
  }

  @Test
  void aPartOfAConfiguration() {
    RuleTester.of("MTU-311")
        .file(
            "r1.cfg",
            router(CLAMP, "ip mtu 1400", "", BOTH.formatted("200")).replace("hostname R1\n", ""))
        .silent();
  }
}

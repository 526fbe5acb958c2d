package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;

/** MTU-303 where the messages of path MTU discovery do not get back to the senders. */
class BlackHoleTest {

  private static String spoke(String tunnel, String lan, String more) {
    return """
        hostname R3
        interface Tunnel23
         ip address 172.31.23.3 255.255.255.0
         %sip mtu 1440
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.2
        interface GigabitEthernet0/0
         ip address 10.0.23.3 255.255.255.0
        interface GigabitEthernet0/1
         ip address 172.16.1.1 255.255.255.0
        %sip route 0.0.0.0 0.0.0.0 Tunnel23 172.31.23.2
        %send
        """
        .formatted(tunnel, lan.indent(1), more);
  }

  @Test
  void anErrorWhereTheRouterIsSilent() {
    RuleTester.of("MTU-303")
        .file(
            "r3.cfg",
            spoke("! BUG: MTU-303 error their connections hang\n ", "no ip unreachables", ""))
        .expectFixed();
  }

  @Test
  void aWarningWhereTheSilentInterfaceIsAnother() {
    RuleTester.of("MTU-303")
        .file(
            "r3.cfg",
            spoke(
                "! BUG: MTU-303 warning the MSS to 1400\n ",
                "",
                "interface GigabitEthernet0/0\n no ip unreachables\n"))
        .expectFixed();
  }

  private static String nearer(String list) {
    return """
        hostname R4
        interface GigabitEthernet0/0
         ip address 172.16.1.2 255.255.255.0
         ip access-group IN in
        interface GigabitEthernet0/1
         ip address 172.16.9.1 255.255.255.0
        ip route 0.0.0.0 0.0.0.0 172.16.1.1
        ip access-list extended IN
        %send
        """
        .formatted(list.indent(1));
  }

  private static final String BACK = "ip route 172.16.9.0 255.255.255.0 172.16.1.2\n";

  @Test
  void anErrorWhereAListDropsThem() {
    RuleTester.of("MTU-303")
        .file("r3.cfg", spoke("! BUG: MTU-303 error their connections hang\n ", "", BACK))
        .file("r4.cfg", nearer("permit tcp any any established\ndeny ip any any"))
        .expectFixed();
  }

  @Test
  void aWarningWhereTheListLetsThemIn() {
    RuleTester.of("MTU-303")
        .file("r3.cfg", spoke("! BUG: MTU-303 warning the MSS to 1400\n ", "", BACK))
        .file(
            "r4.cfg", nearer("permit icmp any any packet-too-big\npermit tcp any any established"))
        .expectFixed();
  }

  /** The fix of one of two equal ways clamps the other too. */
  @Test
  void theFixLeavesNoWayAround() {
    RuleTester.of("MTU-303")
        .file(
            "r3.cfg",
            spoke(
                "! BUG: MTU-303 warning the MSS to 1400\n ",
                "",
                """
                interface Tunnel24
                 ip address 172.31.24.3 255.255.255.0
                 tunnel source GigabitEthernet0/0
                 tunnel destination 10.0.23.9
                ip route 0.0.0.0 0.0.0.0 Tunnel24 172.31.24.2 200
                """))
        .expectFixed();
  }

  /** A link farther on is smaller still: the clamp that is proposed fits it as well. */
  @Test
  void theFixFitsTheWholeWay() {
    String hub =
        """
        hostname R2
        interface Tunnel23
         ip address 172.31.23.2 255.255.255.0
         ip mtu 1440
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.3
        interface Tunnel25
         ip address 172.31.25.2 255.255.255.0
         ! BUG: MTU-303 warning the MSS to 1260
         ip mtu 1300
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.5
        interface GigabitEthernet0/0
         ip address 10.0.23.2 255.255.255.0
        ip route 10.5.0.0 255.255.0.0 Tunnel25 172.31.25.5
        ip route 0.0.0.0 0.0.0.0 Tunnel25 172.31.25.5
        ip route 172.16.0.0 255.255.0.0 Tunnel23 172.31.23.3
        end
        """;
    LintResult result =
        RuleTester.of("MTU-303")
            .file("r3.cfg", spoke("! BUG: MTU-303 warning the MSS to 1400\n ", "", ""))
            .file("r2.cfg", hub)
            .expectFixed();
    assertThat(
            result.findings().stream()
                .filter(f -> f.finding().rule().id().equals("MTU-303"))
                .flatMap(f -> f.finding().fixes().get(0).commands().stream()))
        .contains(" ip tcp adjust-mss 1260")
        .doesNotContain(" ip tcp adjust-mss 1400");
  }
}

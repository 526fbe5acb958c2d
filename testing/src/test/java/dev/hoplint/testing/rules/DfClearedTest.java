package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-314: DF cleared on the way to a policy that decides by port. */
class DfClearedTest {

  /** A router with NAT, and a way without NAT for one port, behind a tunnel. */
  private static String deciding(String entries) {
    return """
        hostname R2
        interface Tunnel23
         ip address 172.31.23.2 255.255.255.0
         ip mtu 1440
         ip nat inside
         ip policy route-map P
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.3
        interface GigabitEthernet0/0
         ip address 10.0.23.2 255.255.255.0
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
         ip nat outside
        interface GigabitEthernet0/2
         ip address 192.168.12.2 255.255.255.0
        ip nat inside source list N interface GigabitEthernet0/1 overload
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3
        ip access-list standard N
         permit 172.16.1.0 0.0.0.255
        ip access-list extended A
        %sroute-map P permit 10
         match ip address A
         set ip next-hop 192.168.12.1
        end
        """
        .formatted(entries.indent(1));
  }

  private static final String BY_PORT = "permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001";

  private static String clearing(String lan, String tunnel, String more) {
    return """
        hostname R3
        interface Tunnel23
         ip address 172.31.23.3 255.255.255.0
         ip mtu 1440
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

  private static RuleTester tester(String entries, String lan, String tunnel, String more) {
    return RuleTester.of("MTU-314")
        .file("r2.cfg", deciding(entries))
        .file("r3.cfg", clearing(lan, tunnel, more));
  }

  private static final String POLICY = "ip policy route-map D";
  private static final String BUG = "! BUG: MTU-314 warning R3 clears DF here\n";
  private static final String ALL = "route-map D permit 10\n" + BUG + " set ip df 0\n";

  @Test
  void byPolicy() {
    tester(BY_PORT, POLICY, "", ALL).expect();
  }

  @Test
  void byPolicyOfSomePackets() {
    tester(
            BY_PORT,
            POLICY,
            "",
            "access-list 101 permit tcp 172.16.1.0 0.0.0.255 any\n"
                + ALL.replace(BUG, " match ip address 101\n" + BUG))
        .expect();
  }

  private static final String PROTECTED = "tunnel protection ipsec profile X";

  @Test
  void byIpsecOfTheTunnel() {
    tester(
            BY_PORT,
            "",
            "tunnel protection ipsec profile X\n" + BUG + "crypto ipsec df-bit clear",
            "")
        .expect();
  }

  @Test
  void byIpsecOfTheRouter() {
    tester(BY_PORT, "", PROTECTED, BUG + "crypto ipsec df-bit clear\n").expect();
  }

  @ParameterizedTest
  @ValueSource(strings = {"set ip df 1", "set ip precedence 5", "set ip next-hop 172.31.23.2"})
  void otherClauses(String clause) {
    tester(BY_PORT, POLICY, "", "route-map D permit 10\n " + clause + "\n").silent();
  }

  @Test
  void theNextPolicyDoesNotAskForPorts() {
    tester("permit ip host 172.16.1.10 host 1.1.1.10", POLICY, "", ALL.replace(BUG, "")).silent();
  }

  @Test
  void otherPackets() {
    tester(
            BY_PORT,
            POLICY,
            "",
            "access-list 101 permit udp any any\n" + ALL.replace(BUG, " match ip address 101\n"))
        .silent();
  }

  @Test
  void clampedPacketsAreNotFragmented() {
    tester(BY_PORT, POLICY, "ip tcp adjust-mss 1400", ALL.replace(BUG, "")).silent();
  }

  @Test
  void copiedByIpsec() {
    tester(BY_PORT, "", PROTECTED, "crypto ipsec df-bit copy\n").silent();
  }

  @Test
  void clearedWhereNothingIsEncrypted() {
    tester(BY_PORT, "", "", "crypto ipsec df-bit clear\n").silent();
  }

  @Test
  void theMapIsNotUsed() {
    tester(BY_PORT, "", "", ALL.replace(BUG, "")).silent();
  }
}

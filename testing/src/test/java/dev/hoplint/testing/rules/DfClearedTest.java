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
    tester(BY_PORT, POLICY, "", ALL).expectFixed();
  }

  @Test
  void byPolicyOfSomePackets() {
    tester(
            BY_PORT,
            POLICY,
            "",
            "access-list 101 permit tcp 172.16.1.0 0.0.0.255 any\n"
                + ALL.replace(BUG, " match ip address 101\n" + BUG))
        .expectFixed();
  }

  private static final String PROTECTED = "tunnel protection ipsec profile X";

  @Test
  void byIpsecOfTheTunnel() {
    tester(
            BY_PORT,
            "",
            "tunnel protection ipsec profile X\n" + BUG + "crypto ipsec df-bit clear",
            "")
        .expectFixed();
  }

  @Test
  void byIpsecOfTheRouter() {
    tester(BY_PORT, "", PROTECTED, BUG + "crypto ipsec df-bit clear\n").expectFixed();
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

  /** Packets with DF do not get as far as the line that clears it. */
  @Test
  void clearedBehindTheSmallLink() {
    String first =
        """
        hostname R4
        interface GigabitEthernet0/0
         ip address 10.0.34.4 255.255.255.0
         ip mtu 1300
        interface GigabitEthernet0/1
         ip address 172.16.1.1 255.255.255.0
        ip route 0.0.0.0 0.0.0.0 10.0.34.3
        end
        """;
    String second =
        clearing(POLICY, "", ALL.replace(BUG, "") + "ip route 172.16.1.0 255.255.255.0 10.0.34.4\n")
            .replace("172.16.1.1", "10.0.34.3");
    RuleTester.of("MTU-314")
        .file("r2.cfg", deciding(BY_PORT))
        .file("r3.cfg", second)
        .file("r4.cfg", first)
        .silent();
    RuleTester.of("MTU-314")
        .file("r2.cfg", deciding(BY_PORT))
        .file("r3.cfg", second.replace(" set ip df 0", " " + BUG + " set ip df 0"))
        .file("r4.cfg", first.replace(" ip mtu 1300\n", ""))
        .expectFixed();
  }

  /** The other end puts the pieces together before it decrypts. */
  @Test
  void dividedAfterEncryption() {
    tester(
            BY_PORT,
            "",
            PROTECTED,
            "crypto ipsec df-bit clear\ncrypto ipsec fragmentation after-encryption\n")
        .silent();
  }

  private static String encrypting(String list) {
    return "crypto ipsec df-bit clear\n"
        + "crypto map M 10 ipsec-isakmp\n match address C\n set peer 10.0.23.2\n"
        + "ip access-list extended C\n "
        + list
        + "\n";
  }

  @Test
  void theCryptoMapEncryptsOtherPackets() {
    String lines = encrypting("permit ip 172.16.9.0 0.0.0.255 any");
    tester(BY_PORT, "", "crypto map M", lines).silent();
    tester(BY_PORT, "", "crypto map M", BUG + lines.replace("172.16.9.0", "172.16.1.0"))
        .expectFixed();
  }

  /** The fragments of what the deciding router itself lets pass are made behind its decision. */
  @Test
  void clearedByTheDecisionItself() {
    RuleTester.of("MTU-314")
        .file(
            "r2.cfg",
            deciding(BY_PORT).replace(" set ip next-hop", " set ip df 0\n set ip next-hop"))
        .file("r3.cfg", clearing("", "", ""))
        .silent();
  }

  private static String translating(String inside) {
    return deciding(BY_PORT)
        .replace(" ip policy route-map P\n", "")
        .replace(" ip nat inside\n", " ip nat inside\n" + inside);
  }

  @Test
  void portTranslationWithoutReassembly() {
    RuleTester.of("MTU-314")
        .file("r2.cfg", translating(" no ip virtual-reassembly in\n"))
        .file(
            "r3.cfg",
            clearing(POLICY, "", ALL.replace("R3 clears DF here", "divided into 1436 + 84")))
        .expectFixed();
  }

  /** NAT switches reassembly on by itself. */
  @Test
  void portTranslationThatReassembles() {
    RuleTester.of("MTU-314")
        .file("r2.cfg", translating(""))
        .file("r3.cfg", clearing(POLICY, "", ALL.replace(BUG, "")))
        .silent();
    RuleTester.of("MTU-314")
        .file("r2.cfg", translating(" no ip virtual-reassembly in\n"))
        .file("r3.cfg", clearing(POLICY, "ip tcp adjust-mss 1400", ALL.replace(BUG, "")))
        .silent();
  }
}

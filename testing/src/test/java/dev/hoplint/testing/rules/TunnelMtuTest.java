package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-301: an IP MTU that the tunnel's transport does not carry. */
class TunnelMtuTest {

  private static String router(String tunnel, String underlay) {
    return """
        hostname R1
        interface GigabitEthernet0/0
         ip address 192.0.2.1 255.255.255.252
        %s
        interface Tunnel1
         ip address 10.0.0.1 255.255.255.252
        %s
         tunnel source GigabitEthernet0/0
         tunnel destination 192.0.2.2
        end
        """
        .formatted(underlay.indent(1).stripTrailing(), tunnel.indent(1).stripTrailing());
  }

  private static RuleTester tester(String tunnel, String underlay) {
    return RuleTester.of("MTU-301").file("r1.cfg", router(tunnel, underlay));
  }

  @Test
  void greOnEthernetHasRoomFor1476() {
    tester(
            "! BUG: MTU-301 warning 1500 bytes (ip mtu) leave R1 Tunnel1 as 1524, divided into 1500 + 44: R1 GigabitEthernet0/0 carries 1500, and 1476 is the largest\nip mtu 1500",
            "duplex auto")
        .expectFixed();
  }

  @ParameterizedTest
  @CsvSource({
    "tunnel key 7, 1472",
    "tunnel checksum, 1472",
    "tunnel sequence-datagrams, 1472",
    "tunnel mode ipip, 1480",
  })
  void optionsAndModesCount(String line, int fits) {
    tester(
            "! BUG: MTU-301 warning "
                + fits
                + " is the largest\nip mtu "
                + (fits + 1)
                + "\n"
                + line,
            "duplex auto")
        .expectFixed();
    tester("ip mtu " + fits + "\n" + line, "duplex auto").silent();
  }

  @Test
  void aCopiedDfBitLosesPackets() {
    tester(
            "! BUG: MTU-301 error as 1524, which must not be divided and are lost\nip mtu 1500\ntunnel path-mtu-discovery",
            "duplex auto")
        .expectFixed();
  }

  @Test
  void aSmallerUnderlayCounts() {
    tester("! BUG: MTU-301 warning 1468\nip mtu 1476", "ip mtu 1492").expectFixed();
  }

  @Test
  void aJumboUnderlayCarriesIt() {
    tester("ip mtu 1500", "mtu 9216").silent();
    tester("ip mtu 1500", "ip mtu 1524").silent();
  }

  @Test
  void anUnknownWayIsAssumed() {
    RuleTester.of("MTU-301")
        .file(
            "r1.cfg",
            """
            hostname R1
            interface Loopback0
             ip address 10.255.0.1 255.255.255.255
            interface Tunnel1
             ip address 10.0.0.1 255.255.255.252
             ! BUG: MTU-301 note its transport carries 1500
             ip mtu 1500
             tunnel source Loopback0
             tunnel destination 192.0.2.2
            """)
        .expectFixed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip mtu 1500\ntunnel mode mpls traffic-eng",
        "tunnel mode gre ip",
        "ip mtu 1500\nshutdown",
        "ip mtu 1476",
        "ip mtu 1500\ntunnel protection ipsec profile NOWHERE",
      })
  void silent(String tunnel) {
    tester(tunnel, "duplex auto").silent();
  }

  private static String ipsec(String transforms, String mode, String tunnel, String underlay) {
    return """
        crypto ipsec transform-set T %s
         mode %s
        crypto ipsec profile P
         set transform-set T
        """
            .formatted(transforms, mode)
        + router(tunnel + "\ntunnel protection ipsec profile P", underlay);
  }

  @ParameterizedTest
  @CsvSource({
    "esp-aes esp-sha-hmac, transport, 1434",
    "esp-aes 256 esp-sha512-hmac, transport, 1418",
    "esp-gcm 256, tunnel, 1422",
    "esp-3des esp-sha-hmac, tunnel, 1422",
    "ah-sha-hmac, transport, 1452",
  })
  void transformsDecide(String transforms, String mode, int fits) {
    RuleTester.of("MTU-301")
        .file(
            "r1.cfg",
            ipsec(
                transforms,
                mode,
                "! BUG: MTU-301 warning " + fits + " is the largest\nip mtu " + (fits + 1),
                "duplex auto"))
        .expectFixed();
  }

  /** The habit of 1400 is too large for this one alone, and only where NAT is met. */
  @Test
  void betweenTheTwoMaximaIsANote() {
    String note = "! BUG: MTU-301 note 1398 is the largest\nip mtu 1400";
    LintResult result =
        RuleTester.of("MTU-301")
            .file("r1.cfg", ipsec("esp-aes esp-sha-hmac", "tunnel", note, "duplex auto"))
            .expectFixed();
    assertThat(result.findings())
        .anySatisfy(
            f ->
                assertThat(f.finding().assumptions())
                    .contains("NAT lies between the tunnel's ends, so that ESP travels in UDP"));
    RuleTester.of("MTU-301")
        .file("r1.cfg", ipsec("esp-aes esp-sha-hmac", "transport", "ip mtu 1400", "duplex auto"))
        .silent();
  }

  @Test
  void natOnTheWayIsSeen() {
    String nat =
        """
        hostname GW
        interface GigabitEthernet0/0
         ip address 192.0.2.2 255.255.255.252
         ip nat inside
        interface GigabitEthernet0/1
         ip address 198.51.100.1 255.255.255.0
         ip nat outside
        ip access-list standard INSIDE
         permit any
        ip nat inside source list INSIDE interface GigabitEthernet0/1 overload
        end
        """;
    String spoke =
        ipsec(
                "esp-aes esp-sha-hmac",
                "tunnel",
                "! BUG: MTU-301 warning NAT on the way\nip mtu 1400",
                "duplex auto")
            .replace("tunnel destination 192.0.2.2", "tunnel destination 198.51.100.9")
            .replace("end\n", "ip route 0.0.0.0 0.0.0.0 192.0.2.2\nend\n");
    RuleTester.of("MTU-301").file("r1.cfg", spoke).file("gw.cfg", nat).expectFixed();
  }

  @Test
  void aCryptoMapOnTheEgressCounts() {
    String crypto =
        """
        ip access-list extended GRE
         permit gre host 192.0.2.1 host 192.0.2.2
        crypto ipsec transform-set T esp-aes esp-sha-hmac
        crypto map M 10 ipsec-isakmp
         set peer 192.0.2.2
         set transform-set T
         match address GRE
        """;
    RuleTester.of("MTU-301")
        .file(
            "r1.cfg",
            crypto
                + router("! BUG: MTU-301 warning 1414 is the largest\nip mtu 1476", "crypto map M"))
        .expectFixed();
    RuleTester.of("MTU-301")
        .file(
            "r1.cfg",
            crypto.replace("192.0.2.1", "192.0.2.9") + router("ip mtu 1476", "crypto map M"))
        .silent();
    RuleTester.of("MTU-301")
        .file(
            "r1.cfg", crypto.replace("esp-aes", "esp-seal") + router("ip mtu 1476", "crypto map M"))
        .silent();
  }

  /** GRE in IPsec over PPPoE, on a port with a VLAN tag. */
  @Test
  void nestedEncapsulations() {
    String text =
        """
        hostname R1
        crypto ipsec transform-set T esp-aes esp-sha-hmac
         mode transport
        crypto ipsec profile P
         set transform-set T
        interface GigabitEthernet0/0.7
         encapsulation dot1q 7
         pppoe-client dial-pool-number 1
        interface Dialer1
         ip address 192.0.2.1 255.255.255.252
         encapsulation ppp
         dialer pool 1
         ip mtu 1492
         ip tcp adjust-mss 1300
        interface Tunnel1
         ip address 10.0.0.1 255.255.255.252
         %s
         tunnel source Dialer1
         tunnel destination 192.0.2.9
         tunnel protection ipsec profile P
        interface Tunnel2
         ip address 10.0.1.1 255.255.255.252
         %s
         tunnel source Tunnel1
         tunnel destination 10.0.0.2
        ip route 0.0.0.0 0.0.0.0 Dialer1
        """;
    // 1492 - 20 - 8 - 16 - 12 = 1436, of which 1424 are whole blocks: less 2 and less GRE, 1418.
    RuleTester.of("MTU-301")
        .file(
            "r1.cfg",
            text.formatted(
                "! BUG: MTU-301 warning 1418 is the largest\n ip mtu 1434",
                "! BUG: MTU-301 warning 1410 is the largest\n ip mtu 1411"))
        .expectFixed();
  }

  /** Both ends are set to what fits at both, so that they don't differ afterwards. */
  @Test
  void theFixReachesTheOtherEnd() {
    String one =
        router("! BUG: MTU-301 warning 1476\nip mtu 1500", "duplex auto")
            .replace(
                "end\n",
                "interface Vlan1\n ip address 10.1.0.1 255.255.0.0\nip route 10.2.0.0 255.255.0.0 Tunnel1\nend\n");
    String other =
        """
        hostname R2
        interface GigabitEthernet0/0
         mtu 9000
         ip address 192.0.2.2 255.255.255.252
        interface Tunnel1
         ip address 10.0.0.2 255.255.255.252
         ip mtu 1500
         tunnel source GigabitEthernet0/0
         tunnel destination 192.0.2.1
        interface Vlan1
         ip address 10.2.0.1 255.255.0.0
        ip route 10.1.0.0 255.255.0.0 Tunnel1
        end
        """;
    LintResult result =
        RuleTester.of("MTU-301").file("r1.cfg", one).file("r2.cfg", other).expectFixed();
    assertThat(result.findings())
        .filteredOn(f -> f.finding().rule().id().equals("MTU-301"))
        .singleElement()
        .satisfies(
            f ->
                assertThat(f.finding().fixes().get(0).edits())
                    .extracting(e -> e.span().file().path())
                    .contains("r1.cfg", "r2.cfg"));
  }

  @Test
  void ipv6HasItsOwnLine() {
    tester(
            "ipv6 address 2001:db8::1/64\nip mtu 1476\n! BUG: MTU-301 warning (ipv6 mtu)\nipv6 mtu 1480",
            "duplex auto")
        .expectFixed();
    String over6 =
        """
        hostname R1
        interface GigabitEthernet0/0
         ipv6 address 2001:db8::1/64
         ipv6 mtu 1480
        interface Tunnel1
         ip address 10.0.0.1 255.255.255.252
         %s
         tunnel source GigabitEthernet0/0
         tunnel destination 2001:db8::2
         tunnel mode gre ipv6
        """;
    RuleTester.of("MTU-301")
        .file("r1.cfg", over6.formatted("! BUG: MTU-301 warning 1436 is the largest\n ip mtu 1456"))
        .expectFixed();
    RuleTester.of("MTU-301").file("r1.cfg", over6.formatted("ip mtu 1436")).silent();
  }
}

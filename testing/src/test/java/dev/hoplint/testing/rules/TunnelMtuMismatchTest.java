package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MTU-306: the ends of a tunnel, and which interfaces are such ends. */
class TunnelMtuMismatchTest {

  private static RuleTester tester() {
    return RuleTester.of("MTU-306");
  }

  /** R1 with host 1 in every network, and R2 with host 2. */
  private static String end(int host, String mark, String tunnel) {
    return """
        hostname R%1$d
        interface Loopback0
         ip address 10.255.0.%1$d 255.255.255.255
         ipv6 address 2001:db8:ff::%1$d/128
        interface GigabitEthernet0/0
         ip address 192.0.2.%1$d 255.255.255.252
        interface GigabitEthernet0/1
         ip address 10.%1$d.0.1 255.255.0.0
        %3$sinterface Tunnel1
         ip address 10.0.0.%1$d 255.255.255.252
        %4$s
        ip route 10.255.0.%2$d 255.255.255.255 192.0.2.%2$d
        ip route 10.%2$d.0.0 255.255.0.0 Tunnel1
        end
        """
        .formatted(host, 3 - host, mark, tunnel.indent(1).stripTrailing());
  }

  private static RuleTester pair(String one, String mark, String two) {
    return tester().file("r1.cfg", end(1, mark, one)).file("r2.cfg", end(2, "", two));
  }

  private static final String DERIVED =
      "tunnel source GigabitEthernet0/0\ntunnel destination 192.0.2.2";
  private static final String AND_BACK =
      "\ntunnel source GigabitEthernet0/0\ntunnel destination 192.0.2.1";

  @Test
  void oneIsExplicitAndTheOtherDerived() {
    pair(
            DERIVED,
            "! BUG: MTU-306 warning 1476 bytes (its transport less the encapsulation), and R2 Tunnel1 at the other end has 1440\n",
            "ip mtu 1440" + AND_BACK)
        .expectFixed();
  }

  @Test
  void bothAreExplicit() {
    pair(
            "! BUG: MTU-306 warning 1476 bytes, and R2 Tunnel1 at the other end has 1400\nip mtu 1476\nip tcp adjust-mss 1436\n"
                + DERIVED,
            "",
            "ip mtu 1400\nip tcp adjust-mss 1360" + AND_BACK)
        .expectFixed();
  }

  @Test
  void bothAreDerivedOverDifferentLinks() {
    tester()
        .file(
            "r1.cfg",
            end(
                1,
                "! BUG: MTU-306 warning 1476\n",
                "tunnel source 10.255.0.1\ntunnel destination 10.255.0.2"))
        .file(
            "r2.cfg",
            end(2, "", "tunnel source Loopback0\ntunnel destination 10.255.0.1")
                .replace(
                    "192.0.2.2 255.255.255.252\n", "192.0.2.2 255.255.255.252\n ip mtu 1492\n"))
        .expectFixed();
  }

  @ParameterizedTest
  @CsvSource({
    "tunnel source GigabitEthernet0/0, tunnel source 192.0.2.2",
    "tunnel source GigabitEthernet0/0; tunnel key 5, tunnel source GigabitEthernet0/0; tunnel key 5",
    "tunnel source Gi0/0; tunnel mode gre ip, tunnel source Gi0/0",
  })
  void addressesInterfacesAndKeys(String one, String two) {
    pair(
            "! BUG: MTU-306\nip mtu 1460\n"
                + one.replace("; ", "\n")
                + "\ntunnel destination 192.0.2.2",
            "",
            "ip mtu 1400\n" + two.replace("; ", "\n") + "\ntunnel destination 192.0.2.1")
        .expectFixed();
  }

  @Test
  void tunnelsOverIpv6() {
    String six =
        "ip mtu %d\ntunnel mode gre ipv6\ntunnel source Loopback0\ntunnel destination 2001:db8:ff::%d";
    pair("! BUG: MTU-306\n" + six.formatted(1450, 2), "", six.formatted(1400, 1)).expectFixed();
  }

  private static final String HUB =
      """
      ip mtu 1440
      tunnel source GigabitEthernet0/0
      tunnel mode gre multipoint
      tunnel key 9
      ip nhrp network-id 1
      """;

  @ParameterizedTest
  @CsvSource({
    "ip nhrp map 10.0.0.1 192.0.2.1, tunnel mode gre multipoint",
    "ip nhrp nhs 10.0.0.1, tunnel mode gre multipoint",
    "ip nhrp nhs 10.0.0.1 nbma 192.0.2.1 multicast, tunnel mode gre multipoint",
    "ip nhrp nhs 10.0.0.1, tunnel destination 192.0.2.1",
  })
  void spokesAreComparedWithTheirHub(String nhrp, String mode) {
    String spoke =
        "ip mtu 1400\ntunnel source GigabitEthernet0/0\ntunnel key 9\n" + nhrp + "\n" + mode;
    pair("! BUG: MTU-306 warning R2 Tunnel1\n" + HUB, "", spoke).expectFixed();
    pair(HUB, "", spoke.replace("key 9", "key 8")).silent();
    pair(HUB, "", spoke.replace("mtu 1400", "mtu 1440")).silent();
  }

  @Test
  void spokesAreNotComparedWithEachOther() {
    String spoke =
        "ip mtu %d\ntunnel source GigabitEthernet0/0\ntunnel mode gre multipoint\nip nhrp nhs 10.0.0.3";
    pair(spoke.formatted(1400), "", spoke.formatted(1360)).silent();
  }

  @Test
  void equalEnds() {
    pair(DERIVED, "", AND_BACK.strip()).silent();
    pair("ip mtu 1440\n" + DERIVED, "", "ip mtu 1440" + AND_BACK).silent();
    pair("ip mtu 1476\n" + DERIVED, "", AND_BACK.strip()).silent();
  }

  @Test
  void otherTunnelsBetweenTheSameAddresses() {
    pair("ip mtu 1440\ntunnel key 1\n" + DERIVED, "", "ip mtu 1400\ntunnel key 2" + AND_BACK)
        .silent();
    pair("ip mtu 1440\ntunnel mode ipip\n" + DERIVED, "", "ip mtu 1400" + AND_BACK).silent();
  }

  @Test
  void whatIsNotKnownIsNotCompared() {
    // IPsec without an explicit number, a malformed line, a part of a configuration.
    pair("tunnel protection ipsec profile P\n" + DERIVED, "", "ip mtu 1400" + AND_BACK).silent();
    pair("ip mtu\n" + DERIVED, "", "ip mtu 1400" + AND_BACK).notAllUnderstood().silent();
    tester()
        .file("r1.cfg", end(1, "", DERIVED).replace("hostname R1\n", ""))
        .file("r2.cfg", end(2, "", "ip mtu 1400" + AND_BACK))
        .silent();
  }

  @Test
  void anEndThatIsShutDown() {
    pair("shutdown\n" + DERIVED, "", "ip mtu 1400" + AND_BACK).silent();
  }

  @Test
  void twoCopiesOfOneDevice() {
    tester()
        .file("r1.cfg", end(1, "", DERIVED))
        .file("r2.cfg", end(2, "", "ip mtu 1400" + AND_BACK))
        .file("old/r2.cfg", end(2, "", "ip mtu 1440" + AND_BACK))
        .silent();
  }
}

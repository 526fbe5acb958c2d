package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MTU-313: `ip mtu` against `mtu`, and the ends of a wire against each other. */
class IpMtuMismatchTest {

  private static String router(String name, String address, String lines) {
    return """
        hostname %s
        interface GigabitEthernet0/0
         ip address %s
        %send
        """
        .formatted(name, address, lines.isEmpty() ? "" : lines.indent(1));
  }

  private static RuleTester pair(String one, String two) {
    return pair("10.0.0.1 255.255.255.0", one, "10.0.0.2 255.255.255.0", two);
  }

  private static RuleTester pair(String at, String one, String other, String two) {
    return RuleTester.of("MTU-313")
        .file("r1.cfg", router("R1", at, one))
        .file("r2.cfg", router("R2", other, two));
  }

  @Test
  void anIpMtuOverTheLinks() {
    pair(
            "mtu 1400\n! BUG: MTU-313 warning `ip mtu 1500` on GigabitEthernet0/0\nip mtu 1500",
            "mtu 1400")
        .expectFixed();
  }

  @Test
  void theLinkOfASubInterfaceIsItsPorts() {
    RuleTester.of("MTU-313")
        .file(
            "r1.cfg",
            """
            hostname R1
            interface GigabitEthernet0/0
             mtu 1600
            interface GigabitEthernet0/0.7
             encapsulation dot1q 7
             ip address 10.7.0.1 255.255.255.0
             ! BUG: MTU-313 warning (`mtu 1600`)
             ip mtu 1700
            interface GigabitEthernet0/0.8
             encapsulation dot1q 8
             ip address 10.8.0.1 255.255.255.0
             ip mtu 1600
            end
            """)
        .expectFixed();
  }

  @Test
  void jumboFramesAtOneEnd() {
    pair(
            "! BUG: MTU-313 warning 9000 bytes, and R2 GigabitEthernet0/0 on the same subnet has 1500\nmtu 9000",
            "")
        .expectFixed();
  }

  @Test
  void theEndWithTheLineIsShown() {
    pair(
            "",
            "! BUG: MTU-313 warning 1400 bytes, and R1 GigabitEthernet0/0 on the same subnet has 1500\nip mtu 1400")
        .expectFixed();
  }

  @Test
  void ofTwoLinesTheLarger() {
    pair("ip mtu 1400", "! BUG: MTU-313 warning 1450 bytes\nip mtu 1450").expectFixed();
  }

  @Test
  void oneFindingForAllThatShareALine() {
    String ports =
        """
        interface GigabitEthernet0/0.%1$d
         encapsulation dot1q %1$d
         ip address 10.%1$d.0.%2$d 255.255.255.0
        """;
    RuleTester.of("MTU-313")
        .file(
            "r1.cfg",
            "hostname R1\ninterface GigabitEthernet0/0\n ! BUG: MTU-313 warning 1 more subnets\n mtu 9216\n"
                + ports.formatted(7, 1)
                + ports.formatted(8, 1))
        .file(
            "r2.cfg",
            "hostname R2\ninterface GigabitEthernet0/0\n no ip address\n"
                + ports.formatted(7, 2)
                + ports.formatted(8, 2))
        .expectFixed();
  }

  @ParameterizedTest
  @CsvSource({
    "mtu 9000, mtu 9000",
    "ip mtu 1400, mtu 1400",
    "ip mtu 1500, no cdp enable",
    "mtu 9000, shutdown",
    "mtu 9000; shutdown, no cdp enable",
    "mtu 9000; ip nat inside, ip nat inside",
    "mtu 9000; ip mtu 1500, no cdp enable",
  })
  void silent(String one, String two) {
    pair(one.replace("; ", "\n"), two).silent();
  }

  @Test
  void otherSubnets() {
    pair("10.0.0.1 255.255.255.0", "mtu 9000", "10.0.1.2 255.255.255.0", "").silent();
    pair("10.0.0.1 255.255.255.0", "mtu 9000", "10.0.0.129 255.255.255.128", "").silent();
  }

  private static RuleTester intoVrf(String mask, String mark) {
    String address = " ip address 10.0.0.1 " + mask;
    return RuleTester.of("MTU-313")
        .file(
            "r1.cfg",
            router("R1", "10.0.0.1 " + mask, mark + "mtu 9000")
                .replace(address, " vrf forwarding A\n" + address))
        .file("r2.cfg", router("R2", "10.0.0.2 " + mask, ""));
  }

  /** A link between two routers is one wire, whatever VRF each of them has it in. */
  @Test
  void aLinkIntoAVrf() {
    intoVrf("255.255.255.252", "! BUG: MTU-313 warning\n").expectFixed();
    intoVrf("255.255.255.0", "").silent();
  }

  @Test
  void anAddressThatTwoRoutersHave() {
    pair("10.0.0.1 255.255.255.0", "mtu 9000", "10.0.0.1 255.255.255.0", "").silent();
  }

  @Test
  void copiesOfOneDevice() {
    RuleTester.of("MTU-313")
        .file("r1.cfg", router("R1", "10.0.0.1 255.255.255.0", "mtu 9000"))
        .file("old/r1.cfg", router("R1", "10.0.0.3 255.255.255.0", ""))
        .silent();
  }

  /** What a switch's ports have by default is then another on each platform. */
  @Test
  void systemMtu() {
    RuleTester.of("MTU-313")
        .file("r1.cfg", router("R1", "10.0.0.1 255.255.255.0", "mtu 9000"))
        .file("r2.cfg", "system mtu 9198\n" + router("R2", "10.0.0.2 255.255.255.0", ""))
        .silent();
  }

  @Test
  void aLineThatCannotBeRead() {
    pair("mtu 9000", "mtu").notAllUnderstood().silent();
  }

  @Test
  void tunnelsHaveTheirOwnRule() {
    String tunnel =
        """
        interface Tunnel1
         ip address 172.16.0.%d 255.255.255.252
         ip mtu %d
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.0.%d
        """;
    RuleTester.of("MTU-313")
        .file(
            "r1.cfg",
            router("R1", "10.0.0.1 255.255.255.0", "")
                .replace("end\n", tunnel.formatted(1, 1400, 2)))
        .file(
            "r2.cfg",
            router("R2", "10.0.0.2 255.255.255.0", "")
                .replace("end\n", tunnel.formatted(2, 1440, 1)))
        .silent();
  }
}

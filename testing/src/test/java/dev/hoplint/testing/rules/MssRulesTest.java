package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * MTU-303 and MTU-304: where they speak, and where a clamp or the lack of traffic silences them.
 */
class MssRulesTest {

  private static String spoke(String tunnel, String lan) {
    return spoke(tunnel, lan, "ip route 0.0.0.0 0.0.0.0 Tunnel23 172.31.23.2");
  }

  private static String spoke(String tunnel, String lan, String routes) {
    return """
        hostname R3
        interface Tunnel23
         ip address 172.31.23.3 255.255.255.0
        %s
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.2
        interface GigabitEthernet0/0
         ip address 10.0.23.3 255.255.255.0
        interface GigabitEthernet0/1
         ip address 172.16.1.1 255.255.255.0
        %s
        %s
        end
        """
        .formatted(tunnel, lan, routes);
  }

  @Test
  void anExplicitMtuWithoutAClamp() {
    RuleTester.of("MTU-303")
        .file(
            "r3.cfg",
            spoke("! BUG: MTU-303 warning the MSS to 1400\n ip mtu 1440", " description none"))
        .expectFixed();
  }

  @Test
  void aDerivedMtuPointsAtTheInterface() {
    RuleTester.of("MTU-303")
        .file(
            "r3.cfg",
            spoke(" description none", " description none")
                .replace(
                    "interface Tunnel23\n", "! BUG: MTU-303 warning 1476\ninterface Tunnel23\n"))
        .expectFixed();
  }

  @ParameterizedTest
  @ValueSource(strings = {" tunnel key 7", " tunnel checksum", " tunnel sequence-datagrams"})
  void optionsOfGreCount(String option) {
    RuleTester.of("MTU-303")
        .file(
            "r3.cfg",
            spoke(option, " description none")
                .replace(
                    "interface Tunnel23\n", "! BUG: MTU-303 warning 1472\ninterface Tunnel23\n"))
        .expectFixed();
  }

  @Test
  void aClampOnTheTunnelIsEnough() {
    RuleTester.of("MTU-303", "MTU-304")
        .file("r3.cfg", spoke(" ip mtu 1440\n ip tcp adjust-mss 1400", " description none"))
        .silent();
  }

  @Test
  void aClampOnTheLanIsEnough() {
    RuleTester.of("MTU-303", "MTU-304")
        .file("r3.cfg", spoke(" ip mtu 1440", " ip tcp adjust-mss 1360"))
        .silent();
  }

  @Test
  void aClampOnThePeerIsEnough() {
    RuleTester.of("MTU-303", "MTU-304")
        .file("r3.cfg", spoke(" ip mtu 1440", " description none"))
        .file(
            "r2.cfg",
            """
            hostname R2
            interface Tunnel23
             ip address 172.31.23.2 255.255.255.0
             ip mtu 1440
             ip tcp adjust-mss 1400
             tunnel source GigabitEthernet0/0
             tunnel destination 10.0.23.3
            interface GigabitEthernet0/0
             ip address 10.0.23.2 255.255.255.0
            interface GigabitEthernet0/1
             ip address 10.9.0.1 255.255.255.0
            ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3
            end
            """)
        .silent();
  }

  @Test
  void jumboUnderlayLeavesRoomForFullPackets() {
    RuleTester.of("MTU-303")
        .file(
            "r3.cfg",
            spoke(" description none", " description none")
                .replace(
                    "interface GigabitEthernet0/0\n", "interface GigabitEthernet0/0\n mtu 9000\n"))
        .silent();
  }

  @Test
  void aTunnelThatNothingIsRoutedIntoCarriesNoTransit() {
    RuleTester.of("MTU-303")
        .file(
            "r3.cfg",
            spoke(" ip mtu 1440", " description none", "ip route 192.0.2.0 255.255.255.0 Null0"))
        .silent();
  }

  @Test
  void aTunnelThatIsDownCarriesNothing() {
    RuleTester.of("MTU-303")
        .file("r3.cfg", spoke(" ip mtu 1440\n shutdown", " description none"))
        .silent();
  }

  @Test
  void anUnknownMtuIsNotJudged() {
    RuleTester.of("MTU-303")
        .file("r3.cfg", spoke(" tunnel protection ipsec profile P", " description none"))
        .silent();
  }

  @Test
  void aSnippetIsNotJudged() {
    RuleTester.of("MTU-303")
        .file("r3.cfg", spoke(" ip mtu 1440", " description none").replace("hostname R3\n", ""))
        .silent();
  }

  @Test
  void aClampThatIsTooLarge() {
    RuleTester.of("MTU-303", "MTU-304")
        .file(
            "r3.cfg",
            spoke(
                " ip mtu 1440\n! BUG: MTU-304 error 1400 is the largest\n ip tcp adjust-mss 1436",
                " description none"))
        .expectFixed();
  }

  @Test
  void aClampOnTheLanThatIsTooLargeForTheTunnel() {
    RuleTester.of("MTU-303", "MTU-304")
        .file(
            "r3.cfg",
            spoke(" ip mtu 1440", "! BUG: MTU-304 error R3 Tunnel23\n ip tcp adjust-mss 1436"))
        .expectFixed();
  }

  @Test
  void aSmallerClampOnTheWaySilencesALargerOne() {
    RuleTester.of("MTU-303", "MTU-304")
        .file("r3.cfg", spoke(" ip mtu 1440\n ip tcp adjust-mss 1400", " ip tcp adjust-mss 1460"))
        .silent();
  }

  @Test
  void aClampOnALanWithoutASmallerWayFits() {
    RuleTester.of("MTU-304")
        .file(
            "r3.cfg",
            spoke(
                " ip mtu 1440\n ip tcp adjust-mss 1400",
                " ip tcp adjust-mss 1460",
                "ip route 0.0.0.0 0.0.0.0 10.0.23.2"))
        .silent();
  }

  @Test
  void anAssumedMtuIsAWarning() {
    RuleTester.of("MTU-304")
        .file(
            "r3.cfg",
            spoke(
                    "! BUG: MTU-304 warning 1436 is the largest\n ip tcp adjust-mss 1460",
                    " description none")
                .replace("tunnel source GigabitEthernet0/0", "tunnel source 192.0.2.1")
                .replace("10.0.23.2\ninterface", "198.51.100.9\ninterface")
                .replace(
                    "ip route 0.0.0.0 0.0.0.0 Tunnel23 172.31.23.2",
                    "ip route 10.0.0.0 255.0.0.0 Tunnel23 172.31.23.2"))
        .expectFixed();
  }
}

package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-312: what PPPoE leaves of Ethernet's 1500 bytes. */
class PppoeMtuTest {

  private static String router(String mark, String dialer, String lan, String client) {
    return """
        hostname R1
        interface GigabitEthernet0/0
         no ip address
        %sinterface GigabitEthernet0/1
         ip address 10.1.0.1 255.255.0.0
        %s%sinterface Dialer1
         ip address negotiated
         encapsulation ppp
         dialer pool 1
        %sip route 0.0.0.0 0.0.0.0 Dialer1
        end
        """
        .formatted(client.indent(1), lan.indent(1), mark, dialer.indent(1));
  }

  private static RuleTester tester(String dialer, String lan, String client) {
    return tester("", dialer, lan, client);
  }

  private static RuleTester tester(String mark, String dialer, String lan, String client) {
    return RuleTester.of("MTU-312", "MTU-303", "MTU-304")
        .file("r1.cfg", router(mark, dialer, lan, client));
  }

  private static final String CLIENT = "pppoe-client dial-pool-number 1";

  @Test
  void nothingIsSet() {
    tester(
            "! BUG: MTU-312 warning leaves 1492 bytes for packets of Dialer1: its IP MTU is 1500, and nothing on the way lowers the MSS of TCP to 1452\n",
            "no cdp enable",
            "duplex auto",
            CLIENT)
        .expectFixed();
  }

  @Test
  void theIpMtuOfEthernet() {
    tester(
            "! BUG: MTU-312 warning Dialer1: its IP MTU is 1500\nip mtu 1500\nip tcp adjust-mss 1452",
            "duplex auto",
            CLIENT)
        .expectFixed();
    tester(
            "! BUG: MTU-312 warning its IP MTU is 1500\nmtu 1500\nip tcp adjust-mss 1452",
            "duplex auto",
            CLIENT)
        .expectFixed();
  }

  @Test
  void noClamp() {
    tester(
            "! BUG: MTU-312 warning nothing on the way lowers the MSS of TCP to 1452\nip mtu 1492",
            "duplex auto",
            CLIENT)
        .expectFixed();
  }

  @Test
  void aClampThatIsTooLarge() {
    tester(
            "ip mtu 1492\n! BUG: MTU-312 warning the clamp of 1460 lets\nip tcp adjust-mss 1460",
            "duplex auto",
            CLIENT)
        .expectFixed();
  }

  @Test
  void aClampThatIsTooLargeOnTheLan() {
    tester(
            "! BUG: MTU-312 warning nothing on the way\nip mtu 1492",
            "ip tcp adjust-mss 1460",
            CLIENT)
        .expectFixed();
  }

  @Test
  void moreThanTheEndsAgreedOn() {
    tester(
            "! BUG: MTU-312 warning leaves 1496 bytes\nip mtu 1500\nip tcp adjust-mss 1452",
            "duplex auto",
            CLIENT + "\npppoe-client ppp-max-payload 1496")
        .expectFixed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip mtu 1492\nip tcp adjust-mss 1452",
        "mtu 1492\nip tcp adjust-mss 1452",
        "ip mtu 1480\nip tcp adjust-mss 1300",
        "shutdown",
        "dialer pool 2",
        "encapsulation hdlc",
      })
  void silent(String dialer) {
    tester(dialer, "duplex auto", CLIENT).silent();
  }

  @Test
  void aClampOnTheLanIsEnough() {
    tester("ip mtu 1492", "ip tcp adjust-mss 1452", CLIENT).silent();
    tester("mtu 1492", "ip tcp adjust-mss 1360", CLIENT + "\nno cdp enable").silent();
  }

  /** RFC 4638: both ends carry frames that hold 1500 bytes of IP. */
  @Test
  void babyGiants() {
    tester("mtu 1500", "duplex auto", "mtu 1508\n" + CLIENT + "\npppoe-client ppp-max-payload 1500")
        .silent();
  }

  @Test
  void aDialerWithoutPppoe() {
    tester("no cdp enable", "duplex auto", "dialer pool-member 1").silent();
  }

  @Test
  void aMalformedClampSilences() {
    RuleTester.of("MTU-312")
        .notAllUnderstood()
        .file("r1.cfg", router("", "ip mtu 1492\nip tcp adjust-mss", "duplex auto", CLIENT))
        .silent();
  }

  @Test
  void aPartOfAConfigurationSaysNothing() {
    RuleTester.of("MTU-312")
        .file(
            "r1.cfg", router("", "ip mtu 1492", "duplex auto", CLIENT).replace("hostname R1\n", ""))
        .silent();
  }
}

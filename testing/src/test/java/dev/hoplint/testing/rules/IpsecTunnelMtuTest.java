package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-302: an IPsec tunnel without an explicit IP MTU. */
class IpsecTunnelMtuTest {

  private static String router(String transforms, String mode, String mark, String tunnel) {
    return """
        hostname R1
        crypto ipsec transform-set T %s
         mode %s
        crypto ipsec profile P
         set transform-set T
        interface GigabitEthernet0/0
         ip address 192.0.2.1 255.255.255.252
        interface GigabitEthernet0/1
         ip address 10.1.0.1 255.255.0.0
        %sinterface Tunnel1
         ip address 10.0.0.1 255.255.255.252
         tunnel source GigabitEthernet0/0
         tunnel destination 192.0.2.2
        %s
        ip route 10.2.0.0 255.255.0.0 Tunnel1
        end
        """
        .formatted(transforms, mode, mark, tunnel.indent(1).stripTrailing());
  }

  private static final String PROTECTED = "tunnel protection ipsec profile P";

  /** The numbers of the table of ESP over 1500 bytes, and the fix that sets them. */
  @ParameterizedTest
  @CsvSource({
    "esp-aes esp-sha-hmac, transport, tunnel mode gre ip, warning, 1434 (1418 with NAT",
    "esp-aes 256 esp-sha256-hmac, tunnel, tunnel mode gre ip, warning, 1414 (1398 with NAT",
    "esp-aes 256 esp-sha384-hmac, tunnel, tunnel key 1, warning, 1394",
    "esp-gcm 256, transport, tunnel key 1, warning, 1438 (1430 with NAT",
    "esp-3des esp-md5-hmac, transport, tunnel mode gre ip, warning, 1442 (1434 with NAT",
    "esp-null esp-sha-hmac, transport, tunnel mode gre ip, warning, 1454 (1446 with NAT",
    "esp-aes esp-sha-hmac, tunnel, tunnel mode ipsec ipv4, note, 1438 (1422 with NAT",
    "esp-aes esp-sha-hmac, transport, tunnel mode ipsec ipv4, note, 1438 (1422 with NAT",
    "ah-sha-hmac esp-aes, transport, tunnel mode gre ip, warning, 1418",
  })
  void theTransformsDecide(
      String transforms, String mode, String line, String severity, String numbers) {
    RuleTester.of("MTU-302")
        .file(
            "r1.cfg",
            router(
                transforms,
                mode,
                "! BUG: MTU-302 " + severity + " leave " + numbers + "\n",
                line + "\n" + PROTECTED))
        .expectFixed();
  }

  /** New lines follow `ip address`, with the file's own indentation and line ends. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void theFixLooksLikeTheFile(String lineEnd) {
    String text =
        router("esp-gcm", "transport", "! BUG: MTU-302\n", PROTECTED)
            .replace("\n ", "\n   ")
            .replace("\n", lineEnd);
    LintResult result = RuleTester.of("MTU-302").file("r1.cfg", text).expectFixed();
    assertThat(result.findings())
        .filteredOn(f -> f.finding().rule().id().equals("MTU-302"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.finding().fixes().get(0).edits())
                  .singleElement()
                  .satisfies(
                      edit ->
                          assertThat(edit.text())
                              .isEqualTo(
                                  "   ip mtu 1442"
                                      + lineEnd
                                      + "   ip tcp adjust-mss 1402"
                                      + lineEnd));
              // Lines 10 and 11 are the header and the address.
              assertThat(f.edits().get(0).get(0).line()).isEqualTo(12);
            });
  }

  @Test
  void aClampThatWouldBeTooLargeIsLowered() {
    RuleTester.of("MTU-302")
        .file(
            "r1.cfg",
            router(
                "esp-aes esp-sha-hmac",
                "transport",
                "! BUG: MTU-302 warning\n",
                "ip tcp adjust-mss 1436\n" + PROTECTED))
        .expectFixed();
  }

  @Test
  void unknownTransformsLeaveTheHabit() {
    LintResult result =
        RuleTester.of("MTU-302")
            .file(
                "r1.cfg",
                router("esp-seal", "tunnel", "! BUG: MTU-302 warning depends on\n", PROTECTED))
            .expect();
    assertThat(result.findings())
        .anySatisfy(
            f ->
                assertThat(f.finding().fixes())
                    .anySatisfy(fix -> assertThat(fix.commands()).contains(" ip mtu 1400")));
  }

  /** Several transform sets: the ends agree on one, and the least that fits is right for each. */
  @Test
  void theLeastOfSeveralTransformSets() {
    String text =
        router("esp-gcm", "transport", "! BUG: MTU-302 warning leave 1418\n", PROTECTED)
            .replace("set transform-set T", "set transform-set T U")
            .replace(
                "crypto ipsec profile",
                "crypto ipsec transform-set U esp-aes esp-sha512-hmac\n mode transport\ncrypto ipsec profile");
    RuleTester.of("MTU-302").file("r1.cfg", text).expectFixed();
  }

  @Test
  void pppoeUnderneathIsReckonedAnew() {
    String text =
        router(
                "esp-aes esp-sha-hmac",
                "transport",
                "! BUG: MTU-302 warning of 1492 bytes, IPsec and the tunnel's headers leave 1418\n",
                PROTECTED)
            .replace(
                "255.255.255.252\ninterface Gig", "255.255.255.252\n ip mtu 1492\ninterface Gig");
    RuleTester.of("MTU-302").file("r1.cfg", text).expectFixed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip mtu 1400\ntunnel protection ipsec profile P",
        "tunnel protection ipsec profile P\nshutdown",
        "tunnel key 3",
        "tunnel mode ipsec ipv4",
        "tunnel protection ipsec profile P\nno tunnel protection ipsec profile P",
      })
  void silent(String tunnel) {
    RuleTester.of("MTU-302")
        .file("r1.cfg", router("esp-aes esp-sha-hmac", "tunnel", "", tunnel))
        .silent();
  }

  @Test
  void ipv6AloneNeedsNoIpMtu() {
    RuleTester.of("MTU-302")
        .file(
            "r1.cfg",
            router("esp-aes esp-sha-hmac", "tunnel", "", PROTECTED)
                .replace("ip address 10.0.0.1 255.255.255.252", "ipv6 address 2001:db8::1/64"))
        .silent();
  }

  @Test
  void aPartOfAConfigurationSaysNothing() {
    RuleTester.of("MTU-302")
        .file(
            "r1.cfg",
            router("esp-aes esp-sha-hmac", "tunnel", "", PROTECTED).replace("hostname R1\n", ""))
        .silent();
  }

  @Test
  void aMalformedLineSilences() {
    RuleTester.of("MTU-302")
        .notAllUnderstood()
        .file("r1.cfg", router("esp-aes esp-sha-hmac", "tunnel", "", "ip mtu\n" + PROTECTED))
        .silent();
  }
}

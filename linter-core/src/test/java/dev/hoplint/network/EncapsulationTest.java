package dev.hoplint.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hoplint.model.Ipsec;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncapsulationTest {
  private static final int GRE = 4;
  private static final int GRE_KEY = 8;

  private static Ipsec.TransformSet set(String words, boolean transport) {
    return new Ipsec.TransformSet(
        "T", List.of(words.split(" ", -1)), transport, new Span(new SourceFile("a.cfg"), 0, 1));
  }

  private static IpsecTransform transform(String words) {
    IpsecTransform transform = IpsecTransform.of(set(words, false));
    assertThat(transform).isNotNull();
    return transform;
  }

  /** The largest inner packets over 1500 bytes: without NAT traversal, then with it. */
  @ParameterizedTest
  @CsvSource({
    "esp-aes esp-sha-hmac, 1438, 1422, 1434, 1418, 1414, 1398, 1430, 1414",
    "esp-aes 256 esp-sha256-hmac, 1438, 1422, 1434, 1418, 1414, 1398, 1430, 1414",
    "esp-aes 192 esp-sha384-hmac, 1422, 1422, 1418, 1418, 1398, 1398, 1414, 1414",
    "esp-aes esp-sha512-hmac, 1422, 1406, 1418, 1402, 1398, 1382, 1414, 1398",
    "esp-gcm 128, 1446, 1438, 1442, 1434, 1422, 1414, 1438, 1430",
    "esp-3des esp-sha-hmac, 1446, 1438, 1442, 1434, 1422, 1414, 1438, 1430",
    "esp-null esp-sha-hmac, 1458, 1450, 1454, 1446, 1434, 1426, 1450, 1442",
  })
  void largestInnerOverEthernet(
      String words,
      int vti,
      int vtiNat,
      int transport,
      int transportNat,
      int tunnel,
      int tunnelNat,
      int key,
      int keyNat) {
    IpsecTransform esp = transform(words);
    assertThat(
            List.of(
                new Encapsulation(20, 0, esp).largest(1500, false),
                new Encapsulation(20, 0, esp).largest(1500, true),
                new Encapsulation(20, GRE, esp).largest(1500, false),
                new Encapsulation(20, GRE, esp).largest(1500, true),
                new Encapsulation(20, 20 + GRE, esp).largest(1500, false),
                new Encapsulation(20, 20 + GRE, esp).largest(1500, true),
                new Encapsulation(20, GRE_KEY, esp).largest(1500, false),
                new Encapsulation(20, GRE_KEY, esp).largest(1500, true)))
        .containsExactly(vti, vtiNat, transport, transportNat, tunnel, tunnelNat, key, keyNat);
  }

  /** A published calculator's worked case: AES and SHA-1 in tunnel mode. */
  @Test
  void aPacketOfHundredBytes() {
    assertThat(new Encapsulation(20, 0, transform("esp-aes esp-sha-hmac")).size(100, false))
        .isEqualTo(168);
  }

  @ParameterizedTest
  @CsvSource({
    // RFC 4302: 12 bytes and the ICV; IPv6 aligns it to eight.
    "ah-sha-hmac, 24, 24",
    "ah-md5-hmac, 24, 24",
    "ah-sha256-hmac, 28, 32",
    "ah-sha384-hmac, 36, 40",
    "ah-sha512-hmac, 44, 48",
  })
  void authenticationHeaders(String words, int ipv4, int ipv6) {
    assertThat(transform(words).size(100, false)).isEqualTo(100 + ipv4);
    assertThat(transform(words).size(100, true)).isEqualTo(100 + ipv6);
    assertThat(transform(words).traversesNat()).isFalse();
  }

  @Test
  void espWithinAh() {
    int esp = transform("esp-3des").size(100, false);
    assertThat(esp).isEqualTo(8 + 8 + 104);
    assertThat(transform("ah-sha-hmac esp-3des").size(100, false)).isEqualTo(24 + esp);
  }

  @Test
  void compressionAddsNothingToWhatItCannotShrink() {
    assertThat(transform("comp-lzs esp-aes esp-sha-hmac"))
        .isEqualTo(transform("esp-aes esp-sha-hmac"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"esp-seal", "esp-aes esp-new-hmac", "esp-sha-hmac", "ah-new-hmac"})
  void whatIsNotKnownIsNotGuessed(String words) {
    assertThat(IpsecTransform.of(set(words, false))).isNull();
  }

  @Test
  void aTransformNeedsEspOrAh() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IpsecTransform(false, 0, 0, 0, IpsecTransform.NO_AH, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IpsecTransform(true, 0, 6, 0, IpsecTransform.NO_AH, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Encapsulation(24, 0, null));
  }
}

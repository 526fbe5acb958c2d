package dev.hoplint.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6Test {
  /** The examples of RFC 5952, and of RFC 4291 section 2.2. */
  @ParameterizedTest
  @CsvSource({
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:DB8:AAAA:BBBB:CCCC:DDDD:EEEE:AAAA, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaaa",
    "0:0:0:0:0:0:0:0, ::",
    "::1, ::1",
    "1::, 1::",
    "FE80::, fe80::",
    "::13.1.68.3, ::d01:4403",
    "0:0:0:0:0:FFFF:129.144.52.38, ::ffff:8190:3426",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
  })
  void printsAsRecommended(String text, String printed) {
    assertThat(Ipv6Address.of(text)).hasToString(printed);
    assertThat(Ipv6Address.of(printed)).isEqualTo(Ipv6Address.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "1::2::3",
        "12345::",
        "g::",
        ":1::",
        "1::2:",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1.2.3",
        "::1.2.3.4:5",
        "٣::",
        "10.0.0.1",
        "::-1"
      })
  void isNoAddress(String text) {
    assertThat(Ipv6Address.parse(text)).isNull();
    assertThatThrownBy(() -> Ipv6Address.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  /** What the JDK makes of the printed form. */
  @Test
  void readsWhatItPrints() throws UnknownHostException {
    Random random = new Random(6);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[16];
      for (int group = 0; group < 8; group++) {
        if (random.nextBoolean()) {
          bytes[2 * group] = (byte) random.nextInt();
          bytes[2 * group + 1] = (byte) random.nextInt();
        }
      }
      bytes[0] = 0x20; // The JDK makes an IPv4 address of some that begin with zeros.
      ByteBuffer halves = ByteBuffer.wrap(bytes);
      Ipv6Address address = new Ipv6Address(halves.getLong(), halves.getLong());

      String printed = address.toString();
      assertThat(InetAddress.getByName(printed).getAddress()).isEqualTo(bytes);
      assertThat(Ipv6Address.of(InetAddress.getByAddress(bytes).getHostAddress()))
          .isEqualTo(address);
    }
  }

  @Test
  void order() {
    assertThat(Ipv6Address.of("ffff::")).isGreaterThan(Ipv6Address.of("7fff::"));
    assertThat(Ipv6Address.of("::ffff:0:0:0")).isGreaterThan(Ipv6Address.of("::1"));
  }

  @ParameterizedTest
  @CsvSource({
    "fe80::1, true",
    "febf:ffff::, true",
    "fec0::, false",
    "fe7f::, false",
    "2001:db8::, false",
  })
  void linkLocal(String text, boolean linkLocal) {
    assertThat(Ipv6Address.of(text).isLinkLocal()).isEqualTo(linkLocal);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2:3::4/64, 2001:db8:1:2::/64",
    "2001:db8:1:2:8000::4/65, 2001:db8:1:2:8000::/65",
    "2001:db8:ffff::/33, 2001:db8:8000::/33",
    "ffff::1/0, ::/0",
    "::1/128, ::1/128",
    "::1, ::1/128",
  })
  void prefixes(String text, String printed) {
    assertThat(Ipv6Prefix.parse(text)).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::/129", "::/", "::/x", "::/-1", "::/0064", "/64", "10.0.0.0/8"})
  void isNoPrefix(String text) {
    assertThat(Ipv6Prefix.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "::/0, ffff::, true",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::8/125, 2001:db8::f, true",
    "2001:db8::8/125, 2001:db8::7, false",
    "::1/128, ::1, true",
    "::1/128, ::2, false",
  })
  void contains(String prefix, String address, boolean contained) {
    assertThat(Ipv6Prefix.parse(prefix).contains(Ipv6Address.of(address))).isEqualTo(contained);
  }
}

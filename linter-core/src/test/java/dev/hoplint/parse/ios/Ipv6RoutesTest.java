package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.model.Ipv6Route;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.NameUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Static routes of IPv6: what is undone, what is refused, what they use. */
class Ipv6RoutesTest {
  private static List<String> routes(String... lines) {
    Ios ios = Ios.lines(lines);
    assertThat(ios.result.problems()).isEmpty();
    return ios.config.extras().ipv6Routes().stream().map(Printer::route).toList();
  }

  @Test
  void placesOfARoute() {
    Ios ios = Ios.lines("ipv6 route vrf V 2001:db8::/32 gi 0/1 fe80::1 5 track 3");

    Ipv6Route route = ios.config.extras().ipv6Routes().get(0);
    assertThat(ios.words(route.span()))
        .isEqualTo("ipv6 route vrf V 2001:db8::/32 gi 0/1 fe80::1 5 track 3");
    assertThat(route.outInterface()).isEqualTo(new NameUse("GigabitEthernet0/1", ios.at("gi 0/1")));
    assertThat(route.nextHop()).isEqualTo(Ipv6Address.of("fe80::1"));
    assertThat(ios.config.references())
        .containsExactly(
            new NameReference(
                NameReference.Kind.TRACK,
                new NameUse("3", ios.use("track 3").span()),
                "ipv6 route track"));
  }

  @Test
  void aNameIsNoOption() {
    Ios ios = Ios.lines("ipv6 route ::/0 2001:db8::1 name permanent track 4");

    Ipv6Route route = ios.config.extras().ipv6Routes().get(0);
    assertThat(route.permanent()).isFalse();
    assertThat(route.track()).isEqualTo("4");
  }

  @Test
  void oneWayIsUndone() {
    assertThat(
            routes(
                "ipv6 route ::/0 2001:db8::1",
                "ipv6 route ::/0 2001:db8::2 200",
                "no ipv6 route ::/0 2001:DB8:0::1"))
        .containsExactly("ipv6 route ::/0 2001:db8::2 200");
  }

  @Test
  void allWaysAreUndone() {
    assertThat(
            routes(
                "ipv6 route ::/0 2001:db8::1",
                "ipv6 route vrf V ::/0 2001:db8::1",
                "ipv6 route ::/0 Tunnel1",
                "no ipv6 route ::/0"))
        .containsExactly("ipv6 route vrf V ::/0 2001:db8::1");
  }

  @Test
  void whatWasNeverThereIsUndone() {
    assertThat(routes("no ipv6 route ::/0 2001:db8::1", "no ipv6 route 2001:db8::/32")).isEmpty();
    assertThat(Ios.lines("no ip route 10.0.0.0 255.0.0.0 10.0.0.1").config.staticRoutes())
        .isEmpty();
  }

  @Test
  void aLaterLineTakesThePlaceOfAnEarlierOne() {
    assertThat(
            routes(
                "ipv6 route ::/0 Tunnel1",
                "ipv6 route 2001:db8::/32 Null0",
                "ipv6 route ::/0 Tunnel 1 7"))
        .containsExactly("ipv6 route 2001:db8::/32 Null0", "ipv6 route ::/0 Tunnel1 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ipv6 route | `ipv6 route` needs an IPv6 prefix and its length",
        "ipv6 route 2001:db8:: 2001:db8::1 | `2001:db8::` stands where an IPv6 prefix and its length is needed",
        "ipv6 route 2001:db8::/129 Null0 | `2001:db8::/129` stands where an IPv6 prefix and its length is needed",
        "ipv6 route ::/0 | `ipv6 route ::/0` needs a next hop or an interface",
        "ipv6 route ::/0 fe80::1 | the next hop fe80::1 is link-local: the line needs an interface",
        "ipv6 route ::/0 2001:db8::g | `2001:db8::g` stands where an IPv6 address is needed",
        "ipv6 route ::/0 Null0 256 | `256` is not a number 1-255",
        "ipv6 route ::/0 Null0 5 6 7 | `7` is not understood here",
        "ipv6 route ::/0 Null0 track | `ipv6 route ::/0 Null0 track` needs a number",
        "ipv6 route ::/0 Null0 tag x | `x` stands where a tag is needed",
        "ipv6 route ::/0 Null0 surplus | `surplus` is not understood here",
      })
  void whatIsRefused(String line, String message) {
    Ios ios = Ios.lines(line);

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.config.extras().ipv6Routes()).isEmpty();
    assertThat(ios.config.extras().malformedIpv6Routes())
        .containsExactly(ios.result.problems().get(0).span());
  }
}

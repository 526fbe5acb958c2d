package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.SetClause;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code set ipv6 …} and {@code set ip default next-hop}: what is undone and what is refused. */
class Ipv6SetClausesTest {
  private static List<String> sets(String... lines) {
    Ios ios =
        Ios.lines(
            Stream.concat(
                    Stream.of("route-map M permit 10"), Stream.of(lines).map(line -> " " + line))
                .toArray(String[]::new));
    assertThat(ios.result.problems()).isEmpty();
    return ios.routeMap("M").sequences().get(0).sets().stream().map(Printer::set).toList();
  }

  @Test
  void aNextHopIsUndone() {
    assertThat(
            sets(
                "set ipv6 next-hop 2001:db8::1 2001:db8::2",
                "set ipv6 default next-hop 2001:db8::2",
                "no set ipv6 next-hop 2001:DB8:0::2"))
        .containsExactly("set ipv6 next-hop 2001:db8::1", "set ipv6 default next-hop 2001:db8::2");
    assertThat(sets("set ip default next-hop 10.0.0.1", "no set ip default next-hop 10.0.0.1"))
        .isEmpty();
  }

  @Test
  void allOfAKindAreUndone() {
    assertThat(
            sets(
                "set ipv6 next-hop verify-availability 2001:db8::1 10 track 1",
                "set ipv6 next-hop verify-availability 2001:db8::2 20 track 2",
                "set ipv6 vrf V next-hop 2001:db8::3",
                "set ipv6 precedence 5",
                "no set ipv6 next-hop",
                "no set ipv6 precedence"))
        .containsExactly("set ipv6 vrf V next-hop 2001:db8::3");
  }

  @Test
  void defaultNextHopsThatAreChecked() {
    assertThat(
            sets(
                "set ip default next-hop verify-availability 10.0.0.1 10 track 1",
                "set ip default next-hop verify-availability 10.0.0.2 20 track 2",
                "no set ip default next-hop verify-availability 10.0.0.1 10 track 1"))
        .containsExactly("set ip default next-hop verify-availability 10.0.0.2 20 track 2");
  }

  @Test
  void theSpanIsTheLine() {
    Ios ios = Ios.lines("route-map M permit 10", " set ipv6 next-hop 2001:db8::1");

    SetClause clause = ios.routeMap("M").sequences().get(0).sets().get(0);
    assertThat(ios.words(clause.span())).isEqualTo("set ipv6 next-hop 2001:db8::1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set ipv6 next-hop | `set ipv6 next-hop` needs an IPv6 address",
        "set ipv6 next-hop recursive | `set ipv6 next-hop recursive` needs an IPv6 address",
        "set ipv6 next-hop 2001:db8::g | `2001:db8::g` is not an IPv6 address",
        "set ipv6 next-hop verify-availability 2001:db8::1 | `set ipv6 next-hop verify-availability 2001:db8::1` needs a number",
        "set ipv6 next-hop verify-availability 2001:db8::1 x track 1 | `x` is not a number",
        "set ipv6 next-hop verify-availability 2001:db8::1 10 | `set ipv6 next-hop verify-availability 2001:db8::1 10` needs `track`",
        "set ipv6 next-hop 2001:db8::1 surplus | `surplus` is not understood here",
        "set ipv6 precedence | `set ipv6 precedence` needs a value",
        "set ipv6 nexthop 2001:db8::1 | `nexthop` is not a clause that Hoplint knows",
      })
  void whatIsRefused(String line, String message) {
    Ios ios = Ios.lines("route-map M permit 10", " " + line);

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.routeMap("M").sequences().get(0).sets()).isEmpty();
    assertThat(ios.routeMap("M").sequences().get(0).malformed()).hasSize(1);
  }
}

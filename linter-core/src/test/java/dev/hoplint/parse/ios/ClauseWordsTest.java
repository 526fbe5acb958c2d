package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Abbreviations inside entries of access lists. */
class ClauseWordsTest {
  private static String entry(String line) {
    Ios ios = Ios.lines("ip access-list extended A", " " + line);
    assertThat(ios.result.problems()).isEmpty();
    return Printer.entry(ios.list("A").entry(0), false);
  }

  @ParameterizedTest
  @CsvSource({
    "perm tc any any estab, permit tcp any any established",
    "den ud an an frag, deny udp any any fragments",
    "permit tcp ho 10.0.0.1 rang 1 9 an eq 80, permit tcp host 10.0.0.1 range 1 9 any eq 80",
    "permit ip any any tim T, permit ip any any time-range T",
    "permit ip any obj G, permit ip any object-group G",
    "permit tcp any any match-al +ack -syn, permit tcp any any match-all -syn +ack",
    "permit ip any any prec 5 to 4, permit ip any any precedence 5 tos 4",
    "permit tcp any any eq 80 ref R, permit tcp any any eq 80 reflect R",
    "permit ip any any ds ef, permit ip any any dscp 46",
    "permit ic any any echo, permit icmp any any echo",
    "permit gr any any, permit gre any any",
  })
  void abbreviations(String line, String spelledOut) {
    assertThat(entry(line)).isEqualTo(spelledOut);
  }

  /** Names and values that are short for a word. */
  @ParameterizedTest
  @CsvSource({
    "permit tcp any any eq time, permit tcp any any eq 37",
    "permit tcp any any eq 80 time, permit tcp any any eq 37 80",
    "permit tcp any any range time 80, permit tcp any any range 37 80",
    "permit tcp any any range 1 time, permit tcp any any range 1 37",
    "permit ip object-group ho any, permit ip object-group ho any",
    "permit ip any any time-range frag, permit ip any any time-range frag",
    "permit tcp any any eq 22 reflect estab, permit tcp any any eq 22 reflect estab",
    "permit tcp any any log estab, permit tcp any any",
  })
  void names(String line, String printed) {
    assertThat(entry(line)).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit tcp any any e", "permit tcp any any t", "permit ip any any lo T2 T3",
        "permit ig any any", "permit i any any", "permit e any any"
      })
  void ambiguous(String line) {
    assertThat(Ios.lines("ip access-list extended A", " " + line).malformed()).hasSize(1);
  }

  @Test
  void inOtherLists() {
    Ios ios =
        Ios.lines(
            "access-list 101 perm tcp an an est",
            "access-list 10 permit ho 10.0.0.1 log TAG",
            "access-list 101 remark an estab frag",
            "ip access-list standard S",
            " perm ho 10.0.0.2",
            "ipv6 access-list V",
            " perm tcp an ho 2001:db8::1 rang 1 5 estab",
            " permit ipv6 any any frag");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(Printer.entry(ios.list("101").entry(0), false))
        .isEqualTo("permit tcp any any established");
    assertThat(Printer.entry(ios.list("10").entry(0), true)).isEqualTo("permit host 10.0.0.1");
    assertThat(Printer.entry(ios.list("S").entry(0), true)).isEqualTo("permit host 10.0.0.2");
    assertThat(ios.config.definitions().ipv6AccessLists().get(0).entries())
        .extracting(Printer::entry)
        .containsExactly(
            "sequence 10 permit tcp any host 2001:db8::1 range 1 5 established",
            "sequence 20 permit ipv6 any any fragments");
  }

  @Test
  void groupsOfCatalysts() {
    Ios ios =
        Ios.lines(
            "object-group ip address HOSTS",
            " host-info 10.0.0.1",
            "object-group ip port WEB",
            " eq 80",
            "ip access-list extended A",
            " permit tcp addrgroup HOSTS portgroup WEB any",
            " permit tcp any addrgroup HOSTS eq 80");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.list("A").entries())
        .allSatisfy(
            entry -> assertThat(entry.extra().unmodelled()).containsExactly("object-group"));
    assertThat(ios.list("A").entry(0).extra().groups().source()).isEqualTo("HOSTS");
    assertThat(ios.list("A").entry(0).extra().portOperator()).isTrue();
    assertThat(ios.config.definitions().others())
        .extracting(d -> d.name())
        .containsExactly("HOSTS", "WEB");
  }
}

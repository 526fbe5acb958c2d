package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.PortSet;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.IpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dscp}, {@code precedence}, {@code tos}, {@code ttl} and {@code option} of entries. */
class HeaderFieldsTest {
  private static AccessEntry.Extra extra(String clauses) {
    Ios ios = Ios.lines("ip access-list extended A", " permit ip any any " + clauses);
    assertThat(ios.result.problems()).isEmpty();
    return ios.list("A").entry(0).extra();
  }

  @ParameterizedTest
  @CsvSource({
    "dscp ef, 0xFC, 0xB8",
    "dscp 46, 0xFC, 0xB8",
    "dscp DEFAULT, 0xFC, 0",
    "dscp cs1, 0xFC, 0x20",
    "dscp af43, 0xFC, 0x98",
    "precedence critical, 0xE0, 0xA0",
    "precedence 7, 0xE0, 0xE0",
    "tos min-delay, 0x1E, 0x10",
    "tos 15, 0x1E, 0x1E",
    "precedence routine tos normal, 0xFE, 0",
    "precedence 1 tos 1, 0xFE, 0x22",
    "precedence 5 dscp ef, 0xFC, 0xB8",
  })
  void typeOfService(String clauses, String mask, String value) {
    IpFields fields = extra(clauses).fields();

    assertThat(fields.tosMask()).isEqualTo(Integer.decode(mask));
    assertThat(fields.tosValue()).isEqualTo(Integer.decode(value));
    assertThat(fields.ttl()).isNull();
    assertThat(fields.option()).isEqualTo(IpFields.NO_OPTION);
  }

  @ParameterizedTest
  @CsvSource({
    "ttl eq 1, 1, 1, 1",
    "ttl eq 1 2 5, 2, 1, 5",
    "ttl neq 64, 2, 0, 255",
    "ttl lt 5, 1, 0, 4",
    "ttl gt 250, 1, 251, 255",
    "ttl range 10 5, 1, 5, 10",
  })
  void timeToLive(String clause, int ranges, int low, int high) {
    PortSet ttl = extra(clause).fields().ttl();

    assertThat(ttl.rangeCount()).isEqualTo(ranges);
    assertThat(ttl.low(0)).isEqualTo(low);
    assertThat(ttl.high(ranges - 1)).isEqualTo(high);
  }

  @ParameterizedTest
  @CsvSource({
    "option any-options, 256",
    "option router-alert, 148",
    "option lsr, 131",
    "option 7, 7",
    "option eool, 0",
  })
  void options(String clause, int option) {
    assertThat(extra(clause).fields().option()).isEqualTo(option);
  }

  @Test
  void entriesThatDifferInThemAloneAreNotTheSame() {
    Ios ios =
        Ios.lines(
            "ip access-list extended A",
            " permit ip any any dscp ef",
            " permit ip any any dscp af11",
            " permit ip any any dscp 46",
            " permit ip any any ttl lt 5",
            " permit ip any any",
            " no permit ip any any dscp af11",
            " no permit ip any any ttl lt 6");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.list("A").size()).isEqualTo(4);
    assertThat(ios.list("A").entry(0).extra()).isEqualTo(ios.list("A").entry(1).extra());
    assertThat(ios.list("A").entry(0).extra()).isNotEqualTo(ios.list("A").entry(2).extra());
    assertThat(ios.list("A").entry(3).extra().fields()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dscp 64 | `64` is not a number 0-63",
        "dscp blue | `blue` is not a DSCP",
        "precedence 8 | `8` is not a number 0-7",
        "precedence ef | `ef` is not a precedence",
        "tos 16 | `16` is not a number 0-15",
        "option 256 | `256` is not a number 0-255",
        "option none | `none` is not an IP option",
        "ttl eq 256 | `256` is not a number 0-255",
        "ttl lt 1 2 | `2` is not understood here",
        "ttl range 1 | `permit ip any any ttl range 1` needs two numbers",
        "dscp ef precedence 1 | the entry asks for two values of the type of service",
      })
  void malformed(String clauses, String message) {
    Ios ios = Ios.lines("ip access-list extended A", " permit ip any any " + clauses);

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.list("A").entry(0).extra()).isEqualTo(AccessEntry.Extra.MALFORMED);
  }
}

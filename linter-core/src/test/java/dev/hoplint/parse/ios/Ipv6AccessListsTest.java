package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Action;
import dev.hoplint.model.Definitions;
import dev.hoplint.model.Ipv6AccessList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access lists of IPv6, and how its addresses are spelled. */
class Ipv6AccessListsTest {
  private static Ipv6AccessList.Entry entry(String line) {
    Ios ios = Ios.lines("ipv6 access-list S", " " + line);
    assertThat(ios.result.problems()).isEmpty();
    Ipv6AccessList.Entry entry = ios.config.definitions().ipv6AccessLists().get(0).entries().get(0);
    assertThat(ios.words(entry.span())).isEqualTo(line);
    return entry;
  }

  @Test
  void entriesGetNewNumbers() {
    Ios ios =
        Ios.lines(
            "ipv6 access-list A",
            " permit tcp any any",
            " permit udp any any",
            "ipv6 access-list resequence A 100 20",
            "ipv6 access-list A",
            " permit icmp any any",
            " no sequence 120");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.definitions().ipv6AccessLists().get(0).entries())
        .extracting(Printer::entry)
        .containsExactly("sequence 100 permit tcp any any", "sequence 130 permit icmp any any");
    assertThat(Ios.lines("ipv6 access-list resequence").config.definitions().ipv6AccessLists())
        .hasSize(1);
    assertThat(Ios.lines("ipv6 access-list resequence A x").malformed())
        .containsExactly("`x` is not a number");
  }

  @Test
  void ipv6Entries() {
    Ipv6AccessList.Entry plain = entry("permit ipv6 any any");
    assertThat(plain.action()).isEqualTo(Action.PERMIT);
    assertThat(plain.protocol()).isEqualTo(AccessEntry.ANY_PROTOCOL);
    assertThat(plain.sequence()).isEqualTo(10);
    assertThat(plain.source()).isEqualTo("any");
    assertThat(plain.portOperator()).isFalse();

    Ipv6AccessList.Entry tcp =
        entry("sequence 30 deny tcp 2001:DB8:0:0::/32 gt 1023 host 2001:db8:0::0:1 eq www log");
    assertThat(tcp.sequence()).isEqualTo(30);
    assertThat(tcp.source()).isEqualTo("2001:db8::/32");
    assertThat(tcp.sourcePorts()).hasToString("1024-65535");
    assertThat(tcp.destination()).isEqualTo("host 2001:db8::1");
    assertThat(tcp.destinationPorts()).hasToString("80");
    assertThat(tcp.clauses()).containsExactly("log");

    assertThat(entry("permit udp any any sequence 7").sequence()).isEqualTo(7);
    assertThat(entry("permit icmp any any nd-na").clauses()).containsExactly("nd-na");
    assertThat(entry("permit icmp any any").protocol()).isEqualTo(58);
    assertThat(entry("permit ipv6 any any fragments").fragments()).isTrue();
    assertThat(entry("deny ipv6 any any undetermined-transport log").clauses())
        .containsExactly("undetermined-transport", "log");
    assertThat(entry("permit tcp any any established dscp EF time-range Work").clauses())
        .containsExactly("established", "dscp ef", "time-range Work");
    assertThat(entry("deny ipv6 any any routing-type 0").clauses())
        .containsExactly("routing-type 0");
  }

  @Test
  void ipv6Lists() {
    Ios ios =
        Ios.lines(
            "ipv6 access-list S",
            " remark first",
            " permit tcp any any eq 80",
            " sequence 15 deny ipv6 any any",
            " permit udp any any",
            " no sequence 15",
            " no permit udp any any",
            " permit bad any any");
    Ipv6AccessList list = ios.config.definitions().ipv6AccessLists().get(0);

    assertThat(list.name()).isEqualTo("S");
    assertThat(list.entries()).hasSize(1);
    assertThat(list.malformed()).containsExactly(ios.at("permit bad any any"));
    assertThat(ios.malformed()).containsExactly("`bad` is not an IPv6 protocol");
    assertThat(
            Ios.definitions("ipv6 access-list S", " permit ipv6 any any", "no ipv6 access-list S"))
        .isEqualTo(Definitions.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permit ipv6 2001:db8::/129 any | `2001:db8::/129` is not an IPv6 prefix",
        "permit ipv6 host 2001::1::2 any | `2001::1::2` is not an IPv6 address",
        "permit ipv6 any eq 80 any | ports need the protocol tcp or udp",
        "permit ipv6 any any established | `established` and TCP flags need the protocol tcp",
        "deny tcp any any undetermined-transport | `undetermined-transport` needs the protocol ipv6",
        "permit ipv6 any any nosuch | `nosuch` is not understood here",
        "permit ipv6 any | `permit ipv6 any` needs an address",
      })
  void badIpv6Entries(String line, String message) {
    Ios ios = Ios.lines("ipv6 access-list S", " " + line);

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.config.definitions().ipv6AccessLists().get(0).entries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:0DB8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "FE80::, fe80::",
  })
  void canonicalAddresses(String text, String canonical) {
    assertThat(Ipv6Text.address(text)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::g", "1:::2", "12345::"})
  void noAddresses(String text) {
    assertThat(Ipv6Text.address(text)).isNull();
  }
}

package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.RefusedEntry;
import dev.hoplint.model.WrittenAddress;
import org.junit.jupiter.api.Test;

/** What of an entry's words is kept although its meaning does not show it. */
class EntrySpellingTest {
  @Test
  void fragmentsWithPorts() {
    Ios ios =
        Ios.lines(
            "ip access-list extended A",
            "  permit tcp any host 10.0.0.1 eq 80 fragments log",
            "  20 deny tcp any any established fragments",
            "access-list 101 permit icmp any any echo fragments");
    assertThat(ios.result.problems()).isEmpty();
    AccessList list = ios.config.accessLists().get(0);

    AccessEntry known = list.entry(0);
    assertThat(known.destination()).isEqualTo(Wildcard.host(Ipv4Address.of("10.0.0.1")));
    assertThat(known.extra()).isEqualTo(AccessEntry.Extra.MALFORMED);
    assertThat(list.refused())
        .extracting(RefusedEntry::entry)
        .containsExactly(
            ios.at("permit tcp any host 10.0.0.1 eq 80 fragments log"),
            ios.at("20 deny tcp any any established fragments"));
    assertThat(list.refused().get(0).fragments()).isEqualTo(ios.at("fragments", 1));
    assertThat(list.refused()).extracting(RefusedEntry::lead).containsExactly("\n  ", null);
    assertThat(ios.config.accessLists().get(1).refused())
        .extracting(RefusedEntry::lead)
        .containsExactly("\naccess-list 101 ");
  }

  @Test
  void addressesThatAreNotPlainlyPrefixes() {
    Ios ios =
        Ios.lines(
            "ip access-list extended A",
            " permit ip 10.0.0.0 0.0.0.255 any",
            " permit ip any 0.0.0.0 255.255.255.255",
            " permit ip 10.0.0.0 255.255.255.0 10.1.0.1 0.0.0.255",
            " 50 permit ip 10.2.0.0 0.0.255.0 any",
            " no 50",
            "ip access-list standard B",
            " permit 10.3.0.0 0.0.0.225");

    assertThat(ios.config.accessLists().get(0).oddAddresses())
        .containsExactly(
            new WrittenAddress(
                Ipv4Address.of("10.0.0.0"),
                ios.at("10.0.0.0", 2),
                Ipv4Address.of("255.255.255.0"),
                ios.at("255.255.255.0"),
                ios.at("permit ip 10.0.0.0 255.255.255.0 10.1.0.1 0.0.0.255")),
            new WrittenAddress(
                Ipv4Address.of("10.1.0.1"),
                ios.at("10.1.0.1"),
                Ipv4Address.of("0.0.0.255"),
                ios.at("0.0.0.255", 2),
                ios.at("permit ip 10.0.0.0 255.255.255.0 10.1.0.1 0.0.0.255")));
    assertThat(ios.config.accessLists().get(1).oddAddresses()).hasSize(1);
  }
}

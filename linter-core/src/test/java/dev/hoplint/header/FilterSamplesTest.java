package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Entries.Verdict;
import dev.hoplint.header.FilterSamples.Leak;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessEntry.TcpFlags;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets that are stopped while their later fragments pass. */
class FilterSamplesTest {
  private static List<Term> terms(AccessList list) {
    return Terms.of(list, name -> null);
  }

  /** {@code none}, or the places of the entries that stop and let pass; -1 for the list's end. */
  private static String said(Leak leak) {
    return leak == null
        ? "none"
        : (leak.stopping() == null ? -1 : leak.stopping().index()) + " " + leak.passing().index();
  }

  @ParameterizedTest
  @CsvSource({
    "deny tcp any any eq 23; permit ip any any, 0 1",
    "deny tcp any any eq 23; permit tcp any any, 0 1",
    "deny tcp any any eq 23; permit tcp any any eq 80, 0 1",
    "deny udp any any eq 53; permit tcp any any, none",
    "deny tcp any any; permit ip any any, none",
    "deny tcp any any eq 23; deny ip any any, none",
    "deny tcp any any eq 23; deny tcp any any fragments; permit ip any any, none",
    "deny icmp any any echo; permit icmp any any, 0 1",
    "deny icmp any any 0; permit icmp any any, 0 1",
    "deny icmp any any 3 4; permit icmp any any, 0 1",
    "deny tcp any any established; permit ip any any, 0 1",
    "deny tcp any any syn; permit ip any any, 0 1",
    "deny tcp host 10.0.0.1 any eq 23; permit ip host 10.0.0.2 any, none",
    "deny tcp any host 10.0.0.1 eq 23; permit ip any host 10.0.0.2, none",
    "deny tcp host 10.0.0.1 any eq 23; permit ip 10.0.0.0 0.0.0.255 any, 0 1",
    // The packet itself passes before it comes to the deny.
    "permit tcp any any eq 23; deny tcp any any eq 23, none",
    // The second host is not stopped before, nor are the first's later fragments.
    "deny ip host 10.0.0.0 any; deny tcp 10.0.0.0 0.0.0.1 any eq 23; permit ip 10.0.0.0 0.0.0.1 any,"
        + " 1 2",
    "deny ip host 10.0.0.1 any; deny tcp 10.0.0.0 0.0.0.1 any eq 23; permit ip 10.0.0.0 0.0.0.1 any,"
        + " 1 2",
    "deny tcp any any eq 23 time-range T; permit ip any any, none",
    "deny tcp any any eq 23 option any-options; permit ip any any, none",
    "deny udp any any eq 1; deny tcp any any eq 23; permit tcp any any, 1 2",
    "deny tcp any any lt 0; permit ip any any, none",
    "permit ip any any, none"
  })
  void pastADeny(String lines, String expected) {
    AccessList list = Texts.list(lines.split("; "));
    Leak leak = FilterSamples.pastDeny(terms(list));
    assertThat(said(leak)).isEqualTo(expected);
    assertTrue(list, leak);
  }

  @ParameterizedTest
  @CsvSource({
    "permit tcp any any established, -1 0",
    "permit tcp any any ack, -1 0",
    "permit tcp any any established; deny ip any any, 1 0",
    "permit tcp any any established; permit tcp any any, none",
    "permit tcp any any, none",
    "deny tcp any any established, none",
    "permit tcp any host 10.0.0.1 eq 80; permit tcp any host 10.0.0.1 established, none",
    "permit tcp any any syn, none",
    "permit tcp any any established time-range T, none",
    "permit tcp any any established fragments, none",
    "permit tcp any any option any-options established, none",
    "deny ip host 10.0.0.1 any; permit tcp 10.0.0.0 0.0.0.1 any established, -1 1",
    "deny ip host 10.0.0.0 any; permit tcp 10.0.0.0 0.0.0.1 any established, -1 1",
    "permit tcp host 10.0.0.1 any established; permit ip host 10.0.0.1 any; permit tcp any any"
        + " established, -1 2"
  })
  void pastFlags(String lines, String expected) {
    AccessList list = Texts.list(lines.split("; "));
    Leak leak = FilterSamples.pastFlags(terms(list));
    assertThat(said(leak)).isEqualTo(expected);
    assertTrue(list, leak);
    if (leak != null) {
      assertThat(leak.first().header().tcpFlags()).as("one that opens").isEqualTo(TcpFlags.SYN);
    }
  }

  private static AccessEntry entry(AccessList list, Term term) {
    return term == null ? null : list.entry(term.index());
  }

  /** The list says so itself. */
  private static void assertTrue(AccessList list, Leak leak) {
    if (leak == null) {
      return;
    }
    Header first = leak.first().header();
    assertThat(first.kind()).isEqualTo(PacketKind.INITIAL);
    assertThat(Entries.decide(list, first))
        .isEqualTo(new Verdict(Match.NO, entry(list, leak.stopping())));
    assertThat(Entries.decide(list, first.as(PacketKind.NON_INITIAL, 0)))
        .isEqualTo(new Verdict(Match.YES, entry(list, leak.passing())));
  }

  /** Of IPv6 lists the same questions are asked. */
  @ParameterizedTest
  @CsvSource({
    "deny tcp any any eq 23; permit ipv6 any any, 0 1",
    "deny ipv6 any any undetermined-transport; deny tcp any any eq 23; permit ipv6 any any, 1 2",
    "deny ipv6 any any undetermined-transport; permit ipv6 any any, none",
    "deny ipv6 any any fragments; deny tcp any any eq 23; permit ipv6 any any, none"
  })
  void pastADenyOfIpv6(String lines, String expected) {
    String config = Texts.lines("ipv6 access-list A", List.of(lines.split("; ")));
    List<Term> terms = Ipv6Terms.of(Texts.read(config).definitions().ipv6AccessLists().get(0));
    assertThat(said(FilterSamples.pastDeny(terms))).isEqualTo(expected);
  }

  @Test
  void whatIsFoundInDrawnListsIsTrue() {
    SplittableRandom random = new SplittableRandom(1);
    int found = 0;
    for (int i = 0; i < 150; i++) {
      List<String> lines = Headers.drawLines(random, 6);
      AccessList list = Texts.list(i % 2 == 0 ? lines : Headers.doubted(lines, random));
      Leak past = FilterSamples.pastDeny(terms(list));
      assertTrue(list, past);
      if (past != null) {
        found++;
        assertThat(past.stopping()).isNotNull();
        assertThat(past.stopping().action()).isEqualTo(Action.DENY);
        assertThat(entry(list, past.stopping()).hasL4()).isTrue();
      }
      assertTrue(list, FilterSamples.pastFlags(terms(list)));
    }
    assertThat(found).isGreaterThan(20);
  }

  /** A common port if the entry leaves the choice, else the lowest that it names. */
  @ParameterizedTest
  @CsvSource({
    "deny tcp any any eq 23, 49152, 23",
    "deny tcp any range 5 9 any neq 23, 5, 0",
    "deny tcp any any gt 1023, 49152, 1024",
    "deny tcp any any established, 49152, 80",
    "deny icmp any any echo, -1, -1"
  })
  void thePortsOfThePacket(String deny, int source, int destination) {
    Leak leak = FilterSamples.pastDeny(terms(Texts.list(deny, "permit ip any any")));
    assertThat(leak).isNotNull();
    Header packet = leak.first().header();
    assertThat(packet.sourcePort()).isEqualTo(source);
    assertThat(packet.destinationPort()).isEqualTo(destination);
    assertThat(packet.source()).isEqualTo(Ipv4Address.of("192.0.2.10"));
  }
}

package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessEntry.TcpFlags;
import dev.hoplint.model.AccessList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list does with tcp 10.0.0.1 port 49152 to 10.0.1.1 port 80 where not all is known. */
class DoubtfulEntriesTest {
  private static final Header PACKET =
      new Header(
          PacketKind.WHOLE,
          Ipv4Address.of("10.0.0.1"),
          Ipv4Address.of("10.0.1.1"),
          Header.TCP,
          49152,
          80,
          -1,
          -1,
          TcpFlags.ACK,
          100);

  /** The answer, and the place of the entry that gives it, from 0; -1 for the end of the list. */
  @ParameterizedTest
  @CsvSource({
    "permit ip any any option any-options, UNKNOWN, 0",
    "deny ip any any option any-options, NO, -1",
    "permit ip any any option any-options; permit ip any any, YES, 1",
    "deny ip any any option any-options; deny ip any any, NO, 1",
    "deny ip any any option any-options; permit ip any any, UNKNOWN, 0",
    "permit ip any any option any-options; deny ip any any, UNKNOWN, 0",
    "permit ip any any option any-options; deny tcp any any option any-options; permit ip any any,"
        + " UNKNOWN, 0",
    "permit ip any any option any-options; permit tcp any any option any-options; permit ip any any,"
        + " YES, 2",
    "deny ip any any option any-options; deny tcp any any option any-options, NO, -1",
    "permit udp any any option any-options; deny ip any any, NO, 1",
    "permit tcp any any eq 81 option any-options; deny ip any any, NO, 1",
    "permit tcp any any eq 80 option any-options; deny ip any any, UNKNOWN, 0",
    "permit ip host 10.0.0.1; permit ip any any, UNKNOWN, 0",
    "deny udp any any; permit tcp any any, YES, 1",
    "deny udp any any, NO, -1"
  })
  void aDoubtCountsWhereItWouldChangeTheAnswer(String entries, Match permitted, int place) {
    Entries.Verdict verdict = Entries.decide(Texts.list(entries.split("; ")), PACKET);
    assertThat(verdict.permitted()).isEqualTo(permitted);
    assertThat(verdict.entry() == null ? -1 : verdict.entry().index()).isEqualTo(place);
  }

  @Test
  void anEntryUnderATimeRangeIsThereOrNot() {
    AccessList list = Texts.list("deny tcp any any eq 80 time-range T", "permit ip any any");
    assertThat(Entries.decide(list.entries(), PACKET, true))
        .isEqualTo(new Entries.Verdict(Match.NO, list.entry(0)));
    assertThat(Entries.decide(list.entries(), PACKET, false))
        .isEqualTo(new Entries.Verdict(Match.YES, list.entry(1)));
    assertThat(Entries.decide(list, PACKET).entry()).isEqualTo(list.entry(0));
  }

  @ParameterizedTest
  @CsvSource({
    "permit tcp any any, YES",
    "permit tcp any any option any-options, UNKNOWN",
    "permit tcp any eq 49152 any eq 80, YES",
    "permit tcp any eq 49153 any eq 80, NO",
    "permit tcp any any established option any-options, UNKNOWN",
    "permit tcp any any syn option any-options, NO",
    "permit tcp any any fragments, NO",
    "permit tcp host 10.0.0.2 any, NO",
    "permit tcp any host 10.0.1.2, NO",
    "permit udp any any eq 80, NO"
  })
  void oneEntryMatchesOrMay(String entry, Match match) {
    assertThat(Entries.matches(Texts.list(entry).entry(0), PACKET)).isEqualTo(match);
  }

  @ParameterizedTest
  @CsvSource({
    "permit icmp any any, YES",
    "permit icmp any any echo-reply, YES",
    "permit icmp any any 0 0, YES",
    "permit icmp any any 0 1, NO",
    "permit icmp any any echo, NO",
    "permit tcp any any eq 0, NO"
  })
  void aMessageOfTypeAndCodeZero(String entry, Match match) {
    Header reply =
        new Header(
            PacketKind.WHOLE, PACKET.source(), PACKET.destination(), 1, -1, -1, 0, 0, 0, 100);
    assertThat(Entries.matches(Texts.list(entry).entry(0), reply)).isEqualTo(match);
  }

  /** A protocol whose packets carry no ports is never asked for them. */
  @Test
  void aPacketWithoutPortsMeetsNoPort() {
    Header without =
        new Header(
            PacketKind.WHOLE, PACKET.source(), PACKET.destination(), 6, -1, -1, -1, -1, 0, 100);
    assertThat(Entries.matches(Texts.list("permit tcp any any neq 80").entry(0), without))
        .isEqualTo(Match.NO);
    assertThat(Entries.matches(Texts.list("permit tcp any any").entry(0), without))
        .isEqualTo(Match.YES);
  }

  /** Of the packet marked EF, with a time to live of 64, and of one of which neither is known. */
  @ParameterizedTest
  @CsvSource({
    "permit tcp any any dscp ef, YES, UNKNOWN",
    "permit tcp any any dscp af11, NO, UNKNOWN",
    "permit tcp any any precedence 5, YES, UNKNOWN",
    "permit tcp any any dscp default, NO, UNKNOWN",
    "permit tcp any any ttl eq 64, YES, UNKNOWN",
    "permit tcp any any ttl gt 64, NO, UNKNOWN",
    "permit tcp any any dscp ef ttl lt 64, NO, UNKNOWN",
    "permit tcp any any dscp ef ttl lt 65, YES, UNKNOWN",
    "permit tcp any any dscp af11 ttl eq 64, NO, UNKNOWN",
    "permit tcp any any dscp ef option any-options, UNKNOWN, UNKNOWN",
    "permit tcp any any eq 81 dscp ef, NO, NO",
    "permit udp any any dscp ef, NO, NO"
  })
  void whatIsAskedOfTheIpHeaderIsKnownOrNot(String entry, Match marked, Match unknown) {
    AccessEntry asking = Texts.list(entry).entry(0);
    assertThat(Entries.matches(asking, PACKET.marked(0xb8, 64))).isEqualTo(marked);
    assertThat(Entries.matches(asking, PACKET)).isEqualTo(unknown);
  }
}

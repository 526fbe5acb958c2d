package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.header.Term.Certainty;
import dev.hoplint.model.AccessEntry.TcpFlags;
import dev.hoplint.model.Action;
import dev.hoplint.model.Ipv6AccessList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries of IPv6 lists as boxes. */
class Ipv6TermsTest {
  private static final Box ANY = Box.between(AddressSet.IPV6, AddressSet.IPV6);
  private static final Box TCP = ANY.with(Field.PROTOCOL, 6, 6);
  private static final Box ICMP = ANY.with(Field.PROTOCOL, 58, 58);

  private static List<Term> terms(String... entries) {
    Ipv6AccessList list =
        Texts.read(Texts.lines("ipv6 access-list A", List.of(entries)))
            .definitions()
            .ipv6AccessLists()
            .get(0);
    return Ipv6Terms.of(list);
  }

  private static Term term(String entry) {
    return terms(entry).get(0);
  }

  private static Iterable<Box> first(String entry) {
    return term(entry).boxes(PacketKind.INITIAL);
  }

  private static Iterable<Box> later(String entry) {
    return term(entry).boxes(PacketKind.NON_INITIAL);
  }

  @Test
  void addressesArePrefixes() {
    AddressSet net = AddressSet.of(Objects.requireNonNull(Ipv6Prefix.parse("2001:db8::/32")));
    AddressSet host = AddressSet.of(Objects.requireNonNull(Ipv6Prefix.parse("2001:db8::1/128")));
    assertThat(first("permit ipv6 2001:db8::/32 host 2001:db8::1"))
        .containsExactly(Box.between(net, host));
    assertThat(first("permit ipv6 any any")).containsExactly(ANY);
  }

  @Test
  void portsAreAskedOfFirstFragmentsAlone() {
    String permit = "permit tcp any range 5 6 any neq 80";
    Box from = TCP.with(Field.SOURCE_PORT, 5, 6);
    assertThat(first(permit))
        .containsExactly(
            from.with(Field.DESTINATION_PORT, 0, 79),
            from.with(Field.DESTINATION_PORT, 81, 65_535));
    assertThat(later(permit)).containsExactly(TCP);
    assertThat(later("deny tcp any any eq 80")).isEmpty();
    assertThat(later("deny tcp any any")).containsExactly(TCP);
    assertThat(first("deny tcp any any fragments")).isEmpty();
    assertThat(later("deny tcp any any fragments")).containsExactly(TCP);
  }

  @ParameterizedTest
  @CsvSource({"fin, 1", "syn, 2", "rst, 4", "psh, 8", "ack, 16", "urg, 32"})
  void aFlagIsOneBit(String word, int bit) {
    assertThat(first("permit tcp any any " + word)).containsExactly(TCP.withFlags(bit, bit));
    assertThat(later("deny tcp any any " + word)).isEmpty();
    assertThat(later("permit tcp any any " + word)).containsExactly(TCP);
  }

  /** One of several is enough. */
  @Test
  void establishedIsAckOrRst() {
    assertThat(first("permit tcp any any established"))
        .containsExactlyInAnyOrder(
            TCP.withFlags(TcpFlags.ACK, -1), TCP.withFlags(TcpFlags.RST, -1));
    assertThat(first("permit tcp any any syn fin"))
        .containsExactlyInAnyOrder(
            TCP.withFlags(TcpFlags.SYN, -1), TCP.withFlags(TcpFlags.FIN, -1));
  }

  /** Numbers of the IANA registry for ICMPv6; -1 for any code. */
  @ParameterizedTest
  @CsvSource({
    "no-route, 1, 0",
    "no-admin, 1, 1",
    "port-unreachable, 1, 4",
    "packet-too-big, 2, -1",
    "time-exceeded, 3, -1",
    "hop-limit, 3, 0",
    "parameter-problem, 4, -1",
    "echo-request, 128, -1",
    "echo-reply, 129, -1",
    "nd-ns, 135, -1",
    "nd-na, 136, -1",
    "0, 0, -1",
    "255, 255, -1",
    "1 3, 1, 3",
    "1 0, 1, 0"
  })
  void aMessageIsATypeAndACode(String words, int type, int code) {
    Box typed = ICMP.with(Field.TYPE, type, type);
    Term term = term("permit icmp any any " + words);
    assertThat(term.isExact()).isTrue();
    assertThat(term.boxes(PacketKind.INITIAL))
        .containsExactly(code < 0 ? typed : typed.with(Field.CODE, code, code));
    assertThat(term.boxes(PacketKind.NON_INITIAL)).containsExactly(ICMP);
    assertThat(later("deny icmp any any " + words)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "permit tcp any any eq 80 log, EXACT",
    "permit tcp any any log-input, EXACT",
    "permit tcp any any time-range T, AT_TIMES",
    "permit tcp any any dscp ef, EXACT",
    "permit tcp any any dscp ef time-range T, AT_TIMES",
    "permit tcp any any routing time-range T, AT_MOST",
    "permit icmp any any destination-unreachable, AT_MOST",
    "permit ipv6 any any undetermined-transport, AT_MOST",
    "permit ipv6 any any routing, AT_MOST",
    "permit ipv6 object-group G any, AT_MOST",
    "permit ipv6 any object-group G, AT_MOST"
  })
  void howSurelyAnEntryTakesItsBoxes(String entry, Certainty certainty) {
    Term term = term(entry);
    assertThat(term.certainty()).isEqualTo(certainty);
    assertThat(term.grouped()).isEqualTo(entry.contains("object-group"));
  }

  @ParameterizedTest
  @CsvSource({"ef, 46", "af11, 10", "default, 0", "0, 0", "63, 63"})
  void aCodePointIsAskedOfLaterFragmentsToo(String word, int value) {
    Box marked = TCP.withTypeOfService(0xfc, value << 2);
    assertThat(first("permit tcp any any dscp " + word)).containsExactly(marked);
    assertThat(later("permit tcp any any dscp " + word)).containsExactly(marked);
    assertThat(later("deny tcp any any dscp " + word)).containsExactly(marked);
  }

  /** Words after the addresses that are no messages: nobody knows what is meant. */
  @ParameterizedTest
  @CsvSource({"256", "999", "1000", "12x", "unheard-of"})
  void aWordThatIsNoMessage(String word) {
    Ipv6AccessList.Entry like = entry("permit icmp any any 1");
    Ipv6AccessList.Entry entry =
        new Ipv6AccessList.Entry(
            10,
            Action.PERMIT,
            58,
            "any",
            like.sourcePorts(),
            "any",
            like.destinationPorts(),
            false,
            List.of(word),
            like.span());
    Ipv6AccessList list = new Ipv6AccessList("A", List.of(entry), List.of(), like.span());
    Term term = Ipv6Terms.of(list).get(0);
    assertThat(term.certainty()).isEqualTo(Certainty.AT_MOST);
    assertThat(term.boxes(PacketKind.INITIAL)).containsExactly(ICMP);
  }

  private static Ipv6AccessList.Entry entry(String line) {
    return Texts.read(Texts.lines("ipv6 access-list A", List.of(line)))
        .definitions()
        .ipv6AccessLists()
        .get(0)
        .entries()
        .get(0);
  }

  @Test
  void anUndeterminedTransportIsNoLaterFragment() {
    assertThat(later("deny ipv6 any any undetermined-transport")).isEmpty();
  }

  @Test
  void theTermsStandInTheOrderOfTheirEntries() {
    List<Term> terms = terms("permit tcp any any", "deny udp any any", "permit ipv6 any any");
    assertThat(terms).extracting(Term::index).containsExactly(0, 1, 2);
    assertThat(terms)
        .extracting(Term::action)
        .containsExactly(Action.PERMIT, Action.DENY, Action.PERMIT);
  }
}

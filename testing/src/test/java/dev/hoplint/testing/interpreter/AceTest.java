package dev.hoplint.testing.interpreter;

import static dev.hoplint.testing.interpreter.Ace.Answer.DENY;
import static dev.hoplint.testing.interpreter.Ace.Answer.NEXT_ENTRY;
import static dev.hoplint.testing.interpreter.Ace.Answer.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision table for one entry, row by row as Cisco's white paper 8014 has it. */
class AceTest {
  private static final Addresses USER = Addresses.host("172.16.1.10");
  private static final Addresses SERVER = Addresses.host("1.1.1.10");
  private static final int FROM = Dotted.parse("172.16.1.10");
  private static final int TO = Dotted.parse("1.1.1.10");

  private static Ace entry(boolean permit, int protocol) {
    return Ace.of(permit, protocol, USER, SERVER);
  }

  private static Ace tcp1001(boolean permit) {
    return entry(permit, Packet.TCP).withDestinationPorts(Ports.eq(1001));
  }

  private static Packet tcp(int port) {
    return Packet.tcp(FROM, TO, 49152, port);
  }

  static Stream<Arguments> rows() {
    Packet ack = Packet.tcp(FROM, TO, 49152, 1001, Packet.ACK);
    Packet rst = Packet.tcp(FROM, TO, 49152, 1001, Packet.RST);
    Packet syn = Packet.tcp(FROM, TO, 49152, 1001, Packet.SYN);
    Packet echo = Packet.icmp(FROM, TO, 8, 0);
    Packet tooBig = Packet.icmp(FROM, TO, 3, 4);
    Ace established = entry(true, Packet.TCP).withFlags(TcpFlags.ESTABLISHED);
    Ace echoes = entry(true, Packet.ICMP).withIcmp(8, Ace.ANY_ICMP);
    Ace noEchoes = entry(false, Packet.ICMP).withIcmp(8, Ace.ANY_ICMP);
    Ace tooBigs = entry(true, Packet.ICMP).withIcmp(3, 4);
    return Stream.of(
        // what the row is, entry, datagram, U, I, N
        arguments("L3 only, permit", entry(true, Ace.IP), tcp(1002), PERMIT, PERMIT, PERMIT),
        arguments("L3 only, deny", entry(false, Ace.IP), tcp(1002), DENY, DENY, DENY),
        arguments(
            "the protocol word is L3", entry(true, Packet.TCP), tcp(1002), PERMIT, PERMIT, PERMIT),
        arguments(
            "fragments, permit",
            entry(true, Packet.TCP).withFragments(),
            tcp(1001),
            NEXT_ENTRY,
            NEXT_ENTRY,
            PERMIT),
        arguments(
            "fragments, deny",
            entry(false, Ace.IP).withFragments(),
            tcp(1001),
            NEXT_ENTRY,
            NEXT_ENTRY,
            DENY),
        arguments("L4 permit, matches", tcp1001(true), tcp(1001), PERMIT, PERMIT, PERMIT),
        arguments("L4 permit, differs", tcp1001(true), tcp(1002), NEXT_ENTRY, NEXT_ENTRY, PERMIT),
        arguments("L4 deny, matches", tcp1001(false), tcp(1001), DENY, DENY, NEXT_ENTRY),
        arguments(
            "L4 deny, differs", tcp1001(false), tcp(1002), NEXT_ENTRY, NEXT_ENTRY, NEXT_ENTRY),
        arguments("established, ACK", established, ack, PERMIT, PERMIT, PERMIT),
        arguments("established, RST", established, rst, PERMIT, PERMIT, PERMIT),
        arguments("established, not set", established, syn, NEXT_ENTRY, NEXT_ENTRY, PERMIT),
        arguments("ICMP type permit, matches", echoes, echo, PERMIT, PERMIT, PERMIT),
        arguments("ICMP type permit, differs", echoes, tooBig, NEXT_ENTRY, NEXT_ENTRY, PERMIT),
        arguments("ICMP type deny, matches", noEchoes, echo, DENY, DENY, NEXT_ENTRY),
        arguments("ICMP type deny, differs", noEchoes, tooBig, NEXT_ENTRY, NEXT_ENTRY, NEXT_ENTRY),
        arguments("ICMP type and code, matches", tooBigs, tooBig, PERMIT, PERMIT, PERMIT),
        arguments(
            "ICMP type and code, code differs",
            tooBigs,
            Packet.icmp(FROM, TO, 3, 1),
            NEXT_ENTRY,
            NEXT_ENTRY,
            PERMIT),
        arguments(
            "a range of all ports is still L4",
            entry(false, Packet.TCP).withDestinationPorts(Ports.range(0, 65535)),
            tcp(1001),
            DENY,
            DENY,
            NEXT_ENTRY),
        arguments(
            "another protocol",
            tcp1001(true),
            Packet.udp(FROM, TO, 1, 1001),
            NEXT_ENTRY,
            NEXT_ENTRY,
            NEXT_ENTRY),
        arguments(
            "another source",
            tcp1001(true),
            Packet.tcp(FROM + 1, TO, 1, 1001),
            NEXT_ENTRY,
            NEXT_ENTRY,
            NEXT_ENTRY),
        arguments(
            "another destination",
            tcp1001(true),
            Packet.tcp(FROM, TO + 1, 1, 1001),
            NEXT_ENTRY,
            NEXT_ENTRY,
            NEXT_ENTRY));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answersAsTheTableSays(
      String row,
      Ace entry,
      Packet datagram,
      Ace.Answer whole,
      Ace.Answer initial,
      Ace.Answer nonInitial) {
    assertThat(entry.answer(datagram)).as(row).isEqualTo(whole);
    assertThat(entry.answer(datagram.initial(1436))).as(row).isEqualTo(initial);
    assertThat(entry.answer(datagram.nonInitial(60))).as(row).isEqualTo(nonInitial);
  }

  @Test
  void theListsEndDeniesEveryKind() {
    Acl list = Acl.extended("A", tcp1001(false));
    assertThat(list.permits(tcp(1002))).isFalse();
    assertThat(list.permits(tcp(1002).initial(1436))).isFalse();
    assertThat(list.permits(tcp(1002).nonInitial(60))).isFalse();
  }

  static Stream<Arguments> portOperators() {
    return Stream.of(
        arguments(Ports.UNSAID, "", new boolean[] {true, true, true, true}),
        arguments(Ports.eq(1001), " eq 1001", new boolean[] {false, true, false, false}),
        arguments(Ports.eq(1001, 1003), " eq 1001 1003", new boolean[] {false, true, false, true}),
        arguments(Ports.neq(1001), " neq 1001", new boolean[] {true, false, true, true}),
        arguments(Ports.gt(1001), " gt 1001", new boolean[] {false, false, true, true}),
        arguments(Ports.lt(1001), " lt 1001", new boolean[] {true, false, false, false}),
        arguments(
            Ports.range(1001, 1002), " range 1001 1002", new boolean[] {false, true, true, false}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("portOperators")
  void portOperatorsIncludeAndExcludeTheirEnds(Ports ports, String ios, boolean[] from1000To1003) {
    for (int i = 0; i < 4; i++) {
      assertThat(ports.contain(1000 + i)).as("port %d", 1000 + i).isEqualTo(from1000To1003[i]);
    }
    assertThat(ports.toIos()).isEqualTo(ios);
  }

  @Test
  void sourcePortsCountToo() {
    Ace entry = entry(true, Packet.UDP).withSourcePorts(Ports.eq(53));
    assertThat(entry.answer(Packet.udp(FROM, TO, 53, 9))).isEqualTo(PERMIT);
    assertThat(entry.answer(Packet.udp(FROM, TO, 9, 53))).isEqualTo(NEXT_ENTRY);
  }

  @Test
  void wildcardsMayHaveHoles() {
    Addresses odd = Addresses.of("10.1.1.1", "0.0.0.6");
    assertThat(
            Stream.of(0, 1, 2, 3, 4, 5, 6, 7)
                .filter(i -> odd.contain(Dotted.parse("10.1.1.0") + i)))
        .containsExactly(1, 3, 5, 7);
    assertThat(odd.contain(Dotted.parse("10.1.1.9"))).isFalse();
  }

  @Test
  void flagWords() {
    int synAck = Packet.SYN | Packet.ACK;
    assertThat(TcpFlags.SYN.match(synAck)).isTrue();
    assertThat(TcpFlags.SYN.match(Packet.ACK)).isFalse();
    assertThat(TcpFlags.ACK.match(synAck)).isTrue();
    assertThat(TcpFlags.ACK.match(Packet.SYN)).isFalse();
    assertThat(TcpFlags.SYN_WITHOUT_ACK.match(Packet.SYN)).isTrue();
    assertThat(TcpFlags.SYN_WITHOUT_ACK.match(synAck)).isFalse();
  }

  @Test
  void entriesAreWrittenAsIosWritesThem() {
    assertThat(tcp1001(true).toIos())
        .isEqualTo("permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001");
    assertThat(entry(false, Packet.TCP).withFragments().toIos())
        .isEqualTo("deny tcp host 172.16.1.10 host 1.1.1.10 fragments");
    assertThat(
            Ace.of(true, Packet.ICMP, Addresses.ANY, Addresses.of("10.0.0.0", "0.255.255.255"))
                .withIcmp(3, 4)
                .toIos())
        .isEqualTo("permit icmp any 10.0.0.0 0.255.255.255 3 4");
    assertThat(
            Ace.of(true, Packet.TCP, Addresses.ANY, Addresses.ANY)
                .withSourcePorts(Ports.gt(1023))
                .withDestinationPorts(Ports.lt(80))
                .withFlags(TcpFlags.ESTABLISHED)
                .toIos())
        .isEqualTo("permit tcp any gt 1023 any lt 80 established");
  }

  @Test
  void whatIosRefusesCannotBeMade() {
    assertThatThrownBy(() -> tcp1001(true).withFragments())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entry(true, Ace.IP).withDestinationPorts(Ports.eq(80)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entry(true, Packet.UDP).withFlags(TcpFlags.ESTABLISHED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entry(true, Packet.TCP).withIcmp(8, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

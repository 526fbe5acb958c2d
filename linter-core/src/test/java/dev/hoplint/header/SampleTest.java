package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.AccessEntry.TcpFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets that stand for those of a box, and packets made of others. */
class SampleTest {
  private static final Box ANY = Box.between(AddressSet.IPV4, AddressSet.IPV4);

  @Test
  void aCommonPacketStandsForAnyPacket() {
    Header header = Sample.of(ANY, PacketKind.WHOLE).header();
    assertThat(header.source()).isEqualTo(Ipv4Address.of("192.0.2.10"));
    assertThat(header.destination()).isEqualTo(Ipv4Address.of("198.51.100.10"));
    assertThat(header.protocol()).isEqualTo(Header.TCP);
    assertThat(header.destinationPort()).isEqualTo(80);
    assertThat(header.tcpFlags()).isEqualTo(TcpFlags.ACK);
    assertThat(header.icmpType()).isEqualTo(-1);
    assertThat(header.icmpCode()).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource(PacketKind.class)
  void aPacketIsOfItsBox(PacketKind kind) {
    Box box =
        Box.between(
                AddressSet.of(Ipv4Address.of("10.0.0.1")),
                AddressSet.of(Ipv4Address.of("10.0.0.2")))
            .with(Field.PROTOCOL, Header.UDP, Header.UDP)
            .with(Field.SOURCE_PORT, 5, 9)
            .with(Field.DESTINATION_PORT, 53, 53)
            .with(Field.LENGTH, 1000, 2000);
    Sample sample = Sample.of(box, kind);
    assertThat(box.contains(sample.point())).isTrue();
    assertThat(sample.protocol()).isEqualTo(Header.UDP);
    Header header = sample.header();
    boolean later = kind == PacketKind.NON_INITIAL;
    assertThat(header)
        .isEqualTo(
            new Header(
                kind,
                Ipv4Address.of("10.0.0.1"),
                Ipv4Address.of("10.0.0.2"),
                Header.UDP,
                later ? -1 : 5,
                later ? -1 : 53,
                -1,
                -1,
                0,
                1000));
  }

  /** A packet has the fields of its protocol alone, and a later fragment none of them. */
  @ParameterizedTest
  @CsvSource({
    "1, false, true",
    "2, false, true",
    "6, true, false",
    "17, true, false",
    "47, false, false"
  })
  void aPacketHasTheFieldsOfItsProtocol(int protocol, boolean ports, boolean typed) {
    Box box = ANY.with(Field.PROTOCOL, protocol, protocol).with(Field.TYPE, 3, 3);
    Header first = Sample.of(box, PacketKind.INITIAL).header();
    assertThat(first.sourcePort() >= 0).isEqualTo(ports);
    assertThat(first.destinationPort() >= 0).isEqualTo(ports);
    assertThat(first.icmpType()).isEqualTo(typed ? 3 : -1);
    assertThat(first.icmpCode()).isEqualTo(typed ? 0 : -1);
    assertThat(first.tcpFlags() != 0).isEqualTo(protocol == Header.TCP);
    Header later = Sample.of(box, PacketKind.NON_INITIAL).header();
    assertThat(later)
        .isEqualTo(
            new Header(
                PacketKind.NON_INITIAL,
                first.source(),
                first.destination(),
                protocol,
                -1,
                -1,
                -1,
                -1,
                0,
                first.length()));
  }

  @Test
  void ofIpv6TheAddressesAreThoseForExamples() {
    Sample sample = Sample.of(Box.between(AddressSet.IPV6, AddressSet.IPV6), PacketKind.WHOLE);
    assertThat(sample.point().source().lowestIpv6()).hasToString("2001:db8::c000:20a");
    assertThat(sample.point().destination().lowestIpv6()).hasToString("2001:db8::c633:640a");
  }

  @Test
  void aReplySwapsTheEnds() {
    Header header = Sample.of(ANY.with(Field.SOURCE_PORT, 7, 7), PacketKind.WHOLE).header();
    Header reply = header.reply();
    assertThat(reply.source()).isEqualTo(header.destination());
    assertThat(reply.destination()).isEqualTo(header.source());
    assertThat(reply.sourcePort()).isEqualTo(80);
    assertThat(reply.destinationPort()).isEqualTo(7);
    assertThat(reply.reply()).isEqualTo(header);
  }

  @Test
  void aPacketIsChangedInOnePlace() {
    Header header = Sample.of(ANY, PacketKind.WHOLE).header();
    Ipv4Address other = Ipv4Address.of("10.9.9.9");
    assertThat(header.withSource(other).source()).isEqualTo(other);
    assertThat(header.withSource(other).withSource(header.source())).isEqualTo(header);
    assertThat(header.withDestination(other).destination()).isEqualTo(other);
    assertThat(header.withDestination(other).withDestination(header.destination()))
        .isEqualTo(header);
    Header ported = header.withPorts(1, 2);
    assertThat(ported.sourcePort()).isEqualTo(1);
    assertThat(ported.destinationPort()).isEqualTo(2);
    assertThat(ported.withPorts(header.sourcePort(), header.destinationPort())).isEqualTo(header);
    Header later = header.as(PacketKind.NON_INITIAL, 60);
    assertThat(later.kind()).isEqualTo(PacketKind.NON_INITIAL);
    assertThat(later.length()).isEqualTo(60);
    assertThat(later.as(PacketKind.WHOLE, header.length())).isEqualTo(header);
  }

  @Test
  void onlyTcpAndUdpHavePorts() {
    for (int protocol = 0; protocol < 256; protocol++) {
      assertThat(Header.hasPorts(protocol))
          .isEqualTo(protocol == IpProtocols.TCP || protocol == IpProtocols.UDP);
    }
  }
}

package dev.hoplint.header;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.model.AccessEntry;

/**
 * One packet of a kind.
 *
 * @param point a box with one value in every field; ports, types and flags say nothing of a later
 *     fragment, or of a protocol without them
 */
public record Sample(PacketKind kind, Box point) {
  private static final int LENGTH = 100;
  private static final int WEB = 80;

  /**
   * 2001:db8::c000:20a and 2001:db8::c633:640a, or, of their last 32 bits, 192.0.2.10 and
   * 198.51.100.10: addresses for examples (RFC 3849, RFC 5737).
   */
  private static final AddressSet DOCUMENTATION_SOURCE =
      new AddressSet(0x2001_0db8_0000_0000L, 0xc000_020aL, 0, 0);

  private static final AddressSet DOCUMENTATION_DESTINATION =
      new AddressSet(0x2001_0db8_0000_0000L, 0xc633_640aL, 0, 0);

  /** A common packet: what is chosen where a box leaves the choice. */
  static final Box USUAL =
      Box.between(DOCUMENTATION_SOURCE, DOCUMENTATION_DESTINATION)
          .with(Field.PROTOCOL, IpProtocols.TCP, IpProtocols.TCP)
          .with(Field.SOURCE_PORT, Header.CLIENT_PORT, Header.CLIENT_PORT)
          .with(Field.DESTINATION_PORT, WEB, WEB)
          .with(Field.TYPE, 8, 8)
          .with(Field.TTL, Header.USUAL_TTL, Header.USUAL_TTL)
          .with(Field.LENGTH, LENGTH, LENGTH)
          .withFlags(0x3f, AccessEntry.TcpFlags.ACK);

  /** A packet of the box. */
  public static Sample of(Box box, PacketKind kind) {
    return new Sample(kind, box.point(USUAL));
  }

  public int protocol() {
    return point.low(Field.PROTOCOL);
  }

  /** The packet's headers, of an IPv4 packet. */
  public Header header() {
    boolean transport = kind != PacketKind.NON_INITIAL;
    boolean ports = transport && Header.hasPorts(protocol());
    boolean typed = transport && (protocol() == Header.ICMP || protocol() == IpProtocols.IGMP);
    return new Header(
        kind,
        point.source().lowestIpv4(),
        point.destination().lowestIpv4(),
        protocol(),
        ports ? point.low(Field.SOURCE_PORT) : -1,
        ports ? point.low(Field.DESTINATION_PORT) : -1,
        typed ? point.low(Field.TYPE) : -1,
        typed ? point.low(Field.CODE) : -1,
        transport && protocol() == Header.TCP ? point.flags() : 0,
        point.low(Field.LENGTH));
  }
}

package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;

/**
 * A datagram that opens a conversation: a TCP SYN (as far as filters look), a UDP datagram, an echo
 * request.
 *
 * @param protocol IP protocol number
 * @param port destination port of TCP and UDP, else -1
 * @param bytes of the IP packet, header included
 * @param dontFragment the DF bit
 */
public record Datagram(
    Ipv4Address source,
    Ipv4Address destination,
    int protocol,
    int port,
    int bytes,
    boolean dontFragment) {
  /** A packet that every link carries whole. */
  public static final int SMALL = 64;

  /** Source port of those that have ports. */
  public static final int CLIENT_PORT = Header.CLIENT_PORT;

  private static final int ECHO_REQUEST = 8;
  private static final int SYN = 0x02;
  private static final int SYN_ACK = 0x12;

  public Datagram {
    if (bytes < Fragments.IP_HEADER + 8 || bytes > 65_535) {
      throw new IllegalArgumentException("a datagram of " + bytes + " bytes");
    }
    if (Header.hasPorts(protocol) != (port >= 0)) {
      throw new IllegalArgumentException("protocol " + protocol + " with port " + port);
    }
  }

  public Header header() {
    boolean ports = Header.hasPorts(protocol);
    boolean icmp = protocol == Header.ICMP;
    return new Header(
        PacketKind.WHOLE,
        source,
        destination,
        protocol,
        ports ? CLIENT_PORT : -1,
        port,
        icmp ? ECHO_REQUEST : -1,
        icmp ? 0 : -1,
        protocol == Header.TCP ? SYN : 0,
        bytes);
  }

  public Datagram withBytes(int newBytes) {
    return new Datagram(source, destination, protocol, port, newBytes, dontFragment);
  }

  /** The first answer to a request as its receiver sees it, of {@code length} bytes. */
  static Header answer(Header received, int length) {
    return new Header(
        PacketKind.WHOLE,
        /* source= */ received.destination(),
        /* destination= */ received.source(),
        received.protocol(),
        /* sourcePort= */ received.destinationPort(),
        /* destinationPort= */ received.sourcePort(),
        received.protocol() == Header.ICMP ? 0 : -1,
        received.protocol() == Header.ICMP ? 0 : -1,
        received.protocol() == Header.TCP ? SYN_ACK : 0,
        length);
  }
}

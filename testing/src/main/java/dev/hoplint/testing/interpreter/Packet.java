package dev.hoplint.testing.interpreter;

/**
 * An IPv4 packet as a router meets it. What a non-initial fragment does not carry is {@link
 * #ABSENT}, so that no rule can read it by mistake; so is what the protocol does not have.
 *
 * @param protocol IP protocol number
 * @param tcpFlags the flags byte of TCP (FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32)
 * @param length bytes of the packet, IP header included
 * @param typeOfService the byte whose first six bits are the DSCP
 */
public record Packet(
    Kind kind,
    int source,
    int destination,
    int protocol,
    int sourcePort,
    int destinationPort,
    int icmpType,
    int icmpCode,
    int tcpFlags,
    int length,
    int typeOfService,
    int ttl) {
  public static final int ABSENT = -1;
  public static final int ICMP = 1;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int GRE = 47;
  public static final int ESP = 50;

  /** What common systems send with. */
  public static final int USUAL_TTL = 64;

  public static final int SYN = 2;
  public static final int RST = 4;
  public static final int ACK = 16;

  /** RFC 791, section 3.1: told apart by the fragment offset and the More Fragments flag. */
  public enum Kind {
    UNFRAGMENTED,
    INITIAL,
    NON_INITIAL
  }

  public Packet {
    boolean ports = protocol == TCP || protocol == UDP;
    boolean header = kind != Kind.NON_INITIAL;
    if ((sourcePort != ABSENT) != (ports && header)
        || (destinationPort != ABSENT) != (ports && header)
        || (icmpType != ABSENT) != (protocol == ICMP && header)
        || (icmpCode != ABSENT) != (protocol == ICMP && header)
        || (tcpFlags != ABSENT) != (protocol == TCP && header)) {
      throw new IllegalArgumentException("fields that such a packet does not have, or lacks");
    }
  }

  /** A whole TCP segment with ACK set, as every segment of a connection but the first has. */
  public static Packet tcp(int source, int destination, int sourcePort, int destinationPort) {
    return tcp(source, destination, sourcePort, destinationPort, ACK);
  }

  public static Packet tcp(
      int source, int destination, int sourcePort, int destinationPort, int flags) {
    return new Packet(
        Kind.UNFRAGMENTED,
        source,
        destination,
        TCP,
        sourcePort,
        destinationPort,
        ABSENT,
        ABSENT,
        flags,
        100,
        0,
        USUAL_TTL);
  }

  public static Packet udp(int source, int destination, int sourcePort, int destinationPort) {
    return new Packet(
        Kind.UNFRAGMENTED,
        source,
        destination,
        UDP,
        sourcePort,
        destinationPort,
        ABSENT,
        ABSENT,
        ABSENT,
        100,
        0,
        USUAL_TTL);
  }

  public static Packet icmp(int source, int destination, int type, int code) {
    return new Packet(
        Kind.UNFRAGMENTED,
        source,
        destination,
        ICMP,
        ABSENT,
        ABSENT,
        type,
        code,
        ABSENT,
        100,
        0,
        USUAL_TTL);
  }

  /** A packet of a protocol that has neither ports nor types. */
  public static Packet plain(int source, int destination, int protocol) {
    return new Packet(
        Kind.UNFRAGMENTED,
        source,
        destination,
        protocol,
        ABSENT,
        ABSENT,
        ABSENT,
        ABSENT,
        ABSENT,
        100,
        0,
        USUAL_TTL);
  }

  public Packet marked(int newTypeOfService, int newTtl) {
    return new Packet(
        kind,
        source,
        destination,
        protocol,
        sourcePort,
        destinationPort,
        icmpType,
        icmpCode,
        tcpFlags,
        length,
        newTypeOfService,
        newTtl);
  }

  public Packet withLength(int bytes) {
    return new Packet(
        kind,
        source,
        destination,
        protocol,
        sourcePort,
        destinationPort,
        icmpType,
        icmpCode,
        tcpFlags,
        bytes,
        typeOfService,
        ttl);
  }

  /** The first fragment of this datagram; it is taken to hold the whole transport header. */
  public Packet initial(int bytes) {
    return new Packet(
        Kind.INITIAL,
        source,
        destination,
        protocol,
        sourcePort,
        destinationPort,
        icmpType,
        icmpCode,
        tcpFlags,
        bytes,
        typeOfService,
        ttl);
  }

  /** A later fragment of this datagram. */
  public Packet nonInitial(int bytes) {
    return new Packet(
        Kind.NON_INITIAL,
        source,
        destination,
        protocol,
        ABSENT,
        ABSENT,
        ABSENT,
        ABSENT,
        ABSENT,
        bytes,
        typeOfService,
        ttl);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(kind.name().toLowerCase(java.util.Locale.ROOT))
        .append(" protocol ")
        .append(protocol);
    text.append(' ').append(Dotted.of(source));
    if (sourcePort != ABSENT) {
      text.append(':').append(sourcePort);
    }
    text.append(" > ").append(Dotted.of(destination));
    if (destinationPort != ABSENT) {
      text.append(':').append(destinationPort);
    }
    if (icmpType != ABSENT) {
      text.append(" type ").append(icmpType).append(" code ").append(icmpCode);
    }
    if (tcpFlags != ABSENT) {
      text.append(" flags ").append(tcpFlags);
    }
    if (typeOfService != 0 || ttl != USUAL_TTL) {
      text.append(" type of service ").append(typeOfService).append(" TTL ").append(ttl);
    }
    return text.append(", ").append(length).append(" bytes").toString();
  }
}

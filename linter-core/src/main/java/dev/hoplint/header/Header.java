package dev.hoplint.header;

import dev.hoplint.address.Ipv4Address;

/**
 * One packet's headers, as far as access lists and route-maps read them.
 *
 * @param protocol IP protocol number 0–255
 * @param sourcePort TCP or UDP port, or -1 without one
 * @param destinationPort TCP or UDP port, or -1 without one
 * @param icmpType ICMP or IGMP type, or -1 without one
 * @param icmpCode ICMP code, or -1 without one
 * @param tcpFlags the flags byte, 0 without one
 * @param length bytes of the IP packet (of this fragment), header included
 * @param typeOfService the byte that holds DSCP or precedence, or -1 if it is not known
 * @param ttl the time to live, or -1 if it is not known
 */
public record Header(
    PacketKind kind,
    Ipv4Address source,
    Ipv4Address destination,
    int protocol,
    int sourcePort,
    int destinationPort,
    int icmpType,
    int icmpCode,
    int tcpFlags,
    int length,
    int typeOfService,
    int ttl) {
  public static final int ICMP = 1;
  public static final int TCP = 6;
  public static final int UDP = 17;

  /** The client's port where nothing asks for another (first of the dynamic range, RFC 6335 §6). */
  public static final int CLIENT_PORT = 49_152;

  /** The time to live that common systems send with. */
  public static final int USUAL_TTL = 64;

  /** A packet of which nothing is known of its marking and its way so far. */
  public Header(
      PacketKind kind,
      Ipv4Address source,
      Ipv4Address destination,
      int protocol,
      int sourcePort,
      int destinationPort,
      int icmpType,
      int icmpCode,
      int tcpFlags,
      int length) {
    this(
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
        -1,
        -1);
  }

  /** Whether packets of this protocol carry ports. */
  public static boolean hasPorts(int protocol) {
    return protocol == TCP || protocol == UDP;
  }

  /** The same packet's fragment or whole of {@code kind} and {@code length} bytes. */
  public Header as(PacketKind newKind, int newLength) {
    return new Header(
        newKind,
        source,
        destination,
        protocol,
        sourcePort,
        destinationPort,
        icmpType,
        icmpCode,
        tcpFlags,
        newLength,
        typeOfService,
        ttl);
  }

  /** An answer to this packet: ends and ports swapped. */
  public Header reply() {
    return new Header(
        kind,
        /* source= */ destination,
        /* destination= */ source,
        protocol,
        /* sourcePort= */ destinationPort,
        /* destinationPort= */ sourcePort,
        icmpType,
        icmpCode,
        tcpFlags,
        length);
  }

  public Header withSource(Ipv4Address newSource) {
    return new Header(
        kind,
        newSource,
        destination,
        protocol,
        sourcePort,
        destinationPort,
        icmpType,
        icmpCode,
        tcpFlags,
        length,
        typeOfService,
        ttl);
  }

  public Header withDestination(Ipv4Address newDestination) {
    return new Header(
        kind,
        source,
        newDestination,
        protocol,
        sourcePort,
        destinationPort,
        icmpType,
        icmpCode,
        tcpFlags,
        length,
        typeOfService,
        ttl);
  }

  public Header withPorts(int newSourcePort, int newDestinationPort) {
    return new Header(
        kind,
        source,
        destination,
        protocol,
        newSourcePort,
        newDestinationPort,
        icmpType,
        icmpCode,
        tcpFlags,
        length,
        typeOfService,
        ttl);
  }

  /** The same packet with a marking and a time to live. */
  public Header marked(int newTypeOfService, int newTtl) {
    return new Header(
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
}

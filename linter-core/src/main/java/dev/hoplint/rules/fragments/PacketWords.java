package dev.hoplint.rules.fragments;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;

/** Packets in a message's words. */
public final class PacketWords {
  private PacketWords() {}

  /** An example of any address is the lowest one. */
  private static String host(Ipv4Address address) {
    return address.bits() == 0 ? "any" : address.toString();
  }

  /** {@code tcp 10.0.0.1 port 49152 to 10.0.0.2 port 443}, {@code icmp type 8 from … to …}. */
  public static String of(Header header) {
    String protocol = SplitStory.protocol(header.protocol());
    if (header.destinationPort() >= 0) {
      return protocol
          + " "
          + host(header.source())
          + " port "
          + header.sourcePort()
          + " to "
          + host(header.destination())
          + " port "
          + header.destinationPort();
    }
    return protocol
        + (header.icmpType() >= 0 ? " type " + header.icmpType() : "")
        + " "
        + host(header.source())
        + " to "
        + host(header.destination());
  }
}

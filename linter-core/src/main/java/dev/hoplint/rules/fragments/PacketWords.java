package dev.hoplint.rules.fragments;

import dev.hoplint.header.Header;

/** Packets in a message's words. */
public final class PacketWords {
  private PacketWords() {}

  /** {@code tcp 10.0.0.1 port 49152 to 10.0.0.2 port 443}, {@code icmp type 8 from … to …}. */
  public static String of(Header header) {
    String protocol = SplitStory.protocol(header.protocol());
    if (header.destinationPort() >= 0) {
      return protocol
          + " "
          + header.source()
          + " port "
          + header.sourcePort()
          + " to "
          + header.destination()
          + " port "
          + header.destinationPort();
    }
    return protocol
        + (header.icmpType() >= 0 ? " type " + header.icmpType() : "")
        + " "
        + header.source()
        + " to "
        + header.destination();
  }
}

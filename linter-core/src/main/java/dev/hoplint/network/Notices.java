package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import org.jspecify.annotations.Nullable;

/** The ICMP messages that routers send of packets that they can't forward. */
final class Notices {
  private static final int UNREACHABLE = 3;
  private static final int FRAGMENTATION_NEEDED = 4;

  /** IOS sends the IP header and the first bytes of the packet back (RFC 792). */
  private static final int BYTES = 56;

  private Notices() {}

  /** "Fragmentation needed and DF set" (RFC 1191 §4); null if the router has no address for it. */
  static @Nullable Header tooBig(
      Router router, @Nullable Port ingress, Port egress, Header packet) {
    Ipv4Address from = ingress == null || ingress.address() == null ? null : ingress.address();
    if (from == null) {
      from = egress.address();
    }
    return from == null || !router.owns(from)
        ? null
        : new Header(
            PacketKind.WHOLE,
            from,
            packet.source(),
            Header.ICMP,
            -1,
            -1,
            UNREACHABLE,
            FRAGMENTATION_NEEDED,
            0,
            BYTES);
  }
}

package dev.hoplint.network;

import dev.hoplint.model.Tunnel;

/** Bytes that a tunnel adds to every packet. */
final class Overhead {
  static final int NOT_KNOWN = -1;

  private static final int IPV4 = 20;
  private static final int IPV6 = 40;
  private static final int GRE = 4;

  private Overhead() {}

  /**
   * The outer IP and encapsulation headers in bytes (RFC 2784, RFC 2890 §2, RFC 2003, RFC 4213
   * §3.2, RFC 2473), or {@link #NOT_KNOWN} for a mode whose header is not fixed.
   */
  static int of(Tunnel tunnel) {
    return switch (tunnel.mode()) {
      case "gre ip", "gre", "gre multipoint" -> IPV4 + gre(tunnel);
      case "gre ipv6", "gre multipoint ipv6" -> IPV6 + gre(tunnel);
      case "ipip", "ipv6ip", "ipv6ip 6to4", "ipv6ip isatap", "ipv6ip auto-tunnel" -> IPV4;
      case "ipv6" -> IPV6;
      default -> NOT_KNOWN;
    };
  }

  private static int gre(Tunnel tunnel) {
    return GRE
        + (tunnel.key() != null ? 4 : 0)
        + (tunnel.checksum() ? 4 : 0)
        + (tunnel.sequenceDatagrams() ? 4 : 0);
  }
}

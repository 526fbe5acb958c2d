package dev.hoplint.network;

import java.util.ArrayList;
import java.util.List;

/** How IPv4 divides a packet (RFC 791 §3.2). */
public final class Fragments {
  /** Bytes of an IPv4 header without options. */
  public static final int IP_HEADER = 20;

  /** Bytes of an IPv4 and a TCP header without options: what an MSS leaves out of an MTU. */
  public static final int TCP_IP_HEADERS = 40;

  private Fragments() {}

  /**
   * The sizes, IP header included, of the pieces of a packet of {@code total} bytes on a link of
   * {@code mtu} bytes: all but the last carry a multiple of 8 bytes. A packet that fits is one
   * piece.
   *
   * @throws IllegalArgumentException if {@code mtu} is under 28, which leaves no room for 8 bytes
   */
  public static List<Integer> sizes(int total, int mtu) {
    if (mtu < IP_HEADER + 8) {
      throw new IllegalArgumentException("an IP MTU of " + mtu + " bytes");
    }
    List<Integer> sizes = new ArrayList<>();
    int left = total - IP_HEADER;
    int step = (mtu - IP_HEADER) / 8 * 8;
    while (left + IP_HEADER > mtu) {
      sizes.add(step + IP_HEADER);
      left -= step;
    }
    sizes.add(left + IP_HEADER);
    return sizes;
  }
}

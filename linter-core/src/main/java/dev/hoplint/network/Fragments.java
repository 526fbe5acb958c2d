package dev.hoplint.network;

import java.util.ArrayList;
import java.util.List;

/** How IPv4 divides a packet (RFC 791 §3.2). */
public final class Fragments {
  /** Bytes of an IPv4 header without options. */
  public static final int IP_HEADER = 20;

  /** Bytes of an IPv4 and a TCP header without options: what an MSS leaves out of an MTU. */
  public static final int TCP_IP_HEADERS = 40;

  /** Bytes of the longest IPv4 header (RFC 791 §3.1). */
  private static final int LONGEST_HEADER = 60;

  private Fragments() {}

  /**
   * The sizes, IP header included, of the pieces of a packet of {@code total} bytes on a link of
   * {@code mtu} bytes: all but the last carry a multiple of 8 bytes. A packet that fits is one
   * piece.
   *
   * @throws IllegalArgumentException if {@code mtu} is under 28, which leaves no room for 8 bytes
   */
  public static List<Integer> sizes(int total, int mtu) {
    return sizes(total, mtu, IP_HEADER, IP_HEADER);
  }

  /**
   * As {@link #sizes(int, int)}, of a packet whose header carries options.
   *
   * @param first bytes of the header of the packet and of its first piece, 20–60
   * @param later bytes of the other pieces' header: without the options that are not copied (RFC
   *     791 §3.1), or as long as the first where these are blanked instead
   */
  public static List<Integer> sizes(int total, int mtu, int first, int later) {
    if (first < IP_HEADER || later < IP_HEADER || first > LONGEST_HEADER || later > first) {
      throw new IllegalArgumentException("headers of " + first + " and " + later + " bytes");
    }
    if (mtu < first + 8) {
      throw new IllegalArgumentException("an IP MTU of " + mtu + " bytes");
    }
    List<Integer> sizes = new ArrayList<>();
    int header = first;
    int left = total - first;
    while (left + header > mtu) {
      int step = (mtu - header) / 8 * 8;
      sizes.add(step + header);
      left -= step;
      header = later;
    }
    sizes.add(left + header);
    return sizes;
  }

  /** The sizes of the pieces behind several links in a row, as {@link #sizes(int, int)}. */
  public static List<Integer> through(int total, List<Integer> mtus) {
    return through(total, mtus, IP_HEADER, IP_HEADER);
  }

  /**
   * The sizes of the pieces behind several links in a row, in the order in which they leave: what
   * one link divided, the next divides again.
   */
  public static List<Integer> through(int total, List<Integer> mtus, int first, int later) {
    List<Integer> sizes = List.of(total);
    for (int mtu : mtus) {
      List<Integer> behind = new ArrayList<>();
      for (int i = 0; i < sizes.size(); i++) {
        behind.addAll(sizes(sizes.get(i), mtu, i == 0 ? first : later, later));
      }
      sizes = behind;
    }
    return sizes;
  }
}

package dev.hoplint.testing.mtu;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** IPv4 packets (RFC 791) in bytes, cut up and put together by the letter. */
public final class Datagram {
  private static final int HEADER = 20;
  private static final int MORE_FRAGMENTS = 0x20;

  private Datagram() {}

  /** A packet without IP options around {@code payload}. */
  public static byte[] ipv4(int protocol, byte[] payload) {
    return ipv4(protocol, new byte[0], payload);
  }

  /** A packet with IP options, of 40 bytes at most, which are filled up to a multiple of four. */
  public static byte[] ipv4(int protocol, byte[] options, byte[] payload) {
    byte[] packet = new byte[HEADER + (options.length + 3) / 4 * 4 + payload.length];
    int header = packet.length - payload.length;
    packet[0] = (byte) (0x40 | header / 4);
    packet[2] = (byte) (packet.length >> 8);
    packet[3] = (byte) packet.length;
    packet[8] = 64;
    packet[9] = (byte) protocol;
    System.arraycopy(options, 0, packet, HEADER, options.length);
    System.arraycopy(payload, 0, packet, header, payload.length);
    return packet;
  }

  private static int headerLength(byte[] packet) {
    return (packet[0] & 0xf) * 4;
  }

  /** The options that go into every fragment: those whose first bit is set (RFC 791 §3.1). */
  private static byte[] copied(byte[] packet) {
    ByteArrayOutputStream copied = new ByteArrayOutputStream();
    int at = HEADER;
    while (at < headerLength(packet) && packet[at] != 0) {
      int length = packet[at] == 1 ? 1 : packet[at + 1];
      if ((packet[at] & 0x80) != 0) {
        copied.write(packet, at, length);
      }
      at += length;
    }
    return copied.toByteArray();
  }

  /** A TCP segment without options in its packet; {@code data} bytes of it are the user's. */
  public static byte[] tcp(int data) {
    byte[] segment = new byte[20 + data];
    segment[12] = 5 << 4;
    return ipv4(6, segment);
  }

  /** A packet of {@code length} bytes whose payload tells its bytes apart. */
  public static byte[] ofLength(int length) {
    byte[] payload = new byte[length - HEADER];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) (i * 31 + i / 256);
    }
    return ipv4(17, payload);
  }

  /**
   * The packets that leave by an interface of this IP MTU. Every fragment but the last carries a
   * multiple of eight bytes: the offset counts in eights. A fragment is divided like a packet.
   *
   * @param mtu bytes, at least 28
   */
  public static List<byte[]> fragment(byte[] packet, int mtu) {
    if (mtu < headerLength(packet) + 8) {
      throw new IllegalArgumentException("no room for a fragment in " + mtu + " bytes");
    }
    if (packet.length <= mtu) {
      return List.of(packet.clone());
    }
    byte[] options = Arrays.copyOfRange(packet, HEADER, headerLength(packet));
    byte[] payload = Arrays.copyOfRange(packet, headerLength(packet), packet.length);
    boolean more = (packet[6] & MORE_FRAGMENTS) != 0;
    List<byte[]> fragments = new ArrayList<>();
    int sent = 0;
    while (sent < payload.length) {
      int header = ipv4(0, options, new byte[0]).length;
      int taken = 0;
      // Eight bytes more, as long as the fragment still fits or the payload ends.
      while (sent + taken < payload.length) {
        int next = Math.min(8, payload.length - sent - taken);
        if (header + taken + next > mtu) {
          break;
        }
        taken += next;
      }
      byte[] fragment = ipv4(packet[9], options, Arrays.copyOfRange(payload, sent, sent + taken));
      int offset = (offset(packet) + sent) / 8;
      boolean last = sent + taken == payload.length && !more;
      fragment[6] = (byte) (offset >> 8 | (last ? 0 : MORE_FRAGMENTS));
      fragment[7] = (byte) offset;
      fragments.add(fragment);
      sent += taken;
      options = copied(packet);
    }
    return fragments;
  }

  /** Puts fragments, in any order, together again by their offsets. */
  public static byte[] reassemble(List<byte[]> fragments) {
    List<byte[]> sorted = new ArrayList<>(fragments);
    sorted.sort((a, b) -> Integer.compare(offset(a), offset(b)));
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    for (byte[] fragment : sorted) {
      if (offset(fragment) != payload.size()) {
        throw new IllegalArgumentException("a hole or an overlap at byte " + payload.size());
      }
      int header = headerLength(fragment);
      payload.write(fragment, header, fragment.length - header);
    }
    byte[] last = sorted.get(sorted.size() - 1);
    if ((last[6] & MORE_FRAGMENTS) != 0) {
      throw new IllegalArgumentException("the last fragment is missing");
    }
    return ipv4(last[9], payload.toByteArray());
  }

  /** Where the fragment's payload stands in the whole, in bytes. */
  public static int offset(byte[] fragment) {
    return ((fragment[6] & 0x1f) << 8 | (fragment[7] & 0xff)) * 8;
  }

  public static boolean isInitial(byte[] fragment) {
    return offset(fragment) == 0 && (fragment[6] & MORE_FRAGMENTS) != 0;
  }

  public static List<Integer> lengths(List<byte[]> packets) {
    return packets.stream().map(packet -> packet.length).toList();
  }

  /** The most user data in a segment without options that passes an IP MTU whole. */
  public static int largestSegment(int mtu) {
    int data = 0;
    while (tcp(data + 1).length <= mtu) {
      data++;
    }
    return data;
  }
}

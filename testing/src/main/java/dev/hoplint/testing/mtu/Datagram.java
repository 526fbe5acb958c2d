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
    byte[] packet = new byte[HEADER + payload.length];
    packet[0] = 0x45;
    packet[2] = (byte) (packet.length >> 8);
    packet[3] = (byte) packet.length;
    packet[8] = 64;
    packet[9] = (byte) protocol;
    System.arraycopy(payload, 0, packet, HEADER, payload.length);
    return packet;
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
   * multiple of eight bytes: the offset counts in eights.
   *
   * @param mtu bytes, at least 28
   */
  public static List<byte[]> fragment(byte[] packet, int mtu) {
    if (mtu < HEADER + 8) {
      throw new IllegalArgumentException("no room for a fragment in " + mtu + " bytes");
    }
    if (packet.length <= mtu) {
      return List.of(packet.clone());
    }
    byte[] payload = Arrays.copyOfRange(packet, HEADER, packet.length);
    List<byte[]> fragments = new ArrayList<>();
    int sent = 0;
    while (sent < payload.length) {
      int taken = 0;
      // Eight bytes more, as long as the fragment still fits or the payload ends.
      while (sent + taken < payload.length) {
        int next = Math.min(8, payload.length - sent - taken);
        if (HEADER + taken + next > mtu) {
          break;
        }
        taken += next;
      }
      byte[] fragment = ipv4(packet[9], Arrays.copyOfRange(payload, sent, sent + taken));
      int offset = sent / 8;
      fragment[6] = (byte) (offset >> 8 | (sent + taken < payload.length ? MORE_FRAGMENTS : 0));
      fragment[7] = (byte) offset;
      fragments.add(fragment);
      sent += taken;
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
      payload.write(fragment, HEADER, fragment.length - HEADER);
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

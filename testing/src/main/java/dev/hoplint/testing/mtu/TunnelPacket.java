package dev.hoplint.testing.mtu;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A tunnel's outer packet in bytes.
 *
 * @param ipv6 whether the outer header is IPv6
 * @param kind what lies between the outer header and the inner packet
 * @param checksum of GRE, as the key and the sequence number
 * @param secured null without IPsec
 * @param transport whether IPsec protects the payload of the tunnel's own IP header; else all of it
 */
public record TunnelPacket(
    boolean ipv6,
    Kind kind,
    boolean checksum,
    boolean key,
    boolean sequence,
    @Nullable SecuredPacket secured,
    boolean transport) {

  /** Kinds of tunnel. */
  public enum Kind {
    GRE,
    IP_IN_IP,
    /** IPsec itself is the tunnel. */
    IPSEC
  }

  /** The packet that the tunnel sends for {@code inner}. */
  public byte[] wrap(byte[] inner) {
    byte[] payload = kind == Kind.GRE ? gre(inner) : inner;
    if (secured == null) {
      return outer(payload);
    }
    boolean whole = kind != Kind.IPSEC && !transport;
    return outer(secured.layOut(whole ? outer(payload) : payload, ipv6));
  }

  /** The largest inner packet, in bytes, whose outer packet passes {@code mtu} whole. */
  public int largestInner(int mtu) {
    // Near where it must be; a longer inner packet never makes a shorter outer one.
    int length = mtu - (wrap(new byte[mtu]).length - mtu);
    while (wrap(new byte[length + 1]).length <= mtu) {
      length++;
    }
    while (wrap(new byte[length]).length > mtu) {
      length--;
    }
    return length;
  }

  private byte[] outer(byte[] payload) {
    if (!ipv6) {
      return Datagram.ipv4(kind == Kind.GRE ? 47 : 4, payload);
    }
    byte[] packet = new byte[40 + payload.length];
    packet[0] = 0x60;
    System.arraycopy(payload, 0, packet, 40, payload.length);
    return packet;
  }

  private byte[] gre(byte[] inner) {
    ByteArrayOutputStream gre = new ByteArrayOutputStream();
    // Flags, version, and the protocol inside.
    gre.writeBytes(new byte[2]);
    gre.writeBytes(new byte[2]);
    if (checksum) {
      // With two reserved bytes.
      gre.writeBytes(new byte[4]);
    }
    if (key) {
      gre.writeBytes(new byte[4]);
    }
    if (sequence) {
      gre.writeBytes(new byte[4]);
    }
    gre.writeBytes(inner);
    return gre.toByteArray();
  }
}

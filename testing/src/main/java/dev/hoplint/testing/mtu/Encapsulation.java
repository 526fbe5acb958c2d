package dev.hoplint.testing.mtu;

import java.io.ByteArrayOutputStream;

/** Tunnel headers in bytes: a packet is wrapped, and the result counted. */
public enum Encapsulation {
  /** RFC 2784: four bytes of GRE in IPv4. */
  GRE {
    @Override
    public byte[] wrap(byte[] inner) {
      return overIpv4(inner, false, false, false);
    }
  },
  /** RFC 2890, section 2: the key is four bytes. */
  GRE_KEY {
    @Override
    public byte[] wrap(byte[] inner) {
      return overIpv4(inner, false, true, false);
    }
  },
  /** RFC 2784, section 2.1: a checksum brings two reserved bytes with it. */
  GRE_CHECKSUM {
    @Override
    public byte[] wrap(byte[] inner) {
      return overIpv4(inner, true, false, false);
    }
  },
  /** RFC 2890, section 2: the sequence number is four bytes. */
  GRE_SEQUENCE {
    @Override
    public byte[] wrap(byte[] inner) {
      return overIpv4(inner, false, false, true);
    }
  },
  GRE_KEY_CHECKSUM_SEQUENCE {
    @Override
    public byte[] wrap(byte[] inner) {
      return overIpv4(inner, true, true, true);
    }
  },
  /** RFC 2003: IPv4 in IPv4. */
  IPIP {
    @Override
    public byte[] wrap(byte[] inner) {
      return Datagram.ipv4(4, inner);
    }
  },
  /** GRE over IPv6, without the encapsulation limit option of RFC 2473. */
  GRE_IPV6 {
    @Override
    public byte[] wrap(byte[] inner) {
      byte[] gre = gre(inner, false, false, false);
      byte[] packet = new byte[40 + gre.length];
      packet[0] = 0x60;
      packet[6] = 47;
      System.arraycopy(gre, 0, packet, 40, gre.length);
      return packet;
    }
  };

  /** The packet that the tunnel sends for {@code inner}. */
  public abstract byte[] wrap(byte[] inner);

  /** The largest inner packet, in bytes, whose outer packet passes {@code mtu} whole. */
  public int largestInner(int mtu) {
    int length = mtu;
    while (wrap(new byte[length]).length > mtu) {
      length--;
    }
    return length;
  }

  private static byte[] overIpv4(byte[] inner, boolean checksum, boolean key, boolean sequence) {
    return Datagram.ipv4(47, gre(inner, checksum, key, sequence));
  }

  private static byte[] gre(byte[] inner, boolean checksum, boolean key, boolean sequence) {
    ByteArrayOutputStream gre = new ByteArrayOutputStream();
    gre.write((checksum ? 0x80 : 0) | (key ? 0x20 : 0) | (sequence ? 0x10 : 0));
    gre.write(0);
    // The protocol inside: IPv4.
    gre.write(0x08);
    gre.write(0x00);
    if (checksum) {
      gre.writeBytes(new byte[2]);
      gre.writeBytes(new byte[2]);
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

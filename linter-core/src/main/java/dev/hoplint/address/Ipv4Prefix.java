package dev.hoplint.address;

import org.jspecify.annotations.Nullable;

/**
 * An IPv4 prefix: the network's address, with all host bits clear, and a length of 0 to 32 bits.
 * The constructor clears host bits.
 */
public record Ipv4Prefix(int network, int length) implements Comparable<Ipv4Prefix> {
  /** 0.0.0.0/0. */
  public static final Ipv4Prefix DEFAULT = new Ipv4Prefix(0, 0);

  public Ipv4Prefix {
    if (length < 0 || length > 32) {
      throw new IllegalArgumentException("prefix length " + length);
    }
    network &= maskOf(length);
  }

  /** The network mask of a prefix length 0–32. */
  public static int maskOf(int length) {
    return length == 0 ? 0 : -1 << (32 - length);
  }

  /** The length of a contiguous network mask, or -1 if its one bits have a gap. */
  public static int lengthOf(int mask) {
    int length = Integer.bitCount(mask);
    return maskOf(length) == mask ? length : -1;
  }

  /** The prefix of an address and a network mask, or null if the mask is not contiguous. */
  public static @Nullable Ipv4Prefix ofMask(Ipv4Address address, Ipv4Address mask) {
    int length = lengthOf(mask.bits());
    return length < 0 ? null : new Ipv4Prefix(address.bits(), length);
  }

  public static Ipv4Prefix host(Ipv4Address address) {
    return new Ipv4Prefix(address.bits(), 32);
  }

  /** Reads {@code 10.0.0.0/8}, or an address alone as a /32; null on anything else. */
  public static @Nullable Ipv4Prefix parse(String text) {
    int slash = text.indexOf('/');
    Ipv4Address address = Ipv4Address.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    if (slash < 0) {
      return host(address);
    }
    String digits = text.substring(slash + 1);
    if (digits.isEmpty()
        || digits.length() > 2
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int length = Integer.parseInt(digits);
    return length > 32 ? null : new Ipv4Prefix(address.bits(), length);
  }

  public int mask() {
    return maskOf(length);
  }

  public boolean contains(Ipv4Address address) {
    return (address.bits() & mask()) == network;
  }

  public boolean contains(Ipv4Prefix other) {
    return other.length >= length && (other.network & mask()) == network;
  }

  public Ipv4Address networkAddress() {
    return new Ipv4Address(network);
  }

  public Ipv4Address broadcastAddress() {
    return new Ipv4Address(network | ~mask());
  }

  @Override
  public int compareTo(Ipv4Prefix other) {
    int order = Integer.compareUnsigned(network, other.network);
    return order != 0 ? order : Integer.compare(length, other.length);
  }

  @Override
  public String toString() {
    return networkAddress() + "/" + length;
  }
}

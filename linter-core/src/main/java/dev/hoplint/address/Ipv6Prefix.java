package dev.hoplint.address;

import org.jspecify.annotations.Nullable;

/**
 * An IPv6 prefix: the network's address, with all host bits clear, and a length of 0 to 128 bits.
 * The constructor clears host bits.
 */
public record Ipv6Prefix(Ipv6Address network, int length) {
  public Ipv6Prefix {
    if (length < 0 || length > 128) {
      throw new IllegalArgumentException("prefix length " + length);
    }
    network = new Ipv6Address(network.high() & highMask(length), network.low() & lowMask(length));
  }

  private static long highMask(int length) {
    return length == 0 ? 0 : -1L << (64 - Math.min(length, 64));
  }

  private static long lowMask(int length) {
    return length <= 64 ? 0 : -1L << (128 - length);
  }

  /** Reads {@code 2001:db8::/32}, or an address alone as a /128; null on anything else. */
  public static @Nullable Ipv6Prefix parse(String text) {
    int slash = text.indexOf('/');
    Ipv6Address address = Ipv6Address.parse(slash < 0 ? text : text.substring(0, slash));
    int length = slash < 0 ? 128 : lengthOf(text);
    return address == null || length < 0 ? null : new Ipv6Prefix(address, length);
  }

  /** The length 0-128 after the slash of a text, or -1 if there is none. */
  public static int lengthOf(String text) {
    String digits = text.substring(text.indexOf('/') + 1);
    boolean good =
        !digits.isEmpty()
            && digits.length() <= 3
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int length = good ? Integer.parseInt(digits) : -1;
    return length > 128 ? -1 : length;
  }

  public boolean contains(Ipv6Address address) {
    return (address.high() & highMask(length)) == network.high()
        && (address.low() & lowMask(length)) == network.low();
  }

  @Override
  public String toString() {
    return network + "/" + length;
  }
}

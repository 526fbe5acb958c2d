package dev.hoplint.testing.interpreter;

/** IPv4 addresses as people write them; an address is its 32 bits in an {@code int}. */
public final class Dotted {
  private Dotted() {}

  public static int parse(String text) {
    String[] octets = text.split("\\.", -1);
    if (octets.length != 4) {
      throw new IllegalArgumentException("not an IPv4 address: " + text);
    }
    int bits = 0;
    for (String octet : octets) {
      int value = Integer.parseInt(octet);
      if (value < 0 || value > 255) {
        throw new IllegalArgumentException("not an IPv4 address: " + text);
      }
      bits = bits * 256 + value;
    }
    return bits;
  }

  public static String of(int bits) {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }

  /** The netmask of {@code length} one bits, 0–32. */
  public static int mask(int length) {
    return length == 0 ? 0 : -1 << (32 - length);
  }
}

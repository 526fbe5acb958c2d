package dev.hoplint.address;

import org.jspecify.annotations.Nullable;

/** An IPv4 address, kept as its 32 bits in network order. Ordered as unsigned numbers. */
public record Ipv4Address(int bits) implements Comparable<Ipv4Address> {

  /** Reads a dotted quad; throws {@link IllegalArgumentException} on anything else. */
  public static Ipv4Address of(String text) {
    Ipv4Address parsed = parse(text);
    if (parsed == null) {
      throw new IllegalArgumentException("not an IPv4 address: " + text);
    }
    return parsed;
  }

  /** Reads a dotted quad of four decimal octets 0–255, or answers null. */
  public static @Nullable Ipv4Address parse(CharSequence text) {
    int bits = 0;
    int octets = 0;
    int octet = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c >= '0' && c <= '9') {
        octet = (octet < 0 ? 0 : octet * 10) + (c - '0');
        if (octet > 255) {
          return null;
        }
      } else if (c == '.' && octet >= 0 && octets < 4) {
        bits = bits << 8 | octet;
        octets++;
        octet = -1;
      } else {
        return null;
      }
    }
    return octets == 4 ? new Ipv4Address(bits) : null;
  }

  @Override
  public int compareTo(Ipv4Address other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }
}

package dev.hoplint.header;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.address.Wildcard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of either family that agree in every bit which is not free: a {@link Wildcard} of 128
 * bits, of which an IPv4 address fills the last 32. The free bits need not be contiguous; the
 * constructor clears the address bits under them.
 *
 * @param high the first 64 bits of the addresses
 * @param freeHigh which of them may be anything
 */
public record AddressSet(long high, long low, long freeHigh, long freeLow) {
  static final int BITS = 128;
  private static final long MIX = 0x9e37_79b9_7f4a_7c15L;
  private static final long IPV4_BITS = 0xffff_ffffL;

  /** Every IPv4 address. */
  public static final AddressSet IPV4 = new AddressSet(0, 0, 0, IPV4_BITS);

  /** Every IPv6 address. */
  public static final AddressSet IPV6 = new AddressSet(0, 0, -1, -1);

  public AddressSet {
    high &= ~freeHigh;
    low &= ~freeLow;
  }

  public static AddressSet of(Wildcard wildcard) {
    return new AddressSet(0, wildcard.address() & IPV4_BITS, 0, wildcard.wildcard() & IPV4_BITS);
  }

  public static AddressSet of(Ipv4Address address) {
    return new AddressSet(0, address.bits() & IPV4_BITS, 0, 0);
  }

  public static AddressSet of(Ipv6Prefix prefix) {
    int free = BITS - prefix.length();
    return new AddressSet(
        prefix.network().high(), prefix.network().low(), lowBits(free - 64), lowBits(free));
  }

  private static long lowBits(int count) {
    return count <= 0 ? 0 : count >= 64 ? -1 : (1L << count) - 1;
  }

  public boolean contains(AddressSet other) {
    return (other.freeHigh & ~freeHigh) == 0
        && (other.freeLow & ~freeLow) == 0
        && (other.high & ~freeHigh) == high
        && (other.low & ~freeLow) == low;
  }

  public boolean overlaps(AddressSet other) {
    return ((high ^ other.high) & ~freeHigh & ~other.freeHigh) == 0
        && ((low ^ other.low) & ~freeLow & ~other.freeLow) == 0;
  }

  /** The addresses in both; null if there is none. */
  public @Nullable AddressSet intersect(AddressSet other) {
    return overlaps(other)
        ? new AddressSet(
            high | other.high, low | other.low, freeHigh & other.freeHigh, freeLow & other.freeLow)
        : null;
  }

  /** The addresses of this one that are not in {@code other}, as disjoint pieces. */
  public List<AddressSet> minus(AddressSet other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    List<AddressSet> pieces = new ArrayList<>();
    AddressSet rest = this;
    // One piece per bit that is free here and fixed there: equal in the bits before, other in it.
    for (long free = freeHigh & ~other.freeHigh; free != 0; free &= ~Long.highestOneBit(free)) {
      long bit = Long.highestOneBit(free);
      pieces.add(rest.fixHigh(bit, ~other.high & bit));
      rest = rest.fixHigh(bit, other.high & bit);
    }
    for (long free = freeLow & ~other.freeLow; free != 0; free &= ~Long.highestOneBit(free)) {
      long bit = Long.highestOneBit(free);
      pieces.add(rest.fixLow(bit, ~other.low & bit));
      rest = rest.fixLow(bit, other.low & bit);
    }
    return pieces;
  }

  private AddressSet fixHigh(long bit, long value) {
    return new AddressSet(high | value, low, freeHigh & ~bit, freeLow);
  }

  private AddressSet fixLow(long bit, long value) {
    return new AddressSet(high, low | value, freeHigh, freeLow & ~bit);
  }

  /** How many bits may be anything: the set has two to the power of that many addresses. */
  public int freeBits() {
    return Long.bitCount(freeHigh) + Long.bitCount(freeLow);
  }

  /** How many bits stand before the first free one, 0 to 128. */
  int leadingBits() {
    return freeHigh != 0
        ? Long.numberOfLeadingZeros(freeHigh)
        : 64 + Long.numberOfLeadingZeros(freeLow);
  }

  /** All addresses with the bits before the first free one. */
  AddressSet prefix() {
    if (freeHigh != 0) {
      long free = below(freeHigh);
      return new AddressSet(high & ~free, 0, free, -1);
    }
    long free = below(freeLow);
    return new AddressSet(high, low & ~free, 0, free);
  }

  /** All bits from the highest one down. */
  private static long below(long bits) {
    return bits == 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(bits);
  }

  /** The address of the set whose free bits are those of {@code high} and {@code low}. */
  AddressSet at(long highBits, long lowBits) {
    return new AddressSet(high | (highBits & freeHigh), low | (lowBits & freeLow), 0, 0);
  }

  @Override
  public int hashCode() {
    // Made millions of times, and a record's own is slow.
    return Long.hashCode((((high * MIX + low) * MIX + freeHigh) * MIX + freeLow) * MIX);
  }

  /** The lowest address, read as IPv4. */
  public Ipv4Address lowestIpv4() {
    return new Ipv4Address((int) low);
  }

  /** The lowest address, read as IPv6. */
  public Ipv6Address lowestIpv6() {
    return new Ipv6Address(high, low);
  }
}

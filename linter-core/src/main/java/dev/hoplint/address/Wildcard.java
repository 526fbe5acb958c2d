package dev.hoplint.address;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that an access-list entry names: those that agree with {@code address} in every bit
 * that is zero in {@code wildcard}. The one bits need not be contiguous; the constructor clears the
 * address bits under them, as IOS does.
 */
public record Wildcard(int address, int wildcard) {
  public static final Wildcard ANY = new Wildcard(0, -1);

  public Wildcard {
    address &= ~wildcard;
  }

  public static Wildcard host(Ipv4Address address) {
    return new Wildcard(address.bits(), 0);
  }

  public static Wildcard of(Ipv4Prefix prefix) {
    return new Wildcard(prefix.network(), ~prefix.mask());
  }

  public boolean matches(Ipv4Address candidate) {
    return (candidate.bits() & ~wildcard) == address;
  }

  public boolean contains(Wildcard other) {
    return (other.wildcard & ~wildcard) == 0 && (other.address & ~wildcard) == address;
  }

  public boolean overlaps(Wildcard other) {
    return ((address ^ other.address) & ~wildcard & ~other.wildcard) == 0;
  }

  /** The addresses in both, or null if there is none. */
  public @Nullable Wildcard intersect(Wildcard other) {
    return overlaps(other)
        ? new Wildcard(address | other.address, wildcard & other.wildcard)
        : null;
  }

  /** The addresses of this one that are not in {@code other}, as disjoint pieces. */
  public List<Wildcard> minus(Wildcard other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    List<Wildcard> pieces = new ArrayList<>();
    Wildcard rest = this;
    // One piece per bit that is free here and fixed there: equal in the bits before, other in it.
    for (int free = wildcard & ~other.wildcard; free != 0; free &= free - 1) {
      int bit = Integer.lowestOneBit(free);
      pieces.add(new Wildcard(rest.address | (~other.address & bit), rest.wildcard & ~bit));
      rest = new Wildcard(rest.address | (other.address & bit), rest.wildcard & ~bit);
    }
    return pieces;
  }

  public boolean isHost() {
    return wildcard == 0;
  }

  public boolean isAny() {
    return wildcard == -1;
  }

  /** The prefix that names the same addresses, or null if the wildcard has holes. */
  public @Nullable Ipv4Prefix asPrefix() {
    int length = Ipv4Prefix.lengthOf(~wildcard);
    return length < 0 ? null : new Ipv4Prefix(address, length);
  }

  public Ipv4Address lowest() {
    return new Ipv4Address(address);
  }

  public Ipv4Address highest() {
    return new Ipv4Address(address | wildcard);
  }

  /** As IOS writes it: {@code any}, {@code host A} or {@code A W}. */
  @Override
  public String toString() {
    if (isAny()) {
      return "any";
    }
    return isHost() ? "host " + lowest() : lowest() + " " + new Ipv4Address(wildcard);
  }
}

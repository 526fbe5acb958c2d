package dev.hoplint.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of packet headers: all whose addresses are in two sets, whose fields each lie in a range,
 * and whose TCP flags and type of service agree in the bits that are not free. A packet without
 * some field (ports of ICMP) is as good as with any value of it, since only entries for protocols
 * that have the field ask for it.
 */
public final class Box {
  /** TCP flags, and, eight bits up, the type of service byte: told apart bit by bit. */
  private static final int TCP_BITS = 0x3f;

  private static final int SERVICE_SHIFT = 8;
  private static final int ALL_BITS = TCP_BITS | 0xff << SERVICE_SHIFT;

  private final AddressSet source;
  private final AddressSet destination;

  /** Lowest and highest value of each field, both inclusive, by {@link Field#place}. */
  private final int[] ranges;

  private final int flags;
  private final int freeFlags;

  private Box(AddressSet source, AddressSet destination, int[] ranges, int flags, int freeFlags) {
    this.source = source;
    this.destination = destination;
    this.ranges = ranges;
    this.flags = flags & ~freeFlags;
    this.freeFlags = freeFlags;
  }

  /** All packets between two sets of addresses. */
  public static Box between(AddressSet source, AddressSet destination) {
    int[] ranges = new int[2 * Field.COUNT];
    for (Field field : Field.values()) {
      ranges[2 * field.place() + 1] = field.highest();
    }
    return new Box(source, destination, ranges, 0, ALL_BITS);
  }

  public AddressSet source() {
    return source;
  }

  public AddressSet destination() {
    return destination;
  }

  /** The lowest value of a field, inclusive. */
  public int low(Field field) {
    return ranges[2 * field.place()];
  }

  /** The highest value of a field, inclusive. */
  public int high(Field field) {
    return ranges[2 * field.place() + 1];
  }

  /** The TCP flags that are fixed to one. */
  public int flags() {
    return flags & TCP_BITS;
  }

  /** The bits of the type of service byte that are fixed to one. */
  public int typeOfService() {
    return flags >> SERVICE_SHIFT;
  }

  /** Whether it holds no packet of some marking, or of some time to live. */
  public boolean asksOfService() {
    return (freeFlags >> SERVICE_SHIFT) != ALL_BITS >> SERVICE_SHIFT
        || low(Field.TTL) > 0
        || high(Field.TTL) < Field.TTL.highest();
  }

  /** Those that are not marked, and have come a short way; null if there are none. */
  @Nullable Box unmarked() {
    boolean allowed = ((flags & ~freeFlags) >> SERVICE_SHIFT) == 0;
    return allowed && low(Field.TTL) <= Header.USUAL_TTL && high(Field.TTL) >= Header.USUAL_TTL
        ? withTypeOfService(0xff, 0).with(Field.TTL, Header.USUAL_TTL, Header.USUAL_TTL)
        : null;
  }

  /** Whether packets with the TCP flags of {@code mask} as in {@code value} are among them. */
  boolean allowsFlags(int mask, int value) {
    return ((flags ^ value) & ~freeFlags & mask & TCP_BITS) == 0;
  }

  /** The same box with every value of a field. */
  Box withAny(Field field) {
    return low(field) == 0 && high(field) == field.highest()
        ? this
        : with(field, 0, field.highest());
  }

  /** The same packets' fields between other addresses. */
  public Box withAddresses(AddressSet newSource, AddressSet newDestination) {
    return new Box(newSource, newDestination, ranges, flags, freeFlags);
  }

  /**
   * The same box with a field of {@code low} to {@code high}.
   *
   * @throws IllegalArgumentException if no value lies between them, or one is none of the field's
   */
  public Box with(Field field, int low, int high) {
    if (low < 0 || low > high || high > field.highest()) {
      throw new IllegalArgumentException(field + " " + low + "-" + high);
    }
    int[] changed = ranges.clone();
    changed[2 * field.place()] = low;
    changed[2 * field.place() + 1] = high;
    return new Box(source, destination, changed, flags, freeFlags);
  }

  /** The same box with the TCP flags of {@code mask} as in {@code value}. */
  public Box withFlags(int mask, int value) {
    return new Box(
        source, destination, ranges, (flags & ~mask) | (value & mask), freeFlags & ~mask);
  }

  /** The same box with the bits of {@code mask} of the type of service byte as in {@code value}. */
  public Box withTypeOfService(int mask, int value) {
    return withFlags(mask << SERVICE_SHIFT, value << SERVICE_SHIFT);
  }

  /** The same box whatever the transport header is. */
  Box anyTransport() {
    Box open = between(source, destination);
    for (Field field : Field.values()) {
      if (!field.isTransport()) {
        open = open.with(field, low(field), high(field));
      }
    }
    return open.withFlags(~freeFlags & ALL_BITS & ~TCP_BITS, flags);
  }

  public boolean contains(Box other) {
    // Addresses differ most, so they are asked first.
    if (!source.contains(other.source) || !destination.contains(other.destination)) {
      return false;
    }
    for (int i = 0; i < ranges.length; i += 2) {
      if (ranges[i] > other.ranges[i] || ranges[i + 1] < other.ranges[i + 1]) {
        return false;
      }
    }
    return (other.freeFlags & ~freeFlags) == 0 && (other.flags & ~freeFlags) == flags;
  }

  public boolean overlaps(Box other) {
    if (!source.overlaps(other.source) || !destination.overlaps(other.destination)) {
      return false;
    }
    for (int i = 0; i < ranges.length; i += 2) {
      if (ranges[i] > other.ranges[i + 1] || ranges[i + 1] < other.ranges[i]) {
        return false;
      }
    }
    return ((flags ^ other.flags) & ~freeFlags & ~other.freeFlags) == 0;
  }

  /** The packets in both; null if there is none. */
  public @Nullable Box intersect(Box other) {
    if (!overlaps(other)) {
      return null;
    }
    AddressSet sources = source.intersect(other.source);
    AddressSet destinations = destination.intersect(other.destination);
    if (sources == null || destinations == null) {
      return null;
    }
    int[] both = new int[ranges.length];
    for (int i = 0; i < ranges.length; i += 2) {
      both[i] = Math.max(ranges[i], other.ranges[i]);
      both[i + 1] = Math.min(ranges[i + 1], other.ranges[i + 1]);
    }
    return new Box(sources, destinations, both, flags | other.flags, freeFlags & other.freeFlags);
  }

  /** The packets of this box that are not in {@code other}, as disjoint boxes. */
  public List<Box> minus(Box other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    List<Box> pieces = new ArrayList<>();
    Box rest = this;
    for (AddressSet piece : source.minus(other.source)) {
      pieces.add(rest.withAddresses(piece, destination));
    }
    rest = rest.withAddresses(shared(source, other.source), destination);
    for (AddressSet piece : destination.minus(other.destination)) {
      pieces.add(rest.withAddresses(rest.source, piece));
    }
    rest = rest.withAddresses(rest.source, shared(destination, other.destination));
    for (Field field : Field.values()) {
      rest = rest.cut(field, other, pieces);
    }
    for (int free = freeFlags & ~other.freeFlags; free != 0; free &= free - 1) {
      int bit = Integer.lowestOneBit(free);
      pieces.add(rest.withFlags(bit, ~other.flags));
      rest = rest.withFlags(bit, other.flags);
    }
    return pieces;
  }

  private static AddressSet shared(AddressSet one, AddressSet other) {
    AddressSet both = one.intersect(other);
    if (both == null) {
      throw new IllegalStateException(one + " and " + other + " have no address in common");
    }
    return both;
  }

  /** Puts what lies below and above the other's range aside, and answers the rest. */
  private Box cut(Field field, Box other, List<Box> aside) {
    int low = Math.max(low(field), other.low(field));
    int high = Math.min(high(field), other.high(field));
    if (low == low(field) && high == high(field)) {
      return this;
    }
    if (low(field) < low) {
      aside.add(with(field, low(field), low - 1));
    }
    if (high < high(field)) {
      aside.add(with(field, high + 1, high(field)));
    }
    return with(field, low, high);
  }

  /** How many headers it holds; used to compare boxes, so rounding does not matter. */
  double volume() {
    double volume =
        Math.scalb(1.0, source.freeBits() + destination.freeBits() + Integer.bitCount(freeFlags));
    for (int i = 0; i < ranges.length; i += 2) {
      volume *= ranges[i + 1] - ranges[i] + 1;
    }
    return volume;
  }

  /** One header of the box: in every field {@code wanted}'s value if the box has it. */
  public Box point(Box wanted) {
    Box point =
        withAddresses(
            source.at(wanted.source.high(), wanted.source.low()),
            destination.at(wanted.destination.high(), wanted.destination.low()));
    for (Field field : Field.values()) {
      int value = wanted.low(field);
      int chosen = value >= low(field) && value <= high(field) ? value : low(field);
      point = point.with(field, chosen, chosen);
    }
    return point.withFlags(freeFlags, wanted.flags);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Box box
        && source.equals(box.source)
        && destination.equals(box.destination)
        && Arrays.equals(ranges, box.ranges)
        && flags == box.flags
        && freeFlags == box.freeFlags;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * source.hashCode() + destination.hashCode()) + Arrays.hashCode(ranges);
  }

  @Override
  public String toString() {
    return source
        + " > "
        + destination
        + " "
        + Arrays.toString(ranges)
        + " "
        + flags
        + "/"
        + freeFlags;
  }
}

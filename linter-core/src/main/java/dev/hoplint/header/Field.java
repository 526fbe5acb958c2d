package dev.hoplint.header;

/** A field of a packet's headers that is a number; see {@link Box}. */
public enum Field {
  PROTOCOL(0, 255),
  /** TCP and UDP alone. */
  SOURCE_PORT(1, 65_535),
  DESTINATION_PORT(2, 65_535),
  /** Of ICMP or IGMP. */
  TYPE(3, 255),
  CODE(4, 255),
  TTL(5, 255),
  /** Bytes of the IP packet. */
  LENGTH(6, 65_535);

  static final int COUNT = values().length;
  private final int place;
  private final int highest;

  Field(int place, int highest) {
    this.place = place;
    this.highest = highest;
  }

  /** Its place among the fields, from 0. */
  int place() {
    return place;
  }

  /** The highest value, inclusive; the lowest is 0. */
  public int highest() {
    return highest;
  }

  /** Whether the field stands behind the IP header, where a later fragment has no such thing. */
  public boolean isTransport() {
    return switch (this) {
      case SOURCE_PORT, DESTINATION_PORT, TYPE, CODE -> true;
      case PROTOCOL, TTL, LENGTH -> false;
    };
  }
}

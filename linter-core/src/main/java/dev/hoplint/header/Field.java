package dev.hoplint.header;

/** A field of a packet's headers that is a number; see {@link Box}. */
public enum Field {
  PROTOCOL(255),
  /** TCP and UDP alone. */
  SOURCE_PORT(65_535),
  DESTINATION_PORT(65_535),
  /** Of ICMP or IGMP. */
  TYPE(255),
  CODE(255),
  TTL(255),
  /** Bytes of the IP packet. */
  LENGTH(65_535);

  static final int COUNT = values().length;
  private final int highest;

  Field(int highest) {
    this.highest = highest;
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

package dev.hoplint.testing.interpreter;

/**
 * What an entry asks of the IP header beside protocol and addresses, and when it counts.
 *
 * @param dscp 0–63, or {@link #UNSAID}
 * @param ttlAbove the time to live must be greater; {@link #UNSAID} if it may be any
 * @param timed whether the entry is under a time range
 * @param active whether that time range is active; true without one
 */
public record Marking(int dscp, int ttlAbove, boolean timed, boolean active) {
  public static final int UNSAID = -1;

  /** Nothing is asked. */
  public static final Marking NONE = new Marking(UNSAID, UNSAID, false, true);

  public static Marking ofDscp(int dscp) {
    return new Marking(dscp, UNSAID, false, true);
  }

  public static Marking ofTtlAbove(int ttl) {
    return new Marking(UNSAID, ttl, false, true);
  }

  public static Marking ofTimeRange() {
    return new Marking(UNSAID, UNSAID, true, true);
  }

  /** The same while no time range is active. */
  public Marking outsideTimeRanges() {
    return new Marking(dscp, ttlAbove, timed, !timed);
  }

  boolean match(Packet packet) {
    return active
        && (dscp == UNSAID || dscp == packet.typeOfService() >> 2)
        && (ttlAbove == UNSAID || packet.ttl() > ttlAbove);
  }

  /** With a blank before it; empty if nothing is asked. */
  String toIos() {
    return (dscp == UNSAID ? "" : " dscp " + dscp)
        + (ttlAbove == UNSAID ? "" : " ttl gt " + ttlAbove)
        + (timed ? " time-range OFFICE" : "");
  }
}

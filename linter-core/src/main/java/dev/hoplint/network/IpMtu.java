package dev.hoplint.network;

import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * An interface's IP MTU.
 *
 * @param bytes the largest IP packet that leaves whole; {@link #NOT_KNOWN} if {@code origin} is
 *     {@link Origin#UNKNOWN}
 * @param span the line that sets it, or null
 */
public record IpMtu(int bytes, Origin origin, @Nullable Span span) {
  public static final int NOT_KNOWN = -1;
  public static final IpMtu UNKNOWN = new IpMtu(NOT_KNOWN, Origin.UNKNOWN, null);

  /** Where the number comes from. */
  public enum Origin {
    /** {@code ip mtu}. */
    EXPLICIT,
    /** The tunnel's egress interface less the encapsulation. */
    DERIVED,
    /** {@code mtu}. */
    L2,
    /** 1500, as nothing else is said. */
    DEFAULT,
    /** A tunnel whose egress interface is not known: 1500 less the encapsulation. */
    ASSUMED,
    UNKNOWN
  }

  public boolean isKnown() {
    return origin != Origin.UNKNOWN;
  }
}

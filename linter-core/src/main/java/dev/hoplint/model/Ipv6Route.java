package dev.hoplint.model;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code ipv6 route [vrf V] PREFIX/LENGTH [INTERFACE] [NEXT-HOP] [nexthop-vrf V] [DISTANCE] …}; the
 * span is the whole line's words.
 *
 * @param outInterface in full spelling; null if the line names none, and never null with a
 *     link-local next hop
 * @param nextHop null if the line names none; one of the two is there
 * @param nextHopVrf the VRF in whose table the next hop is looked up; "" for the global table, null
 *     if it is the route's own
 * @param distance administrative distance 1–255; 1 if the line gives none
 * @param use for which packets the route is
 * @param track {@code track N}: the route may be absent
 */
public record Ipv6Route(
    @Nullable String vrf,
    Ipv6Prefix prefix,
    @Nullable NameUse outInterface,
    @Nullable Ipv6Address nextHop,
    @Nullable String nextHopVrf,
    int distance,
    Use use,
    @Nullable String track,
    boolean permanent,
    Span span) {
  /** {@code unicast}, {@code multicast}, or neither word. */
  public enum Use {
    BOTH,
    UNICAST,
    MULTICAST
  }
}

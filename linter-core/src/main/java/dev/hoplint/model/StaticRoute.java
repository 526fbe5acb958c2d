package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code ip route [vrf V] PREFIX MASK [INTERFACE] [NEXT-HOP] [DISTANCE] …}; the span is the whole
 * line's words.
 *
 * @param outInterface in full spelling; null if the line names none
 * @param nextHop null if the line names none; one of the two is there, unless {@code dhcp}
 * @param distance administrative distance 1–255; 1 if the line gives none
 * @param track {@code track N}: the route may be absent
 * @param global {@code global}: the next hop is looked up in the global table
 * @param dhcp {@code ip route … dhcp}: the next hop is learned
 */
public record StaticRoute(
    @Nullable String vrf,
    Ipv4Prefix prefix,
    @Nullable NameUse outInterface,
    @Nullable Ipv4Address nextHop,
    int distance,
    @Nullable String track,
    boolean permanent,
    boolean global,
    boolean dhcp,
    Span span) {}

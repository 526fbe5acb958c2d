package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A route as configured, or as `show ip route` prints it.
 *
 * @param connected whether it is an interface's own subnet
 * @param outInterface name in full spelling, or null if only a next hop is given
 * @param nextHop null for a connected route or one to an interface alone; if both are null, the
 *     next hop is learned by DHCP
 * @param distance administrative distance, 0 for connected
 * @param global whether the next hop is looked up in the global table, whatever VRF the route is in
 * @param nextHopVrf the VRF in whose table the next hop is looked up, if it is another one
 * @param span the line that makes it
 */
public record RouteEntry(
    Ipv4Prefix prefix,
    boolean connected,
    @Nullable String outInterface,
    @Nullable Ipv4Address nextHop,
    int distance,
    boolean global,
    @Nullable String nextHopVrf,
    Span span) {

  public RouteEntry(
      Ipv4Prefix prefix,
      boolean connected,
      @Nullable String outInterface,
      @Nullable Ipv4Address nextHop,
      int distance,
      boolean global,
      Span span) {
    this(prefix, connected, outInterface, nextHop, distance, global, null, span);
  }

  /** The VRF in whose table the next hop is looked up, null for the global one. */
  @Nullable String vrfOfNextHop(@Nullable String own) {
    if (global) {
      return null;
    }
    return nextHopVrf == null ? own : nextHopVrf;
  }
}

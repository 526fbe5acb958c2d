package dev.hoplint.model;

import dev.hoplint.address.Ipv6Address;
import org.jspecify.annotations.Nullable;

/**
 * What a tunnel's lines say besides {@link Tunnel}.
 *
 * @param destinationName {@code tunnel destination NAME}, a host name, or {@code dynamic}
 * @param destinationIpv6 {@code tunnel destination A} with an IPv6 address
 * @param sourceIpv6 {@code tunnel source A} with an IPv6 address
 * @param pathMtuAge {@code tunnel path-mtu-discovery age-timer N}, minutes; -1 is {@code infinite}
 * @param pathMtuMinimum {@code tunnel path-mtu-discovery min-mtu N}, bytes
 */
public record TunnelExtras(
    @Nullable Setting<String> destinationName,
    @Nullable Setting<Ipv6Address> destinationIpv6,
    @Nullable Setting<Ipv6Address> sourceIpv6,
    @Nullable Setting<Integer> pathMtuAge,
    @Nullable Setting<Integer> pathMtuMinimum) {
  public static final TunnelExtras NONE = new TunnelExtras(null, null, null, null, null);
}

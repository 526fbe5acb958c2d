package dev.hoplint.model;

import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What an interface says of its link layer.
 *
 * @param encapsulation the words after {@code encapsulation} in lower case ({@code ppp}, {@code
 *     dot1q 10 native})
 * @param dialerPool {@code dialer pool N}, of a dialer
 * @param dialerPoolMember {@code dialer pool-member N}, of a port
 * @param pppoeClientPool {@code pppoe-client dial-pool-number N}, of a port
 * @param pppMaxPayload {@code pppoe-client ppp-max-payload N}, bytes (RFC 4638)
 * @param pseudowire {@code xconnect A N encapsulation mpls}: frames of the port travel in MPLS
 * @param isis {@code ip router isis}
 */
public record LinkSettings(
    @Nullable Setting<String> encapsulation,
    @Nullable Setting<Integer> dialerPool,
    @Nullable Setting<Integer> dialerPoolMember,
    @Nullable Setting<Integer> pppoeClientPool,
    @Nullable Setting<Integer> pppMaxPayload,
    @Nullable Span pseudowire,
    @Nullable Span isis) {
  public static final LinkSettings NONE =
      new LinkSettings(null, null, null, null, null, null, null);
}

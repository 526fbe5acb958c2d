package dev.hoplint.network;

import dev.hoplint.header.Header;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A packet's passage through one router.
 *
 * @param ingress null if the router itself made the packet
 * @param arriving the packet as it came in
 * @param way where the router sends it
 * @param leaving the packet as it goes out, after NAT
 * @param translation the line by which NAT changed it, or null
 * @param natUndecided whether NAT may change it in a way the files don't tell
 */
public record Hop(
    Router router,
    @Nullable Port ingress,
    Header arriving,
    Forwarder.Way way,
    Header leaving,
    @Nullable Span translation,
    boolean natUndecided) {

  /** The interface it leaves by, or null if it does not leave. */
  public @Nullable Port egress() {
    return way instanceof Forwarder.Way.Out out ? out.egress() : null;
  }
}

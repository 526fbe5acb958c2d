package dev.hoplint.network;

import dev.hoplint.header.Header;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way that transit TCP can take.
 *
 * @param ports every interface passed
 * @param egresses those of them by which the packets leave a router
 * @param example a destination that shows it, in words
 * @param assumption what it rests on, or null if the files show it
 * @param trace the example's way; null if no route of the files leads it
 * @param knownSource whether the sender's network is connected, or has a route other than a default
 */
public record TransitPath(
    List<Port> ports,
    List<Port> egresses,
    String example,
    @Nullable String assumption,
    @Nullable Trace trace,
    boolean knownSource) {
  public TransitPath {
    ports = List.copyOf(ports);
    egresses = List.copyOf(egresses);
  }

  /** The way that an example takes. */
  static TransitPath of(Trace trace, boolean knownSource) {
    List<Port> egresses = new ArrayList<>();
    boolean byPolicy = false;
    for (Hop hop : trace.hops()) {
      Port out = hop.egress();
      if (out != null) {
        egresses.add(out);
      }
      byPolicy |= PolicyPaths.isByPolicy(hop);
    }
    Header header = trace.hops().get(0).received();
    String example = "from " + header.source() + " to " + header.destination();
    return new TransitPath(
        trace.ports(),
        egresses,
        // Policies tell ports apart; routes do not.
        byPolicy ? example + " port " + header.destinationPort() : example,
        null,
        trace,
        knownSource);
  }

  /** Whether it enters a router through {@code ingress} and leaves it through {@code egress}. */
  boolean passes(Port ingress, Port egress) {
    return trace != null
        && trace.hops().stream().anyMatch(h -> h.ingress() == ingress && h.egress() == egress);
  }
}

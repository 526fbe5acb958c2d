package dev.hoplint.network;

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
}

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
 */
public record TransitPath(
    List<Port> ports, List<Port> egresses, String example, @Nullable String assumption) {
  public TransitPath {
    ports = List.copyOf(ports);
    egresses = List.copyOf(egresses);
  }
}

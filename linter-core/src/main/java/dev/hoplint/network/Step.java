package dev.hoplint.network;

import dev.hoplint.network.Trace.End;
import org.jspecify.annotations.Nullable;

/**
 * Where a packet gets to from a router; with neither {@code next} nor {@code end} it leaves the
 * files.
 *
 * @param next the interface it comes in on next, or null
 * @param outer the packet that carries it through a tunnel, or null
 */
record Step(@Nullable Port next, @Nullable End end, Trace.@Nullable Outer outer) {
  static final Step OUT_OF_THE_FILES = new Step(null, null, null);

  static Step to(Port next) {
    return new Step(next, null, null);
  }

  static Step end(End end) {
    return new Step(null, end, null);
  }
}

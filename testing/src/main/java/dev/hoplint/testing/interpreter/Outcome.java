package dev.hoplint.testing.interpreter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a packet. Two packets that differ in the decision alone still go the same way, so
 * the decision is no part of it.
 *
 * @param nextHop null if the destination is on a connected network, or the packet is dropped
 * @param neighbour whom the frame is sent to: the next hop, or the destination itself
 * @param port the interface it leaves by; null if it is dropped
 * @param source its source address when it leaves
 */
public record Outcome(@Nullable Integer nextHop, int neighbour, @Nullable String port, int source) {

  /** Whether two fragments of one datagram meet on one way. */
  public boolean sameWayAs(Outcome other) {
    return neighbour == other.neighbour && Objects.equals(port, other.port);
  }

  @Override
  public String toString() {
    if (port == null) {
      return "dropped";
    }
    return (nextHop == null ? "connected" : "to " + Dotted.of(nextHop)) + " by " + port;
  }
}

package dev.hoplint.network;

import dev.hoplint.network.Receipt.Outcome;
import java.util.List;

/**
 * What becomes of a datagram and of its reply.
 *
 * @param roundTrips one for each choice among equally good ways, at least one
 * @param complete false if there are more choices than were looked at
 */
public record Conversation(Datagram datagram, List<RoundTrip> roundTrips, boolean complete) {
  public Conversation {
    roundTrips = List.copyOf(roundTrips);
  }

  /** Where equally good ways end otherwise, which of them is taken is not known. */
  public Outcome outcome() {
    Outcome first = roundTrips.get(0).outcome();
    for (RoundTrip other : roundTrips) {
      if (other.outcome() != first) {
        return Outcome.UNDECIDED;
      }
    }
    return complete ? first : first.or(Outcome.UNDECIDED);
  }
}

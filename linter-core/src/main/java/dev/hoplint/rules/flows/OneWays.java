package dev.hoplint.rules.flows;

import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.OneWay;
import dev.hoplint.network.RoundTrip;
import org.jspecify.annotations.Nullable;

/** Tells the two ways of a flow's conversation apart. */
final class OneWays {
  private OneWays() {}

  /** The request if it arrives, else null. */
  static @Nullable OneWay requestArrives(RoundTrip trip) {
    return trip.request().receipt().isDelivered() ? trip.request() : null;
  }

  static boolean isReply(OneWay way, DeclaredFlow flow) {
    return !way.sent().header().source().equals(flow.small().datagram().source());
  }
}

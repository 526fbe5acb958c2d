package dev.hoplint.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that fails because a policy route takes its request past the NAT that the routing
 * table would have taken it through: the reply goes another way, to the address that was not
 * translated, and is dropped there.
 */
public final class AvoidedNat {
  private AvoidedNat() {}

  /** Null if the conversation does not fail, or for another reason, or that is not sure. */
  public static @Nullable OneSided of(Network network, RoundTrip trip) {
    OneWay reply = trip.reply();
    if (reply == null
        || !trip.request().receipt().isDelivered()
        || !reply.isLostForSure()
        || reply.receipt().oneSided()) {
      return null;
    }
    List<Hop> there = trip.request().trace().allHops();
    Parting parting = Parting.of(reply, there);
    Hop hop = parting == null ? null : untranslated(network, there);
    if (hop == null || hop.egress() == null) {
      return null;
    }
    String reason =
        "the policy takes the request past the NAT of "
            + hop.router().name()
            + ", so that the reply goes to "
            + hop.arriving().source()
            + " itself, and is lost ("
            + reply.receipt().reason()
            + ")";
    // The reply leaves the request's way by its table; what decides is the policy.
    return new OneSided(reason, reply.receipt().why(), null, null);
  }

  private static @Nullable Hop untranslated(Network network, List<Hop> hops) {
    for (Hop hop : hops) {
      if (hop.ingress() != null
          && hop.translation() == null
          && !hop.natUndecided()
          && Parting.isByPolicy(network, hop)
          && network.tracer().forwarder().routed(hop.router(), hop.ingress().vrf(), hop.arriving())
              instanceof Forwarder.Way.Out out
          && Nat.source(hop.ingress(), out.egress(), hop.arriving())
              instanceof Nat.Result.Translated) {
        return hop;
      }
    }
    return null;
  }
}

package dev.hoplint.network;

import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that fails because something that keeps account of it, NAT, connection tracking or
 * a strict check of sources, sees one of its two ways only.
 *
 * @param reason why it fails
 * @param where the line at which it fails, or null
 * @param ofReply where the reply leaves the request's track; null if it does not, or there is none
 * @param ofRequest where the request leaves the reply's track; null likewise
 */
public record OneSided(
    String reason, @Nullable Span where, @Nullable Parting ofReply, @Nullable Parting ofRequest) {
  /** Null if the conversation does not fail, or for another reason, or that is not sure. */
  public static @Nullable OneSided of(Network network, RoundTrip trip) {
    OneWay request = trip.request();
    OneWay reply = trip.reply();
    if (reply == null) {
      return request.isLostForSure() && request.receipt().oneSided()
          ? new OneSided(request.receipt().reason(), request.receipt().why(), null, null)
          : null;
    }
    if (!request.receipt().isDelivered()) {
      return null;
    }
    Asymmetry broken = trip.broken();
    if (reply.isLostForSure() && reply.receipt().oneSided()) {
      return between(network, request, reply, reply.receipt().reason(), reply.receipt().why());
    }
    if (reply.receipt().isDelivered() && broken != null && broken.declared()) {
      String reason = broken.words() + " sees the request, and not its reply";
      return between(network, request, reply, reason, broken.span());
    }
    return null;
  }

  private static OneSided between(
      Network network, OneWay request, OneWay reply, String reason, @Nullable Span where) {
    List<Hop> there = request.trace().allHops();
    List<Hop> back = whole(network, reply);
    return new OneSided(
        reason, where, Parting.of(reply, there), back.isEmpty() ? null : Parting.of(request, back));
  }

  /** The way on which the reply would arrive if nothing stopped it; empty if that is not known. */
  private static List<Hop> whole(Network network, OneWay reply) {
    List<Hop> hops = reply.trace().allHops();
    if (hops.isEmpty() || !(reply.trace().end() instanceof Trace.End.Dropped)) {
      return hops;
    }
    Hop first = hops.get(0);
    Trace unhindered =
        network.tracer().follow(reply.sent().header(), first.router(), first.ingress());
    return unhindered.end() instanceof Trace.End.Delivered ? unhindered.hops() : List.of();
  }

  /** The hop at which a policy route, against the table, makes the ways differ; null if none. */
  public @Nullable Hop policyHop(Network network, List<Hop> request) {
    if (ofReply != null && ofReply.isByPolicy(network)) {
      return ofReply.hop();
    }
    if (ofRequest != null && ofRequest.isByPolicy(network)) {
      return ofRequest.hop();
    }
    if (ofReply != null || ofRequest != null) {
      return null;
    }
    for (Hop hop : request) {
      if (Parting.isByPolicy(network, hop)) {
        return hop;
      }
    }
    return null;
  }
}

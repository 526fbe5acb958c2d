package dev.hoplint.network;

import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one of a conversation's two ways leaves the other's track.
 *
 * @param hop the last router of the way that is on the other's track; null if already its sender
 *     chose another way
 * @param line the line that decides, or null if none of the files does
 */
public record Parting(@Nullable Hop hop, @Nullable DecidingLine line) {
  /**
   * Where {@code way} first goes where {@code back}, the other one read backwards, has not been;
   * null if it nowhere does.
   */
  static @Nullable Parting of(OneWay way, List<Hop> back) {
    List<Hop> there = way.trace().allHops();
    for (int i = 0; i < there.size(); i++) {
      int mirror = back.size() - 1 - i;
      boolean onTrack =
          mirror >= 0
              && there.get(i).router() == back.get(mirror).router()
              && there.get(i).ingress() == back.get(mirror).egress();
      if (!onTrack) {
        return i == 0 ? atSender(way) : new Parting(there.get(i - 1));
      }
    }
    return there.size() < back.size() && !there.isEmpty()
        ? new Parting(there.get(there.size() - 1))
        : null;
  }

  private Parting(Hop hop) {
    this(hop, DecidingLine.of(hop));
  }

  private static Parting atSender(OneWay way) {
    Span why = way.departure().why();
    return new Parting(
        null, why == null ? null : new DecidingLine(way.departure().host(), why, false, List.of()));
  }

  /** Whether a policy route decides, and the table alone would send the packet elsewhere. */
  public boolean isByPolicy(Network network) {
    return hop != null && isByPolicy(network, hop);
  }

  static boolean isByPolicy(Network network, Hop hop) {
    if (!(hop.way() instanceof Way.Out out) || out.policy() == null) {
      return false;
    }
    Port ingress = hop.ingress();
    Way routed =
        network
            .tracer()
            .forwarder()
            .routed(hop.router(), ingress == null ? null : ingress.vrf(), hop.arriving());
    return !Differences.same(routed, hop.way());
  }
}

package dev.hoplint.network;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.network.Receipt.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request and its reply, by one choice among equally good ways.
 *
 * @param reply null if the request does not arrive, so that there is none
 * @param asymmetries what keeps account of connections on one of the two ways only
 */
public record RoundTrip(OneWay request, @Nullable OneWay reply, List<Asymmetry> asymmetries) {
  public RoundTrip {
    asymmetries = List.copyOf(asymmetries);
  }

  public Outcome outcome() {
    Outcome outcome = request.receipt().outcome();
    if (reply != null) {
      outcome = outcome.or(reply.receipt().outcome());
    }
    Asymmetry broken = broken();
    return broken == null
        ? outcome
        : outcome.or(broken.declared() ? Outcome.LOST : Outcome.UNDECIDED);
  }

  /**
   * What tracks the connection and sees the request alone: of TCP it then drops what follows. Null
   * if there is none.
   */
  public @Nullable Asymmetry broken() {
    if (reply == null || request.sent().header().protocol() != IpProtocols.TCP) {
      return null;
    }
    for (Asymmetry one : asymmetries) {
      if (one.kind() == Asymmetry.Kind.STATE && !one.onReply()) {
        return one;
      }
    }
    return null;
  }
}

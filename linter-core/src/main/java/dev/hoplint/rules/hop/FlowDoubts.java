package dev.hoplint.rules.hop;

import dev.hoplint.header.Header;
import dev.hoplint.network.Asymmetry;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.Network;
import dev.hoplint.network.OneWay;
import dev.hoplint.network.Receipt;
import dev.hoplint.network.Receipt.Outcome;
import dev.hoplint.network.RoundTrip;
import dev.hoplint.network.Unknown;
import dev.hoplint.rule.Finding;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says of a declared flow what kept the rules about flows from judging it: one thing at most. */
public final class FlowDoubts {
  private FlowDoubts() {}

  public static void of(DeclaredFlow flow, Network network, Consumer<Finding> found) {
    Unknown doubt = flow.hasSender() && isLost(flow) ? null : flow.unknownEnd();
    if (doubt == null) {
      if (isContested(flow, network)) {
        return;
      }
      doubt = doubt(flow, flow.small(), flow.isAnswered());
    }
    if (doubt == null && isDelivered(flow)) {
      boolean both = flow.isAnswered() && flow.declared().protocol() != Header.UDP;
      doubt = doubt(flow, flow.fullSize(), both);
    }
    if (doubt != null) {
      found.accept(
          FileFindings.simple(
              HopRules.NOT_ANALYSED,
              doubt.span(),
              "flow " + flow.name() + " cannot be judged: " + doubt.reason()));
    }
  }

  private static boolean isLost(DeclaredFlow flow) {
    return flow.small().complete()
        && flow.small().roundTrips().stream().allMatch(t -> t.request().isLostForSure());
  }

  private static boolean isDelivered(DeclaredFlow flow) {
    return flow.unknownEnd() == null
        && flow.small().roundTrips().stream().allMatch(t -> t.request().receipt().isDelivered());
  }

  /** An end that two devices have is spoken of by itself. */
  private static boolean isContested(DeclaredFlow flow, Network network) {
    return network.conversations().ownedTwice(flow.small().datagram().source()) != null
        || network.conversations().ownedTwice(flow.small().datagram().destination()) != null;
  }

  private static @Nullable Unknown doubt(
      DeclaredFlow flow, Conversation conversation, boolean both) {
    Span place = flow.declared().span();
    Outcome first = null;
    for (RoundTrip trip : conversation.roundTrips()) {
      Unknown doubt = doubt(trip, both, place);
      if (doubt != null) {
        return doubt;
      }
      Outcome outcome = both ? trip.outcome() : trip.request().receipt().outcome();
      if (first != null && outcome != first) {
        return new Unknown("of equally good ways one loses it, and another does not", place);
      }
      first = outcome;
    }
    return conversation.complete()
        ? null
        : new Unknown("there are too many combinations of equally good ways", place);
  }

  private static @Nullable Unknown doubt(RoundTrip trip, boolean both, Span place) {
    Unknown doubt = doubt(trip.request(), place);
    OneWay reply = both ? trip.reply() : null;
    if (doubt != null || reply == null) {
      return doubt;
    }
    Asymmetry broken = trip.broken();
    return broken != null && !broken.declared() && reply.receipt().isDelivered()
        ? new Unknown(broken.words() + " sees the request, and not its reply", broken.span())
        : doubt(reply, place);
  }

  private static @Nullable Unknown doubt(OneWay way, Span place) {
    Receipt receipt = way.receipt();
    if (receipt.outcome() == Outcome.UNDECIDED) {
      return new Unknown(receipt.reason(), receipt.why() == null ? place : receipt.why());
    }
    List<Unknown> doubts = way.doubts();
    return receipt.outcome() == Outcome.LOST && !doubts.isEmpty() ? doubts.get(0) : null;
  }
}

package dev.hoplint.network;

import dev.hoplint.header.Header;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a datagram, all its pieces taken together.
 *
 * @param reason why it is not delivered, or not known to be; empty if it is delivered
 * @param why the line that decides, or null
 * @param received the header that its receiver sees; null if it is lost, or its way ends unknown
 * @param oneSided whether it is lost because what keeps account of the conversation, NAT,
 *     connection tracking or a strict check of sources, sees one of its two ways only
 */
public record Receipt(
    Outcome outcome,
    String reason,
    @Nullable Span why,
    @Nullable Header received,
    boolean oneSided) {
  Receipt(Outcome outcome, String reason, @Nullable Span why, @Nullable Header received) {
    this(outcome, reason, why, received, false);
  }

  /** Ascending by how bad it is. */
  public enum Outcome {
    /** Whole, as far as the files tell, and they tell everything. */
    DELIVERED,
    /** The files don't tell. */
    UNDECIDED,
    /** For sure not, or not whole. */
    LOST;

    Outcome or(Outcome other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  static Receipt lost(String reason, @Nullable Span why, boolean oneSided) {
    return new Receipt(Outcome.LOST, reason, why, null, oneSided);
  }

  public boolean isDelivered() {
    return outcome == Outcome.DELIVERED;
  }
}

package dev.hoplint.network;

import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a datagram from its sender to its receiver.
 *
 * @param sent as its sender made it
 * @param trace from the sender on; without hops if no router takes it
 * @param remarks what changed the datagram before it was sent
 */
public record OneWay(
    Piece sent, Departure departure, Trace trace, Receipt receipt, List<Remark> remarks) {
  public OneWay {
    remarks = List.copyOf(remarks);
  }

  /** {@code span} is the line that says so, or null. */
  public record Remark(String text, @Nullable Span span) {}

  /** Every piece from the sender to its end; one if it stays whole. */
  public List<Trace.Leaf> pieces() {
    return trace.leaves(sent);
  }

  /** The names of the routers that the first piece passes, in order. */
  public List<String> path() {
    List<String> names = new ArrayList<>();
    for (Hop hop : trace.allHops()) {
      names.add(hop.router().name());
    }
    return names;
  }

  /** The smallest MSS clamp that it passes, or null. */
  public Clamps.@Nullable Clamp clamp() {
    return Clamps.smallest(trace.ports());
  }

  /** Whether it is not delivered, and nothing on its way up to there is unknown. */
  public boolean isLostForSure() {
    return receipt.outcome() == Receipt.Outcome.LOST && doubts().isEmpty();
  }

  /** What the files don't tell of its way, where it is taken to go on. */
  public List<Unknown> doubts() {
    List<Unknown> doubts = new ArrayList<>(departure.doubts());
    for (Trace.Leaf piece : pieces()) {
      doubts.addAll(piece.doubts());
    }
    return doubts;
  }

  OneWay judged(Receipt anew) {
    return new OneWay(sent, departure, trace, anew, remarks);
  }
}

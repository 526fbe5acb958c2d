package dev.hoplint.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a flow's packets can arrive at a point as fragments.
 *
 * @param chance the answer
 * @param reason why, in words that end a sentence
 * @param datagram bytes of the flow's full-size packet
 * @param mtu the smallest IP MTU before the point, bytes
 * @param fragmenter the interface that makes the fragments, or whose IP MTU stands in for one that
 *     is in no file; null if none is known
 * @param standIn whether {@code fragmenter} only stands in
 * @param upstream the hops before the point; empty if nothing before it is known
 * @param assumptions what the answer rests on beside the files
 */
public record Arrival(
    Chance chance,
    String reason,
    int datagram,
    int mtu,
    @Nullable Port fragmenter,
    boolean standIn,
    List<Hop> upstream,
    List<String> assumptions) {
  public Arrival {
    upstream = List.copyOf(upstream);
    assumptions = List.copyOf(assumptions);
  }

  /** Ascending. */
  public enum Chance {
    NO,
    UNLIKELY,
    YES
  }

  /** The sizes of a full-size packet's pieces, IP header included; one piece if it fits. */
  public List<Integer> fragments() {
    return Fragments.sizes(datagram, mtu);
  }
}

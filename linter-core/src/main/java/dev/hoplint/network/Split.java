package dev.hoplint.network;

import dev.hoplint.header.Header;
import dev.hoplint.header.Policy;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.RouteMap;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A packet whose fragments part ways at a policy.
 *
 * @param router where they part
 * @param ingress the interface whose policy it is; null for the router's local policy
 * @param map the policy
 * @param initial headers of the first fragment
 * @param initialDecision what the policy makes of it
 * @param nonInitialDecision what it makes of a later one
 * @param initialTrace its way from here
 * @param nonInitialTrace the later one's way from here
 * @param difference how the two ways differ
 * @param arrival whether fragments can arrive here
 * @param fragments sizes of the pieces shown, IP header included; one piece if the packet fits
 * @param reassembled whether virtual reassembly is declared to give this policy the ports of later
 *     fragments, and runs here
 * @param declared whether the packet belongs to a declared flow
 * @param limited why the finding is a note at most, or null
 * @param assumptions what it rests on beside the files
 * @param place the entry or clause by which they part
 */
public record Split(
    Router router,
    @Nullable Port ingress,
    RouteMap map,
    Header initial,
    Policy.Decision initialDecision,
    Policy.Decision nonInitialDecision,
    Trace initialTrace,
    Trace nonInitialTrace,
    Difference difference,
    Arrival arrival,
    List<Integer> fragments,
    boolean reassembled,
    boolean declared,
    @Nullable String limited,
    List<String> assumptions,
    Span place,
    @Nullable AccessEntry entry) {
  public Split {
    fragments = List.copyOf(fragments);
    assumptions = List.copyOf(assumptions);
  }

  /** A marking or a time to live that only some packets have, and this one needs; or null. */
  public @Nullable String marking() {
    return SplitPacket.marking(initial);
  }

  /** Bytes of the whole packet shown. */
  public int datagram() {
    int payload = fragments.stream().mapToInt(size -> size - Fragments.IP_HEADER).sum();
    return payload + Fragments.IP_HEADER;
  }

  /**
   * How two ways differ.
   *
   * @param kind how bad it is
   * @param words in what, in words that follow "the two ways differ in"
   */
  public record Difference(Kind kind, String words) {
    /** Ascending by the harm that it does. */
    public enum Kind {
      /** Same way, other marking. */
      MARKING,
      /** Plain routers, and the same receiver: it can reassemble. */
      EQUIVALENT,
      /** One of the ways is not known to its end. */
      UNKNOWN,
      /** NAT, tracked connections, VRF or receiver: the packet is lost. */
      HARMFUL
    }
  }

  /**
   * Whether fragments do arrive, and are lost: true from the files and the declared flows alone.
   */
  public boolean isFatal() {
    return limited == null
        && !reassembled
        && marking() == null
        && arrival.chance() == Arrival.Chance.YES
        && difference.kind() == Difference.Kind.HARMFUL;
  }

  /** What the first fragment meets here. */
  public Hop initialHop() {
    return initialTrace.hops().get(0);
  }

  /** What the later fragments meet here. */
  public Hop nonInitialHop() {
    return nonInitialTrace.hops().get(0);
  }
}

package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of one packet, router by router, and how it ends. */
public record Trace(List<Hop> hops, End end) {
  public Trace {
    hops = List.copyOf(hops);
  }

  /** Why a packet is thrown away. */
  public enum Cause {
    /** No route, a route to Null0, or a policy that says so. */
    ROUTE,
    /** An access list. */
    FILTER,
    /** Reverse path check of the source. */
    SOURCE_CHECK,
    /** A device that tracks connections and has not seen this one begin. */
    STATE,
    /** Translation that cannot be made for this packet. */
    NAT,
    /** Virtual reassembly. */
    REASSEMBLY,
    /** TTL used up. */
    HOP_LIMIT,
    /** The packet that carries it through a tunnel is lost. */
    TUNNEL
  }

  /** How a way ends. */
  public sealed interface End {
    /** At a host on a router's subnet, or at a router ({@code receiver} then owns the address). */
    record Delivered(Ipv4Address address, Port receiver) implements End {}

    /**
     * At a host of which only a dump or {@code hoplint.yaml} tells, whose subnet no router of the
     * files is on.
     *
     * @param interfaceName empty if it is not known
     */
    record Reached(Ipv4Address address, String host, String interfaceName) implements End {}

    /** To a next hop, or over a line, whose other end is in no file. */
    record Left(Port egress, @Nullable Ipv4Address nextHop) implements End {}

    /** Thrown away for sure. */
    record Dropped(Router router, String reason, Span why, Cause cause) implements End {}

    /** Thrown away, or not sent, by a host. */
    record DroppedByHost(String host, String reason, @Nullable Span why) implements End {}

    /**
     * Larger than a link, and not to be fragmented.
     *
     * @param mtu bytes of the IP MTU of {@code egress}
     * @param silencedBy the line by which the sender is not told; null if it is told
     * @param notice the way of the ICMP message that tells the sender; null if none is sent
     */
    record TooBig(
        Router router,
        Port egress,
        int mtu,
        Span why,
        @Nullable Span silencedBy,
        @Nullable Trace notice)
        implements End {}

    /** The files don't tell how it goes on. */
    record Undecided(@Nullable Router router, String reason, @Nullable Span why) implements End {}

    /** It comes back to where it was. */
    record Loop(Router router) implements End {}

    /**
     * It goes on in fragments, each on a way of its own.
     *
     * @param mtu bytes that it was too large for
     * @param span the line that sets them, or null
     */
    record Fragmented(int mtu, @Nullable Span span, List<Part> parts) implements End {
      public Fragmented {
        parts = List.copyOf(parts);
      }
    }
  }

  /**
   * A fragment and its way from the next router on.
   *
   * @param outer the packet that carries it there, or null
   */
  public record Part(Piece piece, @Nullable Outer outer, Trace trace) {}

  /**
   * The packet that carries another through a tunnel.
   *
   * @param trace its way to the tunnel's other end
   * @param gap why that way is not known to its end, or null
   */
  public record Outer(Piece piece, Trace trace, @Nullable Unknown gap) {}

  /** One piece from the sender, or from where it was made, to its end. */
  public record Leaf(Piece piece, List<Hop> hops, End end) {
    public Leaf {
      hops = List.copyOf(hops);
    }

    /** The address at which it arrives, or null. */
    public @Nullable Ipv4Address arrivedAt() {
      return address(end);
    }

    /** What its router, or its sender, could not tell on the way. */
    public List<Unknown> doubts() {
      List<Unknown> doubts = new ArrayList<>();
      for (Hop hop : hops) {
        doubts.addAll(hop.doubts());
        Outer outer = hop.outer();
        if (outer != null && outer.gap() != null) {
          doubts.add(outer.gap());
        }
      }
      return doubts;
    }
  }

  private static @Nullable Ipv4Address address(End end) {
    return end instanceof End.Delivered delivered
        ? delivered.address()
        : end instanceof End.Reached reached ? reached.address() : null;
  }

  /** Every piece of a packet that starts as {@code whole}, in order, each from the very start. */
  public List<Leaf> leaves(Piece whole) {
    List<Leaf> leaves = new ArrayList<>();
    collect(whole, new ArrayList<>(), null, leaves);
    return leaves;
  }

  private void collect(Piece piece, List<Hop> before, @Nullable Outer outer, List<Leaf> leaves) {
    List<Hop> all = new ArrayList<>(before);
    if (outer != null) {
      all.set(all.size() - 1, all.get(all.size() - 1).in(outer));
    }
    all.addAll(hops);
    if (end instanceof End.Fragmented fragmented) {
      for (Part part : fragmented.parts()) {
        part.trace().collect(part.piece(), all, part.outer(), leaves);
      }
    } else {
      leaves.add(new Leaf(piece, all, end));
    }
  }

  /**
   * The interfaces passed, in order: of every router the one it came in on and the one it left by.
   * Of a packet in fragments, those of the first.
   */
  public List<Port> ports() {
    List<Port> ports = new ArrayList<>();
    for (Hop hop : allHops()) {
      ports.addAll(hop.ports());
    }
    return ports;
  }

  /** The hops to the end; of a packet in fragments, those of the first. */
  public List<Hop> allHops() {
    if (!(end instanceof End.Fragmented fragmented)) {
      return hops;
    }
    List<Hop> all = new ArrayList<>(hops);
    all.addAll(fragmented.parts().get(0).trace().allHops());
    return all;
  }

  /** Whether it ends, as far as the files tell, anywhere but in the bin. */
  public boolean arrives() {
    return end instanceof End.Delivered || end instanceof End.Left;
  }
}

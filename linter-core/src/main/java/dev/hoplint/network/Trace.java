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

  /** How a way ends. */
  public sealed interface End {
    /** At a host on a router's subnet, or at a router ({@code receiver} then owns the address). */
    record Delivered(Ipv4Address address, Port receiver) implements End {}

    /** To a next hop, or over a line, whose other end is in no file. */
    record Left(Port egress, @Nullable Ipv4Address nextHop) implements End {}

    /** Thrown away for sure. */
    record Dropped(Router router, String reason, Span why) implements End {}

    /** The files don't tell how it goes on. */
    record Undecided(Router router, String reason, Span why) implements End {}

    /** It comes back to where it was. */
    record Loop(Router router) implements End {}
  }

  /**
   * The interfaces passed, in order: of every router the one it came in on and the one it left by.
   */
  public List<Port> ports() {
    List<Port> ports = new ArrayList<>();
    for (Hop hop : hops) {
      Port ingress = hop.ingress();
      Port egress = hop.egress();
      if (ingress != null) {
        ports.add(ingress);
      }
      if (egress != null) {
        ports.add(egress);
      }
    }
    return ports;
  }

  /** Whether it ends, as far as the files tell, anywhere but in the bin. */
  public boolean arrives() {
    return end instanceof End.Delivered || end instanceof End.Left;
  }
}

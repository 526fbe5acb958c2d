package dev.hoplint.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a tunnel's outer packets are made, and the link by which they leave. */
public sealed interface Transport {
  /** The files don't tell what is put around the packets, or how large the link is. */
  record NotKnown(Unknown why) implements Transport {}

  /**
   * What is put around each packet, and the link below.
   *
   * @param encapsulations one, or several of which the two ends agree on one
   * @param egress the interface by which the outer packets leave; null if it is not known
   * @param link the egress's MTU for outer packets; {@link IpMtu.Origin#ASSUMED} without one
   */
  record Known(List<Encapsulation> encapsulations, @Nullable Port egress, IpMtu link)
      implements Transport {
    public Known {
      encapsulations = List.copyOf(encapsulations);
      if (encapsulations.isEmpty() || !link.isKnown()) {
        throw new IllegalArgumentException("a transport of which nothing is known");
      }
    }

    public boolean isProtected() {
      return encapsulations.get(0).ipsec() != null;
    }

    public boolean isOverIpv6() {
      return encapsulations.get(0).outer() == Encapsulation.IPV6;
    }

    /** Bytes of the largest inner packet that passes whole, whatever the ends agree on. */
    public int fitting(boolean natTraversal) {
      return fitting(link.bytes(), natTraversal);
    }

    /** As {@link #fitting(boolean)}, over a link of {@code bytes}. */
    public int fitting(int bytes, boolean natTraversal) {
      int fitting = Integer.MAX_VALUE;
      for (Encapsulation each : encapsulations) {
        fitting = Math.min(fitting, each.largest(bytes, natTraversal));
      }
      return fitting;
    }

    /** Bytes over which no inner packet passes whole, whatever the ends agree on. */
    public int limit(int bytes, boolean natTraversal) {
      int limit = 0;
      for (Encapsulation each : encapsulations) {
        limit = Math.max(limit, each.largest(bytes, natTraversal));
      }
      return limit;
    }

    /** Bytes of the smallest outer packet that an inner one of {@code inner} bytes makes. */
    public int outer(int inner, boolean natTraversal) {
      int outer = Integer.MAX_VALUE;
      for (Encapsulation each : encapsulations) {
        outer = Math.min(outer, each.size(inner, natTraversal));
      }
      return outer;
    }
  }
}

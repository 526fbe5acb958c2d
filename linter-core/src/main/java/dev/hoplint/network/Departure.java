package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a datagram leaves its sender.
 *
 * @param host the sender's name, or its address if it has none
 * @param router the sender, if it is one
 * @param interfaceName by which it leaves a host; empty if it is not known
 * @param gateway to which it is given; null if the receiver is on the wire, or a router sends
 * @param entry the router's interface that it comes in on; null if none of the files
 * @param end how it ends already at the sender, or between it and the receiver; null if a router
 *     takes it
 * @param mtu bytes of the largest packet that the sender sends; 0 if nothing says
 * @param why the line that decides, or null
 * @param doubts what the files don't tell of it, where it is taken to go on
 */
public record Departure(
    String host,
    @Nullable Router router,
    String interfaceName,
    @Nullable Ipv4Address gateway,
    @Nullable Port entry,
    Trace.@Nullable End end,
    int mtu,
    @Nullable Span why,
    List<Unknown> doubts) {
  public Departure {
    doubts = List.copyOf(doubts);
  }

  static Departure ofRouter(Router router) {
    return new Departure(router.name(), router, "", null, null, null, 0, null, List.of());
  }

  static Departure refused(String host, Trace.End end, @Nullable Span why) {
    return new Departure(host, null, "", null, null, end, 0, why, List.of());
  }

  Departure in(Port port) {
    return new Departure(host, router, interfaceName, gateway, port, null, mtu, why, doubts);
  }

  Departure ending(Trace.End how) {
    return new Departure(host, router, interfaceName, gateway, null, how, mtu, why, doubts);
  }

  /** Without doubts. */
  Departure certain() {
    return new Departure(host, router, interfaceName, gateway, entry, end, mtu, why, List.of());
  }

  Departure doubting(@Nullable Unknown doubt) {
    if (doubt == null) {
      return this;
    }
    List<Unknown> all = new ArrayList<>(doubts);
    all.add(doubt);
    return new Departure(host, router, interfaceName, gateway, entry, end, mtu, why, all);
  }
}

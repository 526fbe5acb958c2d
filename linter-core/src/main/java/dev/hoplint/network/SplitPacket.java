package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Box;
import dev.hoplint.header.Field;
import dev.hoplint.header.FirstFragments;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.model.Declared;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A packet between two hosts whose fragments a policy tells apart, wherever they go.
 *
 * @param header its first fragment; without a length
 * @param segment whether it can be large enough to be fragmented
 * @param flow the declared flow that it belongs to; null if it belongs to none
 * @param otherFlow whether flows are declared between the hosts, and it belongs to none of them
 */
record SplitPacket(
    Header header, boolean segment, Declared.@Nullable Flow flow, boolean otherFlow) {

  /**
   * One of a set of first fragments.
   *
   * @param flows those that are declared between the hosts, of the packets' protocol
   * @param marked whether it matters what the packet's marking and time to live are
   */
  static SplitPacket of(
      FirstFragments first,
      Ipv4Address from,
      Ipv4Address to,
      List<Declared.Flow> flows,
      boolean marked) {
    Box point = first.sample().point();
    Header any = first.sample().header().withSource(from).withDestination(to);
    if (marked) {
      any = any.marked(point.typeOfService(), point.low(Field.TTL));
    }
    any = any.as(PacketKind.INITIAL, 0);
    if (marking(any) != null) {
      // Nobody declares how the packets of a flow are marked.
      return new SplitPacket(any, first.segment(), null, !flows.isEmpty());
    }
    for (Declared.Flow flow : flows) {
      boolean anyPort = flow.port() < 0 || any.destinationPort() < 0;
      if (anyPort || holds(first.box(), flow.port())) {
        Header own = anyPort ? any : any.withPorts(any.sourcePort(), flow.port());
        return new SplitPacket(own, first.segment(), flow, false);
      }
    }
    return new SplitPacket(any, first.segment(), null, !flows.isEmpty());
  }

  /** What its packets are marked with, or the way that they have come; null if nothing unusual. */
  static @Nullable String marking(Header header) {
    String marked =
        header.typeOfService() <= 0
            ? null
            : (header.typeOfService() & 3) == 0
                ? "DSCP " + (header.typeOfService() >> 2)
                : "type of service " + header.typeOfService();
    if (header.ttl() < 0 || header.ttl() == Header.USUAL_TTL) {
      return marked;
    }
    return (marked == null ? "" : marked + " and ") + "TTL " + header.ttl();
  }

  private static boolean holds(Box box, int port) {
    return port >= box.low(Field.DESTINATION_PORT) && port <= box.high(Field.DESTINATION_PORT);
  }
}

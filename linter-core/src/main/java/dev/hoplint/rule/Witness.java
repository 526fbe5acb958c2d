package dev.hoplint.rule;

import dev.hoplint.address.Ipv4Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A concrete packet that shows the fault.
 *
 * @param protocol {@code tcp}, {@code udp}, … or the number
 * @param sourcePort port, or -1 if the protocol has none
 * @param destinationPort port, or -1 if the protocol has none
 * @param datagram bytes of the whole IP packet
 * @param fragments bytes of each of its fragments, IP header included
 * @param initial what becomes of the first fragment
 * @param nonInitial what becomes of the later ones
 */
public record Witness(
    String protocol,
    Ipv4Address source,
    int sourcePort,
    Ipv4Address destination,
    int destinationPort,
    int datagram,
    List<Integer> fragments,
    @Nullable Way initial,
    @Nullable Way nonInitial) {
  public Witness {
    fragments = List.copyOf(fragments);
  }

  /**
   * Where a fragment goes.
   *
   * @param decision {@code policy}, {@code route} or {@code drop}
   * @param nextHop null if the packet is for a connected subnet, or unknown
   * @param interfaceName egress interface
   * @param source its source address after NAT
   */
  public record Way(
      String decision,
      @Nullable Ipv4Address nextHop,
      @Nullable String interfaceName,
      @Nullable Ipv4Address source) {}
}

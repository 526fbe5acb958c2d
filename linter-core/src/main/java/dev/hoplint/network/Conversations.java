package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Traces a datagram from host to host, and the reply from the addresses that its receiver sees, by
 * every combination of equally good ways.
 */
public final class Conversations {
  private final Network network;
  private final HostEnds ends;
  private final Receiver receiver;

  Conversations(Network network) {
    this.network = network;
    this.ends = new HostEnds(network);
    this.receiver = new Receiver(ends);
  }

  /** Whether a file, or {@code hoplint.yaml}, tells of the address. */
  public boolean knows(Ipv4Address address) {
    return ends.knows(address);
  }

  /**
   * Two devices or hosts that have the address of one (not on loopbacks, which are shared on
   * purpose), and the line of the second; null if there are none.
   */
  public @Nullable Unknown ownedTwice(Ipv4Address address) {
    return network.owners(address).stream().anyMatch(p -> p.facts().isLoopback())
        ? null
        : ends.conflict(address);
  }

  /** The name of the device or host with the address; the address if none is known. */
  public String name(Ipv4Address address) {
    return ends.name(address);
  }

  public Conversation of(Datagram datagram) {
    return of(datagram, false);
  }

  /**
   * As {@link #of(Datagram)}.
   *
   * @param discovering whether every host does path MTU discovery that is not declared not to; else
   *     those do that are declared to
   */
  Conversation of(Datagram datagram, boolean discovering) {
    EqualWays ways = new EqualWays();
    List<RoundTrip> trips = new ArrayList<>();
    boolean more;
    do {
      trips.add(new Exchange(network, ends, receiver, discovering, ways).of(datagram));
      more = ways.turn();
    } while (more && trips.size() < EqualWays.MOST);
    return new Conversation(datagram, trips, !more);
  }
}

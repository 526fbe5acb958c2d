package dev.hoplint.network;

import dev.hoplint.header.Header;
import dev.hoplint.header.Policy;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A packet's passage through one router.
 *
 * @param ingress null if the router itself made the packet
 * @param received the packet as it came in
 * @param restoration the line by which NAT changed its destination, or null
 * @param arriving the packet as it is routed: after NAT of its destination
 * @param way where the router sends it
 * @param policy what policy routing decided, with the entry by which it did; null where none ran,
 *     or where the way alone was asked for
 * @param leaving the packet as it goes out, after NAT
 * @param translation the line by which NAT changed its source, or null
 * @param natUndecided whether NAT may change it in a way the files don't tell
 * @param equalWays how many equally good ways the router has for it
 * @param outer the packet that carries it through a tunnel, or null
 * @param doubts what the router may do with it that the files don't tell, where it is taken to go
 *     on
 */
public record Hop(
    Router router,
    @Nullable Port ingress,
    Header received,
    @Nullable Span restoration,
    Header arriving,
    Forwarder.Way way,
    Policy.@Nullable Decision policy,
    Header leaving,
    @Nullable Span translation,
    boolean natUndecided,
    int equalWays,
    Trace.@Nullable Outer outer,
    List<Unknown> doubts) {
  public Hop {
    doubts = List.copyOf(doubts);
  }

  /** The interface it leaves by, or null if it does not leave. */
  public @Nullable Port egress() {
    return way instanceof Forwarder.Way.Out out ? out.egress() : null;
  }

  /** The interfaces passed: the one it came in on and the one it leaves by, where there is one. */
  public List<Port> ports() {
    List<Port> ports = new ArrayList<>(2);
    Port egress = egress();
    if (ingress != null) {
      ports.add(ingress);
    }
    if (egress != null) {
      ports.add(egress);
    }
    return ports;
  }

  Hop in(Trace.Outer carrier) {
    return new Hop(
        router,
        ingress,
        received,
        restoration,
        arriving,
        way,
        policy,
        leaving,
        translation,
        natUndecided,
        equalWays,
        carrier,
        doubts);
  }
}

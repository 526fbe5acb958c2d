package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Trace.End;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a packet through the network from router to router: through each of them ({@link
 * Passage}), divided where it must be, and over to the next, by wire or through a tunnel with the
 * way of the outer packet.
 *
 * <p>{@link #follow} asks for ways alone: for packets that stand for any traffic between two places
 * nothing is filtered, and nothing is too large. {@link #send} asks what happens to one packet.
 */
public final class Tracer {
  private final Network network;
  private final Forwarder forwarder;
  private final Gate gate;
  private final TunnelWay tunnels;
  private final Wire wire;

  Tracer(Network network, Forwarder forwarder) {
    this.network = network;
    this.forwarder = forwarder;
    this.gate = new Gate(network, forwarder);
    this.tunnels = new TunnelWay(network, this);
    this.wire = new Wire(network);
  }

  public Forwarder forwarder() {
    return forwarder;
  }

  Network network() {
    return network;
  }

  Gate gate() {
    return gate;
  }

  /** Follows a packet that comes in on {@code ingress}, or that {@code router} makes (null). */
  public Trace follow(Header header, Router router, @Nullable Port ingress) {
    return follow(header, router, ingress, new Session());
  }

  /** As {@link #follow(Header, Router, Port)}, adding to and using a flow's translations. */
  Trace follow(Header header, Router router, @Nullable Port ingress, Session session) {
    return send(Piece.of(header, false), router, ingress, null, new Journey(session, null));
  }

  /** As {@link #follow(Header, Router, Port)}, of a packet that {@code router} sends this way. */
  Trace follow(Header header, Router router, Way first) {
    return send(Piece.of(header, false), router, null, first, new Journey(new Session(), null));
  }

  private record Visit(@Nullable Port ingress, Router router, Ipv4Address destination) {}

  /**
   * Follows a packet with all that may happen to it on the way, as far as the journey asks for it.
   *
   * @param firstWay what the first router decides, or null if it is to be asked
   */
  Trace send(
      Piece start, Router router, @Nullable Port ingress, @Nullable Way firstWay, Journey journey) {
    List<Hop> hops = new ArrayList<>();
    Set<Visit> visited = new HashSet<>();
    Piece piece = start;
    Router at = router;
    Port by = ingress;
    Way given = firstWay;
    while (true) {
      Passage passage = new Passage(this, journey, at, by, piece);
      End end = passage.in();
      if (end == null && !visited.add(new Visit(by, at, passage.routed().destination()))) {
        return new Trace(hops, new End.Loop(at));
      }
      if (end == null) {
        end = passage.out(given);
      }
      if (end != null) {
        hops.add(passage.ended(end));
        return new Trace(hops, end);
      }
      given = null;
      Way.Out out = passage.leaves();
      piece = piece.with(passage.leaving()).hopOn();
      IpMtu mtu = passage.tooSmall();
      if (mtu != null && piece.bytes() > mtu.bytes()) {
        hops.add(passage.hop(null));
        return new Trace(hops, fragmented(piece, out, mtu, journey));
      }
      Step step = over(out, piece, journey);
      hops.add(passage.hop(step.outer()));
      if (step.next() == null) {
        return new Trace(hops, end(step, out));
      }
      at = step.next().router();
      by = step.next();
    }
  }

  private End fragmented(Piece piece, Way.Out out, IpMtu mtu, Journey journey) {
    List<Trace.Part> parts = new ArrayList<>();
    for (Piece part : piece.split(mtu.bytes())) {
      Step step = over(out, part, journey);
      Port next = step.next();
      Trace trace =
          next != null
              ? send(part, next.router(), next, null, journey)
              : new Trace(List.of(), end(step, out));
      parts.add(new Trace.Part(part, step.outer(), trace));
    }
    return new End.Fragmented(mtu.bytes(), mtu.span(), parts);
  }

  private static End end(Step step, Way.Out out) {
    return step.end() == null ? new End.Left(out.egress(), out.nextHop()) : step.end();
  }

  private Step over(Way.Out out, Piece piece, Journey journey) {
    EqualWays ways = journey.ways();
    if (out.egress().facts().isTunnel()) {
      Step through =
          ways == null ? tunnels.straight(out.egress()) : tunnels.through(out, piece, journey);
      if (through != null) {
        return through;
      }
    }
    return wire.over(out, piece.header().destination(), ways != null);
  }
}

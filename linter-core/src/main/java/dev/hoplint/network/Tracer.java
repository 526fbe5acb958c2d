package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.Policy;
import dev.hoplint.model.NatSide;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Trace.Cause;
import dev.hoplint.network.Trace.End;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a packet through the network, by the order of operations of IOS: input filter, NAT of the
 * destination, policy routing or routing, MTU, NAT of the source, output filter, fragmentation,
 * encapsulation with the way of the outer packet, and over to the next router.
 *
 * <p>{@link #follow} asks for ways alone: for packets that stand for any traffic between two places
 * nothing is filtered, and nothing is too large. {@link #send} asks what happens to one packet.
 */
public final class Tracer {
  /** Bytes that every link carries whole (RFC 791 §3.1), also one whose MTU is not known. */
  private static final int FITS_ANYWHERE = 576;

  private final Network network;
  private final Forwarder forwarder;
  private final Gate gate;
  private final TunnelWay tunnels;

  Tracer(Network network, Forwarder forwarder) {
    this.network = network;
    this.forwarder = forwarder;
    this.gate = new Gate(network, forwarder);
    this.tunnels = new TunnelWay(network, this);
  }

  public Forwarder forwarder() {
    return forwarder;
  }

  /** Follows a packet that comes in on {@code ingress}, or that {@code router} makes (null). */
  public Trace follow(Header header, Router router, @Nullable Port ingress) {
    return follow(header, router, ingress, new Session());
  }

  /** As {@link #follow(Header, Router, Port)}, adding to and using a flow's translations. */
  Trace follow(Header header, Router router, @Nullable Port ingress, Session session) {
    Run run = new Run(session, null, 0);
    return run.from(Piece.of(header, false), router, ingress, null);
  }

  /** As {@link #follow(Header, Router, Port)}, of a packet that {@code router} sends this way. */
  Trace follow(Header header, Router router, Way first) {
    return new Run(new Session(), null, 0).from(Piece.of(header, false), router, null, first);
  }

  /**
   * Follows a packet with all that may happen to it on the way.
   *
   * @param depth tunnels that it is in already
   */
  Trace send(
      Piece piece,
      Router router,
      @Nullable Port ingress,
      @Nullable Way first,
      Session session,
      EqualWays ways,
      int depth) {
    return new Run(session, ways, depth).from(piece, router, ingress, first);
  }

  private record Visit(@Nullable Port ingress, Router router, Ipv4Address destination) {}

  /**
   * Where a packet gets to from a router.
   *
   * @param next the interface it comes in on next, or null
   */
  record Step(@Nullable Port next, @Nullable End end, Trace.@Nullable Outer outer) {
    static Step to(Port next) {
      return new Step(next, null, null);
    }

    static Step end(End end) {
      return new Step(null, end, null);
    }
  }

  /** {@code ways} null: the way alone is asked for. */
  private final class Run {
    private final Session session;
    private final @Nullable EqualWays ways;
    private final int depth;

    Run(Session session, @Nullable EqualWays ways, int depth) {
      this.session = session;
      this.ways = ways;
      this.depth = depth;
    }

    /** {@code firstWay} is what the first router decides, or null if it is to be asked. */
    Trace from(Piece start, Router router, @Nullable Port ingress, @Nullable Way firstWay) {
      List<Hop> hops = new ArrayList<>();
      Set<Visit> visited = new HashSet<>();
      Piece piece = start;
      Router at = router;
      Port by = ingress;
      Way given = firstWay;
      while (true) {
        Passage passage = new Passage(at, by, piece);
        End end = passage.in();
        if (end == null && !visited.add(new Visit(by, at, passage.routed.destination()))) {
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
        piece = piece.with(passage.leaving).hopOn();
        if (passage.mtu != null && piece.bytes() > passage.mtu.bytes()) {
          hops.add(passage.hop(null));
          return new Trace(hops, fragmented(piece, out, passage.mtu));
        }
        Step step = over(out, piece);
        hops.add(passage.hop(step.outer));
        if (step.next == null) {
          return new Trace(
              hops, step.end == null ? new End.Left(out.egress(), out.nextHop()) : step.end);
        }
        at = step.next.router();
        by = step.next;
      }
    }

    private End fragmented(Piece piece, Way.Out out, IpMtu mtu) {
      List<Trace.Part> parts = new ArrayList<>();
      for (Piece part : piece.split(mtu.bytes())) {
        Step step = over(out, part);
        Trace trace =
            step.next != null
                ? from(part, step.next.router(), step.next, null)
                : new Trace(
                    List.of(),
                    step.end == null ? new End.Left(out.egress(), out.nextHop()) : step.end);
        parts.add(new Trace.Part(part, step.outer, trace));
      }
      return new End.Fragmented(mtu.bytes(), mtu.span(), parts);
    }

    private Step over(Way.Out out, Piece piece) {
      Port egress = out.egress();
      if (egress.facts().isTunnel()) {
        Step through =
            ways == null
                ? tunnels.straight(egress)
                : tunnels.through(out, piece, session, ways, depth);
        if (through != null) {
          return through;
        }
      }
      return overWire(out, piece.header().destination(), ways != null);
    }

    /** What one router makes of a packet. */
    private final class Passage {
      private final Router at;
      private final @Nullable Port by;
      private final Piece piece;
      private final List<Unknown> doubts = new ArrayList<>(0);
      private @Nullable Span restoration;
      private Header routed;
      private Header leaving;
      private @Nullable Way way;
      private int equal = 1;
      private @Nullable IpMtu mtu;
      private @Nullable Span translation;
      private boolean natUndecided;

      Passage(Router at, @Nullable Port by, Piece piece) {
        this.at = at;
        this.by = by;
        this.piece = piece;
        this.routed = piece.header();
        this.leaving = piece.header();
      }

      private @Nullable End in() {
        if (by == null) {
          return null;
        }
        End end = ways == null ? null : gate.in(by, piece.header(), session, doubts);
        if (end == null && ways != null) {
          end = gate.fragment(by, true, piece, session, doubts);
        }
        if (end != null) {
          return end;
        }
        restore(by);
        Span rule = ways == null || restoration != null ? null : Nat.notFollowed(by, routed);
        return rule == null
            ? null
            : new End.Undecided(at, "NAT by this line is not followed", rule);
      }

      private void restore(Port ingress) {
        boolean outside = ingress.natSide() != null && ingress.natSide() != NatSide.INSIDE;
        Session.Local local = outside ? session.local(at, routed.destination()) : null;
        Nat.Inbound inbound =
            local == null
                ? Nat.destination(ingress, routed)
                : new Nat.Inbound(local.address(), routed.destinationPort(), local.rule());
        if (inbound != null) {
          restoration = inbound.rule();
          routed = inbound.of(routed);
          leaving = routed;
        }
      }

      private @Nullable End out(@Nullable Way given) {
        Way chosen = given != null ? given : choose();
        way = chosen;
        if (chosen instanceof Way.Local local) {
          return new End.Delivered(routed.destination(), local.owner());
        }
        if (chosen instanceof Way.Dropped dropped) {
          return new End.Dropped(at, dropped.reason(), dropped.why(), Cause.ROUTE);
        }
        if (chosen instanceof Way.Undecided undecided) {
          return new End.Undecided(at, undecided.reason(), undecided.why());
        }
        Way.Out out = (Way.Out) chosen;
        End end = ways == null ? null : fits(out);
        if (end == null) {
          end = translate(out);
        }
        if (end == null && ways != null) {
          end = gate.fragment(out.egress(), false, piece, session, doubts);
        }
        return end == null && ways != null
            ? gate.out(by, out.egress(), leaving, session, doubts)
            : end;
      }

      private Way choose() {
        if (ways == null) {
          return forwarder.decide(at, by, routed);
        }
        List<Way> all = forwarder.ways(at, by, routed);
        equal = all.size();
        return ways.pick(at, routed.source(), routed.destination(), all);
      }

      private @Nullable End fits(Way.Out out) {
        if (by != null && piece.hopLimit() <= 1) {
          return new End.Dropped(at, "its hop limit is used up", out.why(), Cause.HOP_LIMIT);
        }
        IpMtu known = network.ipMtu(out.egress());
        if (!known.isKnown()) {
          if (piece.bytes() > FITS_ANYWHERE) {
            doubts.add(
                new Unknown(
                    "the IP MTU of " + out.egress() + " is not known",
                    out.egress().facts().header()));
          }
          return null;
        }
        if (piece.bytes() <= known.bytes()) {
          return null;
        }
        if (known.origin() == IpMtu.Origin.ASSUMED) {
          doubts.add(
              new Unknown(
                  "the IP MTU of " + out.egress() + " is assumed to be " + known.bytes(),
                  out.egress().facts().header()));
        }
        if (!piece.dontFragment()) {
          mtu = known;
          return null;
        }
        return tooBig(out, known);
      }

      private End tooBig(Way.Out out, IpMtu known) {
        Span why = known.span() == null ? out.egress().facts().header() : known.span();
        Span silenced = by == null ? null : by.facts().unreachablesOff();
        Trace notice = null;
        if (silenced == null) {
          Header message = Notices.tooBig(at, by, out.egress(), piece.header());
          notice =
              message == null || ways == null
                  ? null
                  : send(Piece.of(message, false), at, null, null, session, ways, depth);
        }
        return new End.TooBig(at, out.egress(), known.bytes(), why, silenced, notice);
      }

      private @Nullable End translate(Way.Out out) {
        boolean later = routed.kind() == PacketKind.NON_INITIAL;
        Nat.Result first = later && ways != null ? session.ofFirstFragment(out.egress()) : null;
        Nat.Result nat = first != null ? first : Nat.source(by, out.egress(), routed);
        if (!later && ways != null) {
          session.firstFragment(out.egress(), nat);
        }
        if (nat instanceof Nat.Result.Undecided undecided) {
          natUndecided = true;
          doubts.add(new Unknown("what NAT makes of it", undecided.rule()));
        }
        if (nat instanceof Nat.Result.Translated translated) {
          if (translated.shared() && later && ways != null) {
            if (first == null) {
              return new End.Dropped(
                  at,
                  "port translation has not seen the first fragment, which has the ports",
                  translated.rule(),
                  Cause.NAT);
            }
            if (by != null && !by.reassemblesInput()) {
              doubts.add(
                  new Unknown(
                      "whether port translation without virtual reassembly knows later fragments",
                      translated.rule()));
            }
          }
          session.translated(at, translated.address(), routed.source(), translated.rule());
          leaving = translated.of(routed);
          translation = translated.rule();
        }
        return null;
      }

      private Way.Out leaves() {
        if (way instanceof Way.Out out) {
          return out;
        }
        throw new IllegalStateException("it does not leave " + at);
      }

      private Hop hop(Trace.@Nullable Outer outer) {
        return new Hop(
            at,
            by,
            piece.header(),
            restoration,
            routed,
            leaves(),
            decision(),
            leaving,
            translation,
            natUndecided,
            equal,
            outer,
            doubts);
      }

      private Hop ended(End end) {
        Way last = way;
        if (last == null) {
          last = stop(end);
        }
        return new Hop(
            at,
            by,
            piece.header(),
            restoration,
            routed,
            last,
            decision(),
            leaving,
            translation,
            natUndecided,
            equal,
            null,
            doubts);
      }

      private Policy.@Nullable Decision decision() {
        Policy policy = ways == null || way == null ? null : forwarder.policyOf(at, by);
        return policy == null ? null : policy.decide(routed);
      }

      private Way stop(End end) {
        Span place = Forwarder.place(at);
        if (end instanceof End.Dropped dropped) {
          return new Way.Dropped(dropped.reason(), dropped.why());
        }
        return end instanceof End.Undecided undecided
            ? new Way.Undecided(
                undecided.reason(), undecided.why() == null ? place : undecided.why())
            : new Way.Dropped(end.toString(), place);
      }
    }
  }

  /** Over the wire to the next router's interface, or to the receiver. */
  private Step overWire(Way.Out out, Ipv4Address destination, boolean exact) {
    Port egress = out.egress();
    Ipv4Address towards = out.nextHop() == null ? destination : out.nextHop();
    if (network.isContested(egress, towards)) {
      return Step.end(
          new End.Undecided(
              egress.router(), "more than one device has the address " + towards, out.why()));
    }
    Port odd = network.disagreeing(egress, towards);
    if (odd != null) {
      return Step.end(
          new End.Undecided(
              egress.router(),
              egress + " and " + odd + " do not agree about the wire that they are on",
              out.why()));
    }
    Port next = network.neighbour(egress, towards);
    if (next != null) {
      return Step.to(next);
    }
    List<Port> sharing = network.virtualOwners(egress, towards);
    if (sharing.size() == 1) {
      return Step.to(sharing.get(0));
    }
    if (!sharing.isEmpty() && exact) {
      return Step.end(
          new End.Undecided(
              egress.router(),
              "which router is active for " + towards + " is not known: " + sharing,
              out.why()));
    }
    if (out.nextHop() == null && egress.subnetOf(destination) != null) {
      return Step.end(new End.Delivered(destination, egress));
    }
    return egress.isPointToPoint() ? overLine(egress) : new Step(null, null, null);
  }

  /** A line with two ends: the other end is the other router on its subnet. */
  private Step overLine(Port egress) {
    List<Port> others = network.neighbours(egress);
    return new Step(others.size() == 1 ? others.get(0) : null, null, null);
  }
}

package dev.hoplint.network;

import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.Policy;
import dev.hoplint.model.NatSide;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Trace.Cause;
import dev.hoplint.network.Trace.End;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one router makes of one packet, by the order of operations of IOS: input filter, NAT of the
 * destination, policy routing or routing, MTU, NAT of the source, output filter.
 */
final class Passage {
  /** Bytes that every link carries whole (RFC 791 §3.1), also one whose MTU is not known. */
  private static final int FITS_ANYWHERE = 576;

  private final Tracer tracer;
  private final Network network;
  private final Gate gate;
  private final Forwarder forwarder;
  private final Journey journey;
  private final Session session;
  private final @Nullable EqualWays ways;
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

  /** {@code by} is the interface it comes in on, or null if the router makes it. */
  Passage(Tracer tracer, Journey journey, Router at, @Nullable Port by, Piece piece) {
    this.tracer = tracer;
    this.network = tracer.network();
    this.gate = tracer.gate();
    this.forwarder = tracer.forwarder();
    this.journey = journey;
    this.session = journey.session();
    this.ways = journey.ways();
    this.at = at;
    this.by = by;
    this.piece = piece;
    this.routed = piece.header();
    this.leaving = piece.header();
  }

  /** Lets the packet in, and undoes NAT of its destination; null if it goes on. */
  @Nullable End in() {
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
    return rule == null ? null : new End.Undecided(at, "NAT by this line is not followed", rule);
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

  /** The packet as it is routed: after {@link #in}. */
  Header routed() {
    return routed;
  }

  /**
   * Routes the packet and lets it out; null if it goes on.
   *
   * @param given where the router sends it, or null if the router is to be asked
   */
  @Nullable End out(@Nullable Way given) {
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
    return end == null && ways != null ? gate.out(by, out.egress(), leaving, session, doubts) : end;
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
                "the IP MTU of " + out.egress() + " is not known", out.egress().facts().header()));
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
              : tracer.send(Piece.of(message, false), at, null, null, journey);
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

  /** Where it goes from here, after {@link #out} let it. */
  Way.Out leaves() {
    if (way instanceof Way.Out out) {
      return out;
    }
    throw new IllegalStateException("it does not leave " + at);
  }

  /** The packet as it goes out, after NAT. */
  Header leaving() {
    return leaving;
  }

  /** The IP MTU that the packet has to be divided for, or null. */
  @Nullable IpMtu tooSmall() {
    return mtu;
  }

  /** The passage of a packet that went on. */
  Hop hop(Trace.@Nullable Outer outer) {
    return hop(leaves(), outer);
  }

  /** The passage of a packet whose way ends here. */
  Hop ended(End end) {
    return hop(way == null ? stop(end) : way, null);
  }

  private Hop hop(Way taken, Trace.@Nullable Outer outer) {
    return new Hop(
        at,
        by,
        piece.header(),
        restoration,
        routed,
        taken,
        decision(),
        leaving,
        translation,
        natUndecided,
        equal,
        outer,
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
        ? new Way.Undecided(undecided.reason(), undecided.why() == null ? place : undecided.why())
        : new Way.Dropped(end.toString(), place);
  }
}

package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.model.Declared;
import dev.hoplint.network.Trace.End;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One datagram and its reply, by one choice among equally good ways. A host's TCP keeps its
 * segments to what the other end, and the clamps on the way, allow; and a host that does path MTU
 * discovery sends again, smaller, what was refused.
 */
final class Exchange {
  /** Path MTU discovery finds one smaller link at a time. */
  private static final int RETRIES = 8;

  private final Network network;
  private final HostEnds ends;
  private final Receiver receiver;
  private final boolean discovering;
  private final EqualWays ways;

  /**
   * @param discovering whether every host does path MTU discovery that is not declared not to; else
   *     those do that are declared to
   */
  Exchange(Network network, HostEnds ends, Receiver receiver, boolean discovering, EqualWays ways) {
    this.network = network;
    this.ends = ends;
    this.receiver = receiver;
    this.discovering = discovering;
    this.ways = ways;
  }

  RoundTrip of(Datagram datagram) {
    if (datagram.protocol() != Header.TCP || datagram.bytes() <= Datagram.SMALL) {
      return exchange(datagram, datagram.bytes(), datagram.bytes(), List.of(), List.of());
    }
    RoundTrip handshake =
        exchange(
            datagram.withBytes(Datagram.SMALL),
            Datagram.SMALL,
            Datagram.SMALL,
            List.of(),
            List.of());
    OneWay there = handshake.request();
    OneWay back = handshake.reply();
    if (back == null) {
      return exchange(datagram, datagram.bytes(), datagram.bytes(), List.of(), List.of());
    }
    List<OneWay.Remark> onRequest = new ArrayList<>();
    List<OneWay.Remark> onReply = new ArrayList<>();
    int request = segment(datagram.bytes(), there.departure(), back, onRequest);
    int reply = segment(datagram.bytes(), back.departure(), there, onReply);
    return exchange(datagram, request, reply, onRequest, onReply);
  }

  /**
   * Bytes of the packets that a sender makes of its TCP segments.
   *
   * @param heard the way of the segment by which the other end told it how much to send
   */
  private int segment(int wanted, Departure sender, OneWay heard, List<OneWay.Remark> remarks) {
    int bytes = wanted;
    int own = mtu(sender);
    if (own > 0 && own < bytes) {
      bytes = own;
      remarks.add(
          new OneWay.Remark(
              sender.host() + " has an MTU of " + own + " bytes: its TCP sends no larger packet",
              sender.why()));
    }
    Clamps.Clamp clamp = heard.clamp();
    int clamped = clamp == null ? 0 : clamp.bytes() + Fragments.TCP_IP_HEADERS;
    if (clamp != null && clamped < bytes) {
      bytes = clamped;
      remarks.add(
          new OneWay.Remark(
              clamp.port()
                  + " clamps the MSS to "
                  + clamp.bytes()
                  + ": packets of "
                  + clamped
                  + " bytes at most",
              clamp.span()));
    }
    int others = mtu(heard.departure());
    if (others > 0 && others < bytes) {
      bytes = others;
      remarks.add(
          new OneWay.Remark(
              heard.departure().host() + " takes packets of " + others + " bytes at most",
              heard.departure().why()));
    }
    return bytes;
  }

  /** Bytes; 0 for a router, which has one for each interface. */
  private int mtu(Departure sender) {
    if (sender.router() != null) {
      return 0;
    }
    return sender.mtu() > 0 ? sender.mtu() : network.declared().assume().hostMtu();
  }

  private RoundTrip exchange(
      Datagram datagram,
      int requestBytes,
      int replyBytes,
      List<OneWay.Remark> onRequest,
      List<OneWay.Remark> onReply) {
    Session session = new Session();
    Header first = datagram.withBytes(requestBytes).header();
    OneWay request = send(first, datagram.dontFragment(), onRequest, session);
    Header received = request.receipt().received();
    if (received == null) {
      return new RoundTrip(request, null, List.of());
    }
    session.answer();
    Header answer = Datagram.answer(received, replyBytes);
    OneWay reply = send(answer, datagram.dontFragment(), onReply, session);
    reply = otherInterface(reply);
    reply = reply.judged(expected(datagram, reply.receipt()));
    List<Asymmetry> asymmetries =
        Asymmetry.of(network, request.trace().allHops(), reply.trace().allHops());
    return new UnknownBetween(network, ends).settle(new RoundTrip(request, reply, asymmetries));
  }

  /** Says so where a host answers by another interface than it was asked on. */
  private OneWay otherInterface(OneWay reply) {
    String out = reply.departure().interfaceName();
    String in = ends.interfaceOf(reply.sent().header().source());
    List<OneWay.Remark> remarks = new ArrayList<>(reply.remarks());
    if (out.isEmpty() || in.isEmpty() || in.equals(out)) {
      return reply;
    }
    remarks.add(
        new OneWay.Remark(
            "the request came in by " + in + ", the reply leaves by " + out,
            reply.departure().why()));
    return new OneWay(reply.sent(), reply.departure(), reply.trace(), reply.receipt(), remarks);
  }

  /** A host takes no reply from another address or port than it asked. */
  private static Receipt expected(Datagram datagram, Receipt receipt) {
    Header reply = receipt.received();
    if (reply == null) {
      return receipt;
    }
    if (!reply.destination().equals(datagram.source())) {
      return Receipt.lost(
          "the reply ends at " + reply.destination() + ", not at " + datagram.source(), null, true);
    }
    boolean asked =
        reply.source().equals(datagram.destination()) && reply.sourcePort() == datagram.port();
    return asked
        ? receipt
        : Receipt.lost(
            "the reply arrives from "
                + place(reply.source(), reply.sourcePort())
                + ", and "
                + place(datagram.destination(), datagram.port())
                + " was asked",
            null,
            true);
  }

  private static String place(Ipv4Address address, int port) {
    return port < 0 ? address.toString() : address + ":" + port;
  }

  private OneWay send(
      Header header, boolean dontFragment, List<OneWay.Remark> remarks, Session session) {
    Departure departure = ends.departure(header.source(), header.destination());
    Declared.Host host = network.declaredHost(header.source());
    Boolean declared = host == null ? null : host.pathMtuDiscovery();
    boolean discovers = declared == null ? discovering : declared;
    List<OneWay.Remark> said = new ArrayList<>(remarks);
    boolean whole = discovers || (dontFragment && !discovering);
    OneWay way = attempt(Piece.of(header, whole), departure, said, session);
    for (int tried = 1; discovers && tried < RETRIES; tried++) {
      End.TooBig refused = told(way);
      if (refused == null) {
        break;
      }
      said.add(
          new OneWay.Remark(
              refused.router()
                  + " tells "
                  + departure.host()
                  + " that packets of more than "
                  + refused.mtu()
                  + " bytes do not fit, and it sends no larger ones from now on",
              refused.why()));
      Header smaller = header.as(header.kind(), refused.mtu());
      way = attempt(Piece.of(smaller, whole), departure, said, session);
    }
    return way;
  }

  private OneWay attempt(
      Piece piece, Departure departure, List<OneWay.Remark> remarks, Session session) {
    Trace trace = trace(piece, departure, session);
    Receipt receipt = receiver.judge(piece.header(), departure, trace.leaves(piece));
    return new OneWay(piece, departure, trace, receipt, remarks);
  }

  /** The router whose message on a packet that is too large gets to the sender, or null. */
  private static End.@Nullable TooBig told(OneWay way) {
    for (Trace.Leaf leaf : way.pieces()) {
      if (leaf.end() instanceof End.TooBig big && big.notice() != null) {
        End end = big.notice().end();
        if (end instanceof End.Delivered || end instanceof End.Reached) {
          return big;
        }
      }
    }
    return null;
  }

  private Trace trace(Piece piece, Departure departure, Session session) {
    if (departure.end() != null) {
      return new Trace(List.of(), departure.end());
    }
    int mtu = mtu(departure);
    if (mtu > 0 && piece.bytes() > mtu) {
      Span why = departure.why();
      if (piece.dontFragment()) {
        String reason = piece.bytes() + " bytes with DF do not fit its MTU of " + mtu + " bytes";
        return new Trace(List.of(), new End.DroppedByHost(departure.host(), reason, why));
      }
      List<Trace.Part> parts = new ArrayList<>();
      for (Piece part : piece.split(mtu)) {
        parts.add(new Trace.Part(part, null, onward(part, departure, session)));
      }
      return new Trace(List.of(), new End.Fragmented(mtu, why, parts));
    }
    return onward(piece, departure, session);
  }

  /** A router looks up its own packets in the table of the address that they come from. */
  private Forwarder.@Nullable Way ofRouter(Router router, Piece piece) {
    for (Port port : network.owners(piece.header().source())) {
      if (port.router() == router && port.vrf() != null) {
        return network.tracer().forwarder().routed(router, port.vrf(), piece.header());
      }
    }
    return null;
  }

  private Trace onward(Piece piece, Departure departure, Session session) {
    Port entry = departure.entry();
    Router router = entry == null ? departure.router() : entry.router();
    if (router == null) {
      throw new IllegalStateException(departure + " neither ends nor goes on");
    }
    Forwarder.Way first = entry == null ? ofRouter(router, piece) : null;
    return network.tracer().send(piece, router, entry, first, new Journey(session, ways));
  }
}

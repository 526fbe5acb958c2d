package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.model.Declared;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers whether fragments can arrive at a router's interface, from the way that leads there. */
public final class Arrivals {
  /** Bytes of an IPv4 and a UDP header. */
  private static final int UDP_IP_HEADERS = 28;

  /** A datagram that its sender must divide on any ordinary link. */
  private static final int LARGE_DATAGRAM = 2000;

  private final Network network;

  public Arrivals(Network network) {
    this.network = network;
  }

  /**
   * Whether packets like {@code header} can arrive at {@code point} in fragments.
   *
   * @param flow the declared flow that they belong to, or null
   */
  public Arrival at(Port point, Header header, Declared.@Nullable Flow flow) {
    List<Hop> upstream = upstream(point, header);
    Port smallest = point;
    boolean standIn = upstream.isEmpty();
    IpMtu mtu = network.ipMtu(point);
    for (int i = 0; i < upstream.size(); i++) {
      Port egress = upstream.get(i).egress();
      IpMtu candidate = egress == null ? IpMtu.UNKNOWN : network.ipMtu(egress);
      if (egress != null && (i == 0 || (candidate.isKnown() && candidate.bytes() < mtu.bytes()))) {
        smallest = egress;
        mtu = candidate;
      }
    }
    List<String> assumptions = new ArrayList<>();
    Declared.Host sender = network.declaredHost(header.source());
    int lanMtu = lanMtu(sender, assumptions);
    if (!mtu.isKnown()) {
      return new Arrival(
          Arrival.Chance.UNLIKELY,
          "the IP MTU of " + smallest + " is not known",
          lanMtu,
          lanMtu,
          null,
          true,
          upstream,
          assumptions);
    }
    if (standIn && network.ipMtu(point).bytes() < lanMtu) {
      assumptions.add("the other end of " + point + " sends with the same IP MTU");
    }
    Question question =
        new Question(
            point,
            header,
            flow,
            sender,
            upstream,
            smallest,
            standIn,
            mtu.bytes(),
            lanMtu,
            assumptions);
    return header.protocol() == Header.TCP ? tcp(question) : other(question);
  }

  private record Question(
      Port point,
      Header header,
      Declared.@Nullable Flow flow,
      Declared.@Nullable Host sender,
      List<Hop> upstream,
      Port smallest,
      boolean standIn,
      int mtu,
      int lanMtu,
      List<String> assumptions) {
    Arrival answer(Arrival.Chance chance, String reason, int datagram) {
      return new Arrival(chance, reason, datagram, mtu, smallest, standIn, upstream, assumptions);
    }
  }

  private int lanMtu(Declared.@Nullable Host sender, List<String> assumptions) {
    if (sender != null && sender.mtu() != null) {
      return sender.mtu();
    }
    int assumed = network.declared().assume().hostMtu();
    assumptions.add("the sender's MTU is " + assumed + " bytes");
    return assumed;
  }

  private Arrival tcp(Question q) {
    if (q.sender != null && q.sender.mtu() != null && q.sender.mtu() <= q.mtu) {
      return q.answer(
          Arrival.Chance.NO,
          "the sender's packets of " + q.lanMtu + " bytes fit everywhere before it",
          q.lanMtu);
    }
    int fitting = q.mtu - Fragments.TCP_IP_HEADERS;
    Clamps.Clamp clamp = new Clamps(network).towardsSender(q.point, q.header, q.upstream);
    if (clamp != null && clamp.bytes() <= fitting) {
      return q.answer(
          Arrival.Chance.NO,
          "TCP segments are clamped to " + clamp.bytes() + " bytes on " + clamp.port(),
          q.lanMtu);
    }
    if (q.mtu >= q.lanMtu) {
      boolean local = q.point.subnetOf(q.header.source()) != null && !q.point.facts().isTunnel();
      if (local || !q.upstream.isEmpty()) {
        return q.answer(
            Arrival.Chance.NO, "no link before it is smaller than the sender's MTU", q.lanMtu);
      }
      return q.answer(
          Arrival.Chance.UNLIKELY,
          "what lies before it is in no file",
          Math.max(q.lanMtu, LARGE_DATAGRAM));
    }
    if (q.sender != null && Boolean.TRUE.equals(q.sender.pathMtuDiscovery())) {
      return q.answer(Arrival.Chance.UNLIKELY, "the sender does path MTU discovery", q.lanMtu);
    }
    if (q.sender == null || q.sender.pathMtuDiscovery() == null) {
      q.assumptions.add(
          "the sender's packets may be fragmented: nothing says that it does path MTU discovery");
    }
    return q.answer(
        Arrival.Chance.YES,
        "packets of " + q.lanMtu + " bytes do not fit " + q.mtu + " bytes",
        q.lanMtu);
  }

  private Arrival other(Question q) {
    int payload = q.flow == null ? -1 : q.flow.maxPayload();
    if (payload >= 0) {
      int datagram = payload + UDP_IP_HEADERS;
      int limit = Math.min(q.mtu, q.lanMtu);
      return datagram > limit
          ? q.answer(
              Arrival.Chance.YES,
              "datagrams of " + datagram + " bytes do not fit " + limit + " bytes",
              datagram)
          : q.answer(
              Arrival.Chance.NO,
              "datagrams of " + datagram + " bytes fit everywhere before it",
              datagram);
    }
    if (q.mtu < q.lanMtu) {
      return q.answer(
          Arrival.Chance.YES,
          "packets of " + q.lanMtu + " bytes do not fit " + q.mtu + " bytes",
          q.lanMtu);
    }
    return q.answer(
        Arrival.Chance.UNLIKELY,
        "only datagrams larger than the sender's MTU are fragmented",
        Math.max(q.lanMtu, LARGE_DATAGRAM));
  }

  /** The hops from the sender's router up to, not including, the point; empty if not known. */
  private List<Hop> upstream(Port point, Header header) {
    Port entry = network.entryOf(header.source());
    if (entry == null || entry == point) {
      return List.of();
    }
    List<Hop> before = new ArrayList<>();
    for (Hop hop : network.tracer().follow(header, entry.router(), entry).hops()) {
      if (hop.ingress() == point) {
        return before;
      }
      before.add(hop);
    }
    return List.of();
  }

  /** The declared host's name and address, for messages. */
  public static String describe(Network network, Ipv4Address address) {
    Declared.Host host = network.declaredHost(address);
    return host == null ? address.toString() : host.name() + " (" + address + ")";
  }
}

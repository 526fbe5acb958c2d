package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Declared;
import dev.hoplint.model.HostDump;
import dev.hoplint.network.Receipt.Outcome;
import dev.hoplint.network.Trace.End;
import java.util.ArrayList;
import java.util.List;

/**
 * Settles a conversation of two hosts whose gateways, and all that lies between them, are in no
 * file. Where each host answers by the interface and the subnet that it was asked on, the network
 * between them is taken to carry both ways; where one does not, what stands between them decides.
 */
final class UnknownBetween {
  /** What a network that nothing is known of is taken to carry. */
  private static final int ORDINARY_MTU = 1500;

  private final Network network;
  private final HostEnds ends;

  UnknownBetween(Network network, HostEnds ends) {
    this.network = network;
    this.ends = ends;
  }

  /** The same where it is none of that kind. */
  RoundTrip settle(RoundTrip trip) {
    OneWay request = trip.request();
    OneWay reply = trip.reply();
    if (reply == null || !isOpen(request) || !isOpen(reply)) {
      return trip;
    }
    String in = arrival(request);
    String out = reply.departure().interfaceName();
    if (!in.equals(out)) {
      String words =
          "the request comes in by "
              + named(in)
              + " and the reply leaves by "
              + named(out)
              + ", and no file tells whether a device that tracks connections stands on one of the two ways";
      return new RoundTrip(
          open(request, words, reply), open(reply, words, reply), trip.asymmetries());
    }
    boolean symmetric =
        arrival(reply).equals(request.departure().interfaceName())
            && isOnSubnet(request)
            && isOnSubnet(reply);
    if (!symmetric) {
      return trip;
    }
    OneWay.Remark assumed =
        new OneWay.Remark(
            "assumed: the network between "
                + request.departure().gateway()
                + " and "
                + reply.departure().gateway()
                + ", which is in no file, carries both ways",
            null);
    return new RoundTrip(carried(request, assumed), carried(reply, assumed), trip.asymmetries());
  }

  private static String named(String interfaceName) {
    return interfaceName.isEmpty() ? "an interface that is not known" : interfaceName;
  }

  private static String arrival(OneWay way) {
    return way.trace().end() instanceof End.Reached reached ? reached.interfaceName() : "";
  }

  /** Whether nothing is unknown but what happens behind the gateway. */
  private boolean isOpen(OneWay way) {
    Departure from = way.departure();
    Ipv4Address gateway = from.gateway();
    return way.receipt().outcome() == Outcome.UNDECIDED
        && way.trace().end() instanceof End.Reached
        && way.trace().hops().isEmpty()
        && gateway != null
        && from.doubts().size() == 1
        && network.onSubnetOf(gateway).isEmpty()
        && way.sent().bytes() <= ORDINARY_MTU;
  }

  /** Whether the gateway is on the subnet of the address that the packet comes from. */
  private boolean isOnSubnet(OneWay way) {
    Ipv4Address source = way.sent().header().source();
    Ipv4Address gateway = way.departure().gateway();
    List<HostEnds.Owner> owners = ends.owners(source);
    if (gateway == null || owners.size() > 1) {
      return false;
    }
    if (owners.isEmpty()) {
      Declared.Host host = network.declaredHost(source);
      return host != null
          && (host.length() < 0
              || new Ipv4Prefix(host.address().bits(), host.length()).contains(gateway));
    }
    HostDump.Route subnet = owners.get(0).stack().connected(owners.get(0).interfaceName());
    Ipv4Prefix prefix = subnet == null ? null : subnet.prefix();
    return prefix != null && prefix.contains(gateway) && prefix.contains(source);
  }

  private static OneWay open(OneWay way, String words, OneWay reply) {
    return way.judged(
        new Receipt(Outcome.UNDECIDED, words, reply.departure().why(), way.receipt().received()));
  }

  private static OneWay carried(OneWay way, OneWay.Remark assumed) {
    List<OneWay.Remark> remarks = new ArrayList<>(way.remarks());
    remarks.add(assumed);
    Receipt receipt = new Receipt(Outcome.DELIVERED, "", null, way.receipt().received());
    return new OneWay(way.sent(), way.departure().certain(), way.trace(), receipt, remarks);
  }
}

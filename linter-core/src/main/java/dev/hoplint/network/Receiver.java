package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.model.HostDump;
import dev.hoplint.network.Receipt.Outcome;
import dev.hoplint.network.Trace.End;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Judges what arrives of a datagram. Its pieces are put together only if all of them arrive, with
 * one source, destination and protocol (RFC 791 §2.3).
 */
final class Receiver {
  private final HostEnds ends;

  Receiver(HostEnds ends) {
    this.ends = ends;
  }

  Receipt judge(Header sent, Departure departure, List<Trace.Leaf> leaves) {
    for (Trace.Leaf leaf : leaves) {
      Receipt lost = lost(leaf);
      if (lost != null) {
        return pieceOf(leaves, leaf, lost);
      }
    }
    Header seen = null;
    for (Trace.Leaf leaf : leaves) {
      if (leaf.arrivedAt() == null) {
        continue;
      }
      Header arrived = arrived(sent, leaf);
      if (seen != null && !seen.source().equals(arrived.source())) {
        return new Receipt(
            Outcome.LOST,
            "its fragments arrive from "
                + seen.source()
                + " and from "
                + arrived.source()
                + ": they are not put together",
            null,
            null);
      }
      if (seen != null && !seen.destination().equals(arrived.destination())) {
        return new Receipt(
            Outcome.LOST,
            "its fragments arrive at "
                + seen.destination()
                + " and at "
                + arrived.destination()
                + ": they are not put together",
            null,
            null);
      }
      seen = arrived;
    }
    for (Trace.Leaf leaf : leaves) {
      if (leaf.end() instanceof End.Undecided undecided) {
        return new Receipt(Outcome.UNDECIDED, undecided.reason(), undecided.why(), null);
      }
      if (leaf.end() instanceof End.Left left) {
        String to = left.nextHop() == null ? "the other end" : left.nextHop().toString();
        return new Receipt(
            Outcome.UNDECIDED,
            "it leaves by " + left.egress() + " to " + to + ", which is in no file",
            leaf.hops().get(leaf.hops().size() - 1).way().why(),
            null);
      }
    }
    Unknown twice = seen == null ? null : ends.conflict(seen.destination());
    return twice != null
        ? new Receipt(Outcome.UNDECIDED, twice.reason(), twice.span(), null)
        : doubtful(departure, leaves, seen);
  }

  private static Receipt doubtful(
      Departure departure, List<Trace.Leaf> leaves, @Nullable Header seen) {
    for (Unknown doubt : departure.doubts()) {
      return new Receipt(Outcome.UNDECIDED, doubt.reason(), doubt.span(), seen);
    }
    for (Trace.Leaf leaf : leaves) {
      for (Unknown doubt : leaf.doubts()) {
        return new Receipt(Outcome.UNDECIDED, doubt.reason(), doubt.span(), seen);
      }
    }
    return new Receipt(Outcome.DELIVERED, "", null, seen);
  }

  private static Header arrived(Header sent, Trace.Leaf leaf) {
    List<Hop> hops = leaf.hops();
    Header last = hops.isEmpty() ? sent : hops.get(hops.size() - 1).leaving();
    return last.as(sent.kind(), sent.length());
  }

  private static Receipt pieceOf(List<Trace.Leaf> leaves, Trace.Leaf leaf, Receipt lost) {
    if (leaves.size() == 1) {
      return lost;
    }
    String which = "its fragment of " + leaf.piece().bytes() + " bytes is lost: ";
    return Receipt.lost(which + lost.reason(), lost.why(), lost.oneSided());
  }

  private @Nullable Receipt lost(Trace.Leaf leaf) {
    End end = leaf.end();
    if (end instanceof End.Dropped dropped) {
      return Receipt.lost(
          dropped.router() + ": " + dropped.reason(), dropped.why(), isOneSided(dropped, leaf));
    }
    if (end instanceof End.DroppedByHost dropped) {
      return new Receipt(
          Outcome.LOST, dropped.host() + ": " + dropped.reason(), dropped.why(), null);
    }
    if (end instanceof End.TooBig big) {
      return new Receipt(
          Outcome.LOST,
          big.router()
              + ": "
              + leaf.piece().bytes()
              + " bytes with DF do not fit the IP MTU of "
              + big.mtu()
              + " bytes on "
              + big.egress().name(),
          big.why(),
          null);
    }
    if (end instanceof End.Loop loop) {
      List<Hop> hops = leaf.hops();
      return new Receipt(
          Outcome.LOST,
          "it goes in a circle and comes back to " + loop.router(),
          hops.isEmpty() ? null : hops.get(hops.size() - 1).way().why(),
          null);
    }
    return refused(leaf);
  }

  private static boolean isOneSided(End.Dropped dropped, Trace.Leaf leaf) {
    if (dropped.cause() != Trace.Cause.SOURCE_CHECK || leaf.hops().isEmpty()) {
      return dropped.cause() == Trace.Cause.STATE || dropped.cause() == Trace.Cause.NAT;
    }
    Port ingress = leaf.hops().get(leaf.hops().size() - 1).ingress();
    return ingress != null && ingress.facts().strictUrpf() != null;
  }

  /** Linux with strict rp_filter takes only what it would answer by the same interface. */
  private @Nullable Receipt refused(Trace.Leaf leaf) {
    Ipv4Address address = leaf.arrivedAt();
    List<HostEnds.Owner> owners = address == null ? List.of() : ends.owners(address);
    if (address == null || owners.size() != 1 || leaf.hops().isEmpty()) {
      return null;
    }
    HostEnds.Owner owner = owners.get(0);
    LinuxRouting linux = owner.host().linux();
    OptionalInt filter =
        linux == null ? OptionalInt.empty() : linux.effectiveRpFilter(owner.interfaceName());
    if (linux == null || filter.isEmpty() || filter.getAsInt() == 0) {
      return null;
    }
    Ipv4Address source = leaf.hops().get(leaf.hops().size() - 1).leaving().source();
    EndHost.Reply reply = linux.lookup(address, source);
    if (reply.doubt() != null) {
      return null;
    }
    boolean sameWay =
        reply.routes().stream()
            .anyMatch(r -> filter.getAsInt() == 2 || isBy(r, owner.interfaceName()));
    return sameWay
        ? null
        : Receipt.lost(
            owner.host().name()
                + ": rp_filter of "
                + owner.interfaceName()
                + " drops it, as the way back to "
                + source
                + " is another interface",
            reply.routes().isEmpty() ? owner.span() : reply.routes().get(0).span(),
            filter.getAsInt() == 1);
  }

  private static boolean isBy(HostDump.Route route, String interfaceName) {
    return route.interfaceName().equals(interfaceName);
  }
}

package dev.hoplint.rules.flows;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.header.Header;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Hop;
import dev.hoplint.network.LostFragments;
import dev.hoplint.network.Port;
import dev.hoplint.rule.Witness;

/** The words and the witness of fragments that are never put together. */
final class LostStory {
  private LostStory() {}

  /** Who makes the fragments. */
  static String maker(LostFragments lost) {
    Port maker = lost.maker();
    return maker == null
        ? " by its sender (MTU " + lost.mtu() + ")"
        : " by " + maker + " (IP MTU " + lost.mtu() + ")";
  }

  /** Where the first fragment and the later ones go separate ways, if they do. */
  static String parted(LostFragments lost) {
    Hop first = lost.first();
    Hop later = lost.later();
    return first == null || later == null
        ? ""
        : "; on "
            + first.router()
            + " the first piece is "
            + way(first)
            + ", but later pieces are "
            + way(later);
  }

  private static String way(Hop hop) {
    if (hop.way() instanceof Way.Out out) {
      return (out.policy() == null ? "routed" : "policy routed")
          + (out.nextHop() == null ? "" : " to " + out.nextHop())
          + " by "
          + out.egress().name();
    }
    return hop.way() instanceof Way.Dropped ? "dropped" : "taken by the router itself";
  }

  static Witness witness(LostFragments lost) {
    Header header = lost.way().sent().header();
    Hop first = lost.first();
    Hop later = lost.later();
    return new Witness(
        IpProtocols.nameOrNumber(header.protocol()),
        header.source(),
        header.sourcePort(),
        header.destination(),
        header.destinationPort(),
        header.length(),
        lost.sizes(),
        first == null ? null : witnessWay(first),
        later == null ? null : witnessWay(later));
  }

  private static Witness.Way witnessWay(Hop hop) {
    return hop.way() instanceof Way.Out out
        ? new Witness.Way(
            out.policy() == null ? "route" : "policy",
            out.nextHop(),
            out.egress().name(),
            hop.leaving().source())
        : new Witness.Way(hop.way() instanceof Way.Dropped ? "drop" : "route", null, null, null);
  }
}

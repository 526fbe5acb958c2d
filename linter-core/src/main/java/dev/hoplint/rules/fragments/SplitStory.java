package dev.hoplint.rules.fragments;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.header.Header;
import dev.hoplint.network.Arrival;
import dev.hoplint.network.Arrivals;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Hop;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Split;
import dev.hoplint.rule.Witness;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells a split in words, and as a witness. */
final class SplitStory {
  private SplitStory() {}

  static String message(Split split, Network network) {
    Header header = split.initial();
    StringBuilder text = new StringBuilder();
    text.append(protocol(header.protocol()).toUpperCase(Locale.ROOT))
        .append(" from ")
        .append(Arrivals.describe(network, header.source()))
        .append(" to ")
        .append(Arrivals.describe(network, header.destination()));
    if (header.destinationPort() >= 0) {
      text.append(" port ").append(header.destinationPort());
    } else if (header.icmpType() >= 0) {
      text.append(" type ").append(header.icmpType());
    }
    if (split.marking() != null) {
      text.append(" with ").append(split.marking());
    }
    text.append(": ").append(arrives(split)).append("; the first piece is ");
    text.append(way(split.initialHop()));
    text.append(", but later pieces ").append(SplitReasons.lacking(split)).append("are ");
    text.append(way(split.nonInitialHop()));
    text.append("; ").append(effect(split));
    return text.toString();
  }

  private static String arrives(Split split) {
    Arrival arrival = split.arrival();
    List<Integer> pieces = split.fragments();
    if (pieces.size() < 2) {
      return "should it ever come in fragments";
    }
    String sizes = pieces.stream().map(String::valueOf).collect(Collectors.joining(" + "));
    Port port = arrival.fragmenter();
    String made =
        port == null
            ? ""
            : arrival.standIn()
                ? " (" + port + " has an IP MTU of " + arrival.mtu() + ")"
                : " by " + port + " (IP MTU " + arrival.mtu() + ")";
    String packet = "a packet of " + split.datagram() + " bytes ";
    return switch (arrival.chance()) {
      case YES -> packet + "is divided into " + sizes + made;
      case UNLIKELY -> packet + "would be divided into " + sizes;
      case NO -> packet + "would be divided into " + sizes + made;
    };
  }

  private static String effect(Split split) {
    String limited = split.limited();
    String harm =
        switch (split.difference().kind()) {
          case HARMFUL ->
              (split.arrival().chance() == Arrival.Chance.YES
                      ? "the packet is never put together again"
                      : "the packet would never be put together again")
                  + ", as the ways differ in "
                  + split.difference().words();
          case EQUIVALENT ->
              "both ways end at the same receiver, which can put the packet together";
          case UNKNOWN -> "where the two ways end is not shown by the files";
          case MARKING -> "the ways differ in " + split.difference().words();
        };
    if (limited != null) {
      return harm + " (a note: " + limited + ")";
    }
    if (split.arrival().chance() != Arrival.Chance.YES) {
      return harm + " (" + split.arrival().reason() + ")";
    }
    boolean hangs =
        split.difference().kind() == Split.Difference.Kind.HARMFUL
            && split.initial().protocol() == Header.TCP;
    return hangs ? harm + "; small packets pass, so connections open and then hang" : harm;
  }

  /** Where a hop sends a packet, in words that follow "is" or "are". */
  static String way(Hop hop) {
    if (hop.way() instanceof Way.Out out) {
      String how = out.policy() == null ? "routed" : "policy routed";
      String towards = out.nextHop() == null ? "" : " to " + out.nextHop();
      String source =
          hop.translation() == null
              ? " as " + hop.leaving().source()
              : ", by NAT as " + hop.leaving().source();
      return how + towards + " by " + out.egress().name() + source;
    }
    if (hop.way() instanceof Way.Dropped dropped) {
      return "dropped (" + dropped.reason() + ")";
    }
    return hop.way() instanceof Way.Undecided undecided
        ? "routed in a way that is not known (" + undecided.reason() + ")"
        : "taken by the router itself";
  }

  static Witness witness(Split split) {
    Header header = split.initial();
    List<Integer> pieces = split.fragments();
    return new Witness(
        protocol(header.protocol()),
        header.source(),
        header.sourcePort(),
        header.destination(),
        header.destinationPort(),
        split.datagram(),
        pieces.size() > 1 ? pieces : List.of(),
        witnessWay(split.initialHop()),
        witnessWay(split.nonInitialHop()));
  }

  private static Witness.Way witnessWay(Hop hop) {
    if (hop.way() instanceof Way.Out out) {
      return new Witness.Way(
          out.policy() == null ? "route" : "policy",
          out.nextHop(),
          out.egress().name(),
          hop.leaving().source());
    }
    return new Witness.Way(hop.way() instanceof Way.Dropped ? "drop" : "route", null, null, null);
  }

  /** The name that IOS gives a protocol, or its number. */
  static String protocol(int number) {
    String name = IpProtocols.name(number);
    return name == null ? String.valueOf(number) : name;
  }
}

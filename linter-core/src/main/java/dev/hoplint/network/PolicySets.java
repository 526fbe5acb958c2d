package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.network.Forwarder.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code set} clauses of a matching sequence do, in the order in which IOS tries them:
 * VRF, next hop, recursive next hop, interface, and, where no route but the default covers the
 * destination, default next hop and default interface. Without a usable one the packet is routed.
 */
final class PolicySets {
  /**
   * First words of {@code set} clauses that belong to redistribution: policy routing ignores them.
   */
  private static final Set<String> IGNORED =
      Set.of(
          "metric",
          "metric-type",
          "local-preference",
          "community",
          "as-path",
          "tag",
          "origin",
          "weight",
          "extcommunity",
          "level",
          "dampening",
          "comm-list",
          "extcomm-list",
          "automatic-tag",
          "traffic-index");

  private PolicySets() {}

  static Way apply(
      Forwarder forwarder,
      Router router,
      @Nullable String ingressVrf,
      Header header,
      RouteMap.Sequence sequence) {
    for (SetClause clause : sequence.sets()) {
      if (clause instanceof SetClause.Other other
          && !isIgnored(other.words())
          && !other.words().startsWith("ipv6 ")) {
        return new Way.Undecided("`set " + other.words() + "` is not modelled", other.span());
      }
    }
    if (!sequence.malformed().isEmpty()) {
      return new Way.Undecided(
          "a line of the sequence could not be read", sequence.malformed().get(0));
    }
    SetClause.InVrf inVrf = Forwarder.clause(sequence, SetClause.InVrf.class);
    String vrf = table(sequence, ingressVrf);
    Way explicit = explicit(forwarder, router, vrf, header, sequence);
    if (explicit != null) {
      return explicit;
    }
    if (inVrf != null) {
      return marked(forwarder.routed(router, vrf, header), sequence, inVrf);
    }
    if (!forwarder.hasExplicitRoute(router, vrf, header.destination())) {
      Way byDefault = byDefault(forwarder, router, vrf, header, sequence);
      if (byDefault != null) {
        // A route that is not given would be explicit.
        Way doubt = Forwarder.doubt(router, vrf, true);
        return doubt == null ? byDefault : doubt;
      }
    }
    return forwarder.routed(router, vrf, header);
  }

  /** Whether the words after {@code set} belong to redistribution, which policy routing ignores. */
  static boolean isIgnored(String words) {
    return IGNORED.contains(firstWord(words));
  }

  /** The table in which a sequence looks up what its clauses leave open; null is the global one. */
  static @Nullable String table(RouteMap.Sequence sequence, @Nullable String ingressVrf) {
    SetClause.InVrf inVrf = Forwarder.clause(sequence, SetClause.InVrf.class);
    return inVrf == null ? ingressVrf : inVrf.vrf().isEmpty() ? null : inVrf.vrf();
  }

  /** The table in which a clause's next hop is looked up, where {@code vrf} is the sequence's. */
  static @Nullable String tableOf(SetClause clause, @Nullable String vrf) {
    String own = null;
    if (clause instanceof SetClause.NextHop next) {
      own = next.vrf();
    } else if (clause instanceof SetClause.DefaultNextHop next) {
      own = next.vrf();
    } else if (clause instanceof SetClause.Recursive recursive) {
      own = recursive.vrf();
    }
    return own == null ? vrf : own.isEmpty() ? null : own;
  }

  private static String firstWord(String words) {
    int blank = words.indexOf(' ');
    return (blank < 0 ? words : words.substring(0, blank)).toLowerCase(Locale.ROOT);
  }

  private static @Nullable Way explicit(
      Forwarder forwarder,
      Router router,
      @Nullable String vrf,
      Header header,
      RouteMap.Sequence sequence) {
    Way byNextHop = firstReachable(forwarder, router, vrf, sequence, false);
    if (byNextHop != null) {
      return byNextHop;
    }
    SetClause.Recursive recursive = Forwarder.clause(sequence, SetClause.Recursive.class);
    if (recursive != null) {
      String table = tableOf(recursive, vrf);
      Way way =
          firstReachable(forwarder, router, table, List.of(recursive.hop()), sequence, recursive);
      if (way != null) {
        return way;
      }
    }
    SetClause.OutInterface out = Forwarder.clause(sequence, SetClause.OutInterface.class);
    return out == null ? null : firstUp(router, vrf, out.interfaces(), sequence, out, header);
  }

  /** The addresses of one line, and when they are tried. */
  private record NextHops(
      List<Ipv4Address> addresses, @Nullable String track, int order, SetClause clause) {
    int rank() {
      return track == null ? Integer.MAX_VALUE : order;
    }
  }

  /**
   * The next hops in the order in which they are tried: those with an availability check by their
   * numbers, then the others; without those whose track never comes up.
   */
  private static List<NextHops> nextHops(
      Router router, RouteMap.Sequence sequence, boolean byDefault) {
    List<NextHops> all = new ArrayList<>();
    for (SetClause clause : sequence.sets()) {
      if (!byDefault && clause instanceof SetClause.NextHop next) {
        all.add(new NextHops(next.hops(), next.track(), next.order(), next));
      } else if (byDefault && clause instanceof SetClause.DefaultNextHop next) {
        all.add(new NextHops(next.hops(), next.track(), next.order(), next));
      }
    }
    Tracks tracks = new Tracks(router);
    all.removeIf(next -> next.track != null && tracks.isNeverUp(next.track));
    all.sort(Comparator.comparingInt(NextHops::rank));
    return all;
  }

  private static @Nullable Way firstReachable(
      Forwarder forwarder,
      Router router,
      @Nullable String vrf,
      RouteMap.Sequence sequence,
      boolean byDefault) {
    for (NextHops next : nextHops(router, sequence, byDefault)) {
      String table = tableOf(next.clause, vrf);
      Way way = firstReachable(forwarder, router, table, next.addresses, sequence, next.clause);
      if (way != null) {
        return way;
      }
    }
    return null;
  }

  private static @Nullable Way byDefault(
      Forwarder forwarder,
      Router router,
      @Nullable String vrf,
      Header header,
      RouteMap.Sequence sequence) {
    Way byNextHop = firstReachable(forwarder, router, vrf, sequence, true);
    if (byNextHop != null) {
      return byNextHop;
    }
    SetClause.DefaultInterface out = Forwarder.clause(sequence, SetClause.DefaultInterface.class);
    return out == null ? null : firstUp(router, vrf, out.interfaces(), sequence, out, header);
  }

  /**
   * The first next hop whose link is up and that the table reaches; with none the packet is routed
   * normally.
   */
  private static @Nullable Way firstReachable(
      Forwarder forwarder,
      Router router,
      @Nullable String vrf,
      List<Ipv4Address> hops,
      RouteMap.Sequence sequence,
      SetClause clause) {
    for (Ipv4Address hop : hops) {
      if (!(clause instanceof SetClause.Recursive) && isOnDownLink(router, vrf, hop)) {
        continue;
      }
      Way way = forwarder.route(router, vrf, hop).get(0);
      if (way instanceof Way.Out out) {
        return new Way.Out(
            out.egress(),
            out.nextHop() == null ? hop : out.nextHop(),
            vrf,
            sequence,
            clause.span());
      }
      if (way instanceof Way.Undecided undecided) {
        return undecided;
      }
    }
    return null;
  }

  /** Whether the address is a neighbour's on an interface that is down, and on no other. */
  private static boolean isOnDownLink(Router router, @Nullable String vrf, Ipv4Address hop) {
    for (List<RouteEntry> routes : router.table(vrf).covering(hop)) {
      if (routes.get(0).connected()) {
        return false;
      }
    }
    for (Port port : router.ports()) {
      if (!port.isUp() && Objects.equals(port.vrf(), vrf) && port.subnetOf(hop) != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Way firstUp(
      Router router,
      @Nullable String vrf,
      List<NameUse> interfaces,
      RouteMap.Sequence sequence,
      SetClause clause,
      Header header) {
    for (NameUse use : interfaces) {
      if (use.name().startsWith("Null")) {
        return new Way.Dropped("policy routed to " + use.name(), clause.span());
      }
      Port port = router.port(use.name());
      if (port != null && port.isUp()) {
        boolean connected = port.subnetOf(header.destination()) != null;
        return new Way.Out(
            port,
            connected || port.isPointToPoint() ? null : header.destination(),
            vrf,
            sequence,
            clause.span());
      }
    }
    return null;
  }

  private static Way marked(Way way, RouteMap.Sequence sequence, SetClause clause) {
    return way instanceof Way.Out out
        ? new Way.Out(out.egress(), out.nextHop(), out.vrf(), sequence, clause.span())
        : way;
  }
}

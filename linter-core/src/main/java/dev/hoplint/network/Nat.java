package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.header.Entries;
import dev.hoplint.header.Header;
import dev.hoplint.header.Match;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.Policy;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NatPool;
import dev.hoplint.model.NatRule;
import dev.hoplint.model.NatSide;
import dev.hoplint.model.RouteMap;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Translation of the source on the way from an inside to an outside interface, which happens after
 * the way is chosen, and of the destination on the way back, which happens before.
 */
final class Nat {
  private Nat() {}

  /** What becomes of an address; {@code rule} is the line that says so. */
  sealed interface Result {
    record Unchanged() implements Result {}

    /**
     * To {@code address}.
     *
     * @param port source port after a static translation of a port; -1: not changed
     * @param shared whether ports tell apart the hosts that share the address
     */
    record Translated(Ipv4Address address, int port, boolean shared, Span rule) implements Result {
      Translated(Ipv4Address address, boolean shared, Span rule) {
        this(address, -1, shared, rule);
      }

      Header of(Header header) {
        Header translated = header.withSource(address);
        return port < 0 ? translated : translated.withPorts(port, header.destinationPort());
      }
    }

    record Undecided(Span rule) implements Result {}
  }

  /** A destination that NAT changes on the way in, with its port. */
  record Inbound(Ipv4Address address, int port, Span rule) {
    Header of(Header header) {
      Header translated = header.withDestination(address);
      return port == header.destinationPort()
          ? translated
          : translated.withPorts(header.sourcePort(), port);
    }
  }

  private static final Result UNCHANGED = new Result.Unchanged();

  /** The source after NAT of a packet that crosses the router. */
  static Result source(@Nullable Port ingress, Port egress, Header header) {
    if (ingress == null
        || ingress.natSide() != NatSide.INSIDE
        || egress.natSide() != NatSide.OUTSIDE) {
      return ingress != null
              && (ingress.natSide() == NatSide.ENABLE && egress.natSide() == NatSide.ENABLE)
          ? new Result.Undecided(egress.facts().header())
          : UNCHANGED;
    }
    Router router = egress.router();
    Result fixed = byStatic(router, egress, header);
    if (!(fixed instanceof Result.Unchanged)) {
      return fixed;
    }
    for (NatRule rule : router.config().natRules()) {
      if (rule instanceof NatRule.Dynamic dynamic
          && dynamic.direction() == NatRule.Direction.INSIDE_SOURCE
          && Network.sameVrf(dynamic.vrf(), ingress.vrf())) {
        Match match = matches(router, dynamic, egress, header);
        if (match == Match.UNKNOWN) {
          return new Result.Undecided(dynamic.span());
        }
        if (match == Match.YES) {
          Ipv4Address global = global(router, dynamic);
          return global == null
              ? new Result.Undecided(dynamic.span())
              : new Result.Translated(global, dynamic.overload(), dynamic.span());
        }
      }
    }
    List<Span> unread = router.config().malformedNat();
    return unread.isEmpty() ? UNCHANGED : new Result.Undecided(unread.get(0));
  }

  /** Static translations come first, as they hold before any packet passes. */
  private static Result byStatic(Router router, Port egress, Header header) {
    for (NatRule rule : router.config().natRules()) {
      if (!(rule instanceof NatRule.Static fixed)
          || fixed.direction() != NatRule.Direction.INSIDE_SOURCE
          || !new Ipv4Prefix(fixed.local().bits(), fixed.networkLength())
              .contains(header.source())) {
        continue;
      }
      if (fixed.protocol() >= 0) {
        if (fixed.protocol() != header.protocol()) {
          continue;
        }
        if (header.kind() == PacketKind.NON_INITIAL) {
          return new Result.Undecided(fixed.span());
        }
        if (fixed.localPort() != header.sourcePort()) {
          continue;
        }
      }
      if (fixed.routeMap() != null) {
        return new Result.Undecided(fixed.span());
      }
      Ipv4Address global =
          fixed.global() != null ? shifted(fixed, header.source()) : egress.address();
      return global == null
          ? new Result.Undecided(fixed.span())
          : new Result.Translated(
              global, fixed.protocol() < 0 ? -1 : fixed.globalPort(), false, fixed.span());
    }
    return UNCHANGED;
  }

  private static @Nullable Ipv4Address shifted(NatRule.Static fixed, Ipv4Address local) {
    Ipv4Address global = fixed.global();
    if (global == null) {
      return null;
    }
    int host = local.bits() & ~Ipv4Prefix.maskOf(fixed.networkLength());
    return new Ipv4Address((global.bits() & Ipv4Prefix.maskOf(fixed.networkLength())) | host);
  }

  private static @Nullable Ipv4Address global(Router router, NatRule.Dynamic rule) {
    if (rule.outInterface() != null) {
      Port port = router.port(rule.outInterface().name());
      return port == null ? null : port.address();
    }
    NatPool pool = rule.pool() == null ? null : router.pool(rule.pool().name());
    return pool == null ? null : pool.first();
  }

  private static Match matches(Router router, NatRule.Dynamic rule, Port egress, Header header) {
    if (rule.accessList() != null) {
      AccessList list = router.accessList(rule.accessList().name());
      return list == null ? Match.UNKNOWN : Entries.decide(list, header).permitted();
    }
    RouteMap map = rule.routeMap() == null ? null : router.routeMap(rule.routeMap().name());
    if (map == null) {
      return Match.UNKNOWN;
    }
    for (RouteMap.Sequence sequence : map.sequences()) {
      Match match = matches(router, sequence, egress, header);
      if (match != Match.NO) {
        return match == Match.UNKNOWN ? match : Match.of(sequence.action() == Action.PERMIT);
      }
    }
    return Match.NO;
  }

  private static Match matches(
      Router router, RouteMap.Sequence sequence, Port egress, Header header) {
    for (MatchClause clause : sequence.matches()) {
      // NAT route-maps look at the egress interface, which policy routing can't.
      if (clause instanceof MatchClause.EgressInterface out
          && out.interfaces().stream().noneMatch(i -> i.name().equals(egress.name()))) {
        return Match.NO;
      }
    }
    List<MatchClause> rest =
        sequence.matches().stream()
            .filter(c -> !(c instanceof MatchClause.EgressInterface))
            .toList();
    RouteMap alone =
        new RouteMap(
            "",
            List.of(
                new RouteMap.Sequence(
                    sequence.number(),
                    Action.PERMIT,
                    sequence.header(),
                    rest,
                    List.of(),
                    sequence.malformed())));
    Policy.Decision decision =
        Policy.of(alone, router::accessList, router::objectGroup).decide(header);
    return decision.known() ? Match.of(decision.sequence() != null) : Match.UNKNOWN;
  }

  /**
   * A line by which NAT may change a packet that comes in on {@code ingress} in a way that is not
   * followed: translations of the outside, of inside destinations, without sides, and those of a
   * route-map from outside. Null if there is none.
   */
  static @Nullable Span notFollowed(Port ingress, Header header) {
    if (ingress.natSide() == null) {
      return null;
    }
    for (NatRule rule : ingress.router().config().natRules()) {
      if (rule.direction() != NatRule.Direction.INSIDE_SOURCE) {
        return rule.span();
      }
      if (ingress.natSide() == NatSide.OUTSIDE
          && rule instanceof NatRule.Static fixed
          && fixed.routeMap() != null
          && fixed.global() != null
          && new Ipv4Prefix(fixed.global().bits(), fixed.networkLength())
              .contains(header.destination())) {
        return rule.span();
      }
    }
    return null;
  }

  /** The inside host that a static translation gives for a destination, or null. */
  static @Nullable Inbound destination(Port ingress, Header header) {
    if (ingress.natSide() != NatSide.OUTSIDE) {
      return null;
    }
    for (NatRule rule : ingress.router().config().natRules()) {
      if (rule instanceof NatRule.Static fixed
          && fixed.direction() == NatRule.Direction.INSIDE_SOURCE
          && fixed.routeMap() == null
          && (fixed.protocol() < 0
              || (fixed.protocol() == header.protocol()
                  && fixed.globalPort() == header.destinationPort()))) {
        Ipv4Address global = fixed.global() != null ? fixed.global() : ingress.address();
        if (global != null
            && new Ipv4Prefix(global.bits(), fixed.networkLength())
                .contains(header.destination())) {
          int host = header.destination().bits() & ~Ipv4Prefix.maskOf(fixed.networkLength());
          Ipv4Address local =
              new Ipv4Address(
                  (fixed.local().bits() & Ipv4Prefix.maskOf(fixed.networkLength())) | host);
          int port = fixed.protocol() < 0 ? header.destinationPort() : fixed.localPort();
          return new Inbound(local, port, fixed.span());
        }
      }
    }
    return null;
  }
}

package dev.hoplint.rules.lists;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.NatPool;
import dev.hoplint.model.NatRule;
import dev.hoplint.model.NatSide;
import dev.hoplint.network.Port;
import dev.hoplint.network.RouteEntry;
import dev.hoplint.network.Router;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses that a router's NAT gives to hosts inside, of the global table. */
final class GlobalAddresses {
  private final Router router;
  private final List<Range> ranges = new ArrayList<>();

  /** Addresses as unsigned numbers, both included, and the line that gives them out. */
  private record Range(long first, long last, Span rule) {}

  private GlobalAddresses(Router router) {
    this.router = router;
  }

  static GlobalAddresses of(Router router) {
    GlobalAddresses globals = new GlobalAddresses(router);
    for (NatRule rule : router.config().natRules()) {
      if (rule.direction() != NatRule.Direction.INSIDE_SOURCE) {
        continue;
      }
      if (rule instanceof NatRule.Static fixed && fixed.vrf() == null) {
        globals.add(fixed);
      } else if (rule instanceof NatRule.Dynamic dynamic && dynamic.vrf() == null) {
        globals.add(dynamic);
      }
    }
    return globals;
  }

  private void add(NatRule.Static rule) {
    Ipv4Address global = rule.global();
    // A host that keeps its address has it before NAT, too.
    if (global != null && !global.equals(rule.local())) {
      Ipv4Prefix prefix = new Ipv4Prefix(global.bits(), rule.networkLength());
      add(prefix.networkAddress(), prefix.broadcastAddress(), rule.span());
    }
  }

  private void add(NatRule.Dynamic rule) {
    NatPool pool = rule.pool() == null ? null : router.pool(rule.pool().name());
    if (pool != null) {
      add(pool.first(), pool.last(), rule.span());
    }
    Port port = rule.outInterface() == null ? null : router.port(rule.outInterface().name());
    Ipv4Address address = port == null ? null : port.address();
    if (address != null) {
      add(address, address, rule.span());
    }
  }

  private void add(Ipv4Address first, Ipv4Address last, Span rule) {
    ranges.add(new Range(number(first), number(last), rule));
  }

  private static long number(Ipv4Address address) {
    return Integer.toUnsignedLong(address.bits());
  }

  /** Whether a static translation gives out an address of {@code destinations}. */
  static boolean hasStatic(Router router, Wildcard destinations) {
    for (NatRule rule : router.config().natRules()) {
      if (rule instanceof NatRule.Static fixed
          && fixed.global() != null
          && Wildcard.of(new Ipv4Prefix(fixed.global().bits(), fixed.networkLength()))
              .overlaps(destinations)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The line that gives out all of {@code sources}; null if there is none, or if hosts inside may
   * have these addresses themselves.
   */
  @Nullable Span translationTo(Wildcard sources) {
    for (Range range : ranges) {
      if (number(sources.lowest()) >= range.first && number(sources.highest()) <= range.last) {
        return areOutside(sources.lowest()) && areOutside(sources.highest()) ? range.rule : null;
      }
    }
    return null;
  }

  /** Whether the address is known to lie behind no interface inside. */
  private boolean areOutside(Ipv4Address address) {
    List<RouteEntry> best = router.table(null).lookup(address);
    if (best.isEmpty()) {
      return false;
    }
    boolean known = router.dynamicRouting(null) == null;
    for (RouteEntry route : best) {
      Port out = route.outInterface() == null ? null : router.port(route.outInterface());
      Ipv4Address hop = route.nextHop();
      if (out == null && hop != null) {
        out = connected(hop);
      }
      boolean discarded = "Null0".equals(route.outInterface());
      boolean outside = out != null && out.natSide() == NatSide.OUTSIDE;
      // A protocol may have a longer route than what the files show, but not than a subnet.
      if (!(outside || discarded) || !(known || route.connected())) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Port connected(Ipv4Address hop) {
    for (RouteEntry route : router.table(null).lookup(hop)) {
      if (route.connected() && route.outInterface() != null) {
        return router.port(route.outInterface());
      }
    }
    return null;
  }
}

package dev.hoplint.rules.mtu;

import dev.hoplint.header.Header;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.RouteEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies that send TCP to a small link, while the routed way is clamped. */
final class PolicyBypass {
  private PolicyBypass() {}

  /** By a policy on one of the interfaces {@code open}; null if there is none. */
  static @Nullable ClampBypass of(Port port, IpMtu mtu, List<Port> open, Network network) {
    for (Port entry : open) {
      NameUse use = entry.facts().policy();
      RouteMap map = use == null ? null : port.router().routeMap(use.name());
      for (RouteMap.Sequence sequence :
          map == null ? List.<RouteMap.Sequence>of() : map.sequences()) {
        for (SetClause set : sequence.sets()) {
          boolean here =
              sequence.action() == Action.PERMIT && sendsTo(set, port) && takesTcp(sequence, port);
          Port clamped = here ? routedAndClamped(port, network) : null;
          if (clamped != null) {
            return new ClampBypass(port, mtu, clamped, "the policy on " + entry.name(), set.span());
          }
        }
      }
    }
    return null;
  }

  private static @Nullable Port routedAndClamped(Port beside, Network network) {
    for (List<RouteEntry> routes : beside.router().table(beside.vrf()).all()) {
      RouteEntry route = routes.get(0);
      Port port = route.connected() ? null : ClampBypass.egress(route, beside);
      if (port != null && port != beside && ClampBypass.hasClamp(port, network)) {
        return port;
      }
    }
    return null;
  }

  private static boolean sendsTo(SetClause set, Port port) {
    if (set instanceof SetClause.NextHop hop) {
      return hop.vrf() == null
          && !hop.hops().isEmpty()
          && port.subnetOf(hop.hops().get(0)) != null
          && !port.owns(hop.hops().get(0));
    }
    return set instanceof SetClause.OutInterface out
        && !out.interfaces().isEmpty()
        && out.interfaces().get(0).name().equals(port.name());
  }

  /** Whether it surely applies to some TCP: all clauses are access lists, and one permits it. */
  private static boolean takesTcp(RouteMap.Sequence sequence, Port port) {
    if (!sequence.malformed().isEmpty()) {
      return false;
    }
    for (MatchClause clause : sequence.matches()) {
      boolean permits =
          clause instanceof MatchClause.AccessLists lists
              && lists.lists().stream().anyMatch(use -> permitsTcp(port, use));
      if (!permits) {
        return false;
      }
    }
    return true;
  }

  private static boolean permitsTcp(Port port, NameUse use) {
    AccessList list = port.router().accessList(use.name());
    if (list == null) {
      return false;
    }
    for (AccessEntry entry : list.entries()) {
      boolean tcp = entry.protocol() == Header.TCP || entry.protocol() == AccessEntry.ANY_PROTOCOL;
      if (tcp && entry.action() == Action.PERMIT && entry.extra().unmodelled().isEmpty()) {
        return true;
      }
    }
    return false;
  }
}

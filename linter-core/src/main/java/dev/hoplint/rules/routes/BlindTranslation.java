package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Wildcard;
import dev.hoplint.header.Entries;
import dev.hoplint.header.Header;
import dev.hoplint.header.Match;
import dev.hoplint.header.PacketKind;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatRule;
import dev.hoplint.model.NatSide;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A NAT rule that translates to an uplink's address, whatever uplink the packet takes.
 *
 * @param uplink the interface whose address it gives
 * @param lists the lists that permit its packets
 */
record BlindTranslation(NatRule.Dynamic rule, String uplink, List<AccessList> lists) {
  private static final int HTTPS = 443;
  private static final int TCP = 6;

  /** Any address on the Internet, for entries without a destination. */
  private static final Ipv4Address ANYWHERE = Ipv4Address.of("198.51.100.1");

  BlindTranslation {
    lists = List.copyOf(lists);
  }

  /** Null if the rule is another kind, or may look at the interface. */
  static @Nullable BlindTranslation of(Router router, NatRule.Dynamic rule) {
    if (rule.direction() != NatRule.Direction.INSIDE_SOURCE || rule.outInterface() == null) {
      return null;
    }
    Port uplink = router.port(rule.outInterface().name());
    if (uplink == null || !uplink.isUp() || uplink.natSide() != NatSide.OUTSIDE) {
      return null;
    }
    List<AccessList> lists = new ArrayList<>();
    if (rule.accessList() != null) {
      add(router, rule.accessList(), lists);
    } else if (rule.routeMap() != null) {
      RouteMap map = router.routeMap(rule.routeMap().name());
      if (map == null || !addLists(router, map, lists)) {
        return null;
      }
    }
    return lists.isEmpty() ? null : new BlindTranslation(rule, uplink.name(), lists);
  }

  /** False if the map looks at more than addresses, as at the interface it should. */
  private static boolean addLists(Router router, RouteMap map, List<AccessList> lists) {
    for (RouteMap.Sequence sequence : map.sequences()) {
      if (sequence.action() != Action.PERMIT || !sequence.malformed().isEmpty()) {
        return false;
      }
      for (MatchClause clause : sequence.matches()) {
        if (!(clause instanceof MatchClause.AccessLists named)) {
          return false;
        }
        named.lists().forEach(list -> add(router, list, lists));
      }
    }
    return true;
  }

  private static void add(Router router, NameUse name, List<AccessList> lists) {
    AccessList list = router.accessList(name.name());
    if (list != null) {
      lists.add(list);
    }
  }

  /** A host that both translate, to different uplinks' addresses; null if none is found. */
  @Nullable Ipv4Address common(BlindTranslation other) {
    if (uplink.equals(other.uplink) || !Objects.equals(rule.vrf(), other.rule.vrf())) {
      return null;
    }
    for (AccessList list : lists) {
      for (AccessList second : other.lists) {
        Ipv4Address host = common(list, second);
        host = host == null ? common(second, list) : host;
        if (host != null) {
          return host;
        }
      }
    }
    return null;
  }

  /** A source of one of the list's permits that both lists permit. */
  private static @Nullable Ipv4Address common(AccessList list, AccessList second) {
    for (int i = 0; i < list.size(); i++) {
      AccessEntry entry = list.entry(i);
      if (entry.action() != Action.PERMIT) {
        continue;
      }
      Header header =
          new Header(
              PacketKind.WHOLE,
              example(entry.source(), Ipv4Address.of("10.0.0.1")),
              example(entry.destination(), ANYWHERE),
              entry.protocol() == AccessEntry.ANY_PROTOCOL ? TCP : entry.protocol(),
              Header.CLIENT_PORT,
              HTTPS,
              -1,
              -1,
              16,
              0);
      if (Entries.decide(list, header).permitted() == Match.YES
          && Entries.decide(second, header).permitted() == Match.YES) {
        return header.source();
      }
    }
    return null;
  }

  /** An address that the wildcard matches, with the lowest free bit set: no network's address. */
  private static Ipv4Address example(Wildcard wildcard, Ipv4Address ofAny) {
    if (wildcard.wildcard() == -1) {
      return ofAny;
    }
    return new Ipv4Address(wildcard.address() | (wildcard.wildcard() & 1));
  }
}

package dev.hoplint.rules.mtu;

import dev.hoplint.header.Entries;
import dev.hoplint.header.Header;
import dev.hoplint.header.Match;
import dev.hoplint.header.Policy;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Ipsec;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.model.Setting;
import dev.hoplint.model.Tunnel;
import dev.hoplint.network.Hop;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line by which a router clears DF in packets that pass it. */
record DfClearing(Router router, Span line) {
  /**
   * Those on a way whose packets are divided on {@code fragmenter}: what clears the bit farther on
   * divides nothing, since a packet with DF does not get there.
   */
  static List<DfClearing> before(Port fragmenter, List<Hop> hops, Network network) {
    List<DfClearing> found = new ArrayList<>();
    for (Hop hop : hops) {
      Span line = line(hop, network);
      if (line != null) {
        found.add(new DfClearing(hop.router(), line));
      }
      if (hop.egress() == fragmenter) {
        return found;
      }
    }
    return List.of();
  }

  private static @Nullable Span line(Hop hop, Network network) {
    Policy policy = network.tracer().forwarder().policyOf(hop.router(), hop.ingress());
    Policy.Decision decision = policy == null ? null : policy.decide(hop.arriving());
    RouteMap.Sequence applied = decision == null || !decision.known() ? null : decision.applied();
    if (applied != null) {
      for (SetClause set : applied.sets()) {
        if (set instanceof SetClause.Marking marking
            && marking.field().equals("df")
            && marking.value().equals("0")) {
          return set.span();
        }
      }
    }
    Port egress = hop.egress();
    return egress == null ? null : byIpsec(egress, hop.leaving());
  }

  private static @Nullable Span byIpsec(Port egress, Header packet) {
    Ipsec ipsec = egress.router().config().extras().ipsec();
    Setting<String> dfBit = either(egress.facts().extras().dfBit(), ipsec.dfBit());
    Setting<String> order =
        either(egress.facts().extras().ipsecFragmentation(), ipsec.fragmentation());
    // What is divided after it is encrypted is put together before it is decrypted.
    boolean whole = order != null && order.value().startsWith("after");
    Tunnel tunnel = egress.facts().tunnel();
    boolean encrypts =
        (tunnel != null && tunnel.protection() != null) || isEncrypted(egress, ipsec, packet);
    return encrypts && !whole && dfBit != null && dfBit.value().equals("clear")
        ? dfBit.span()
        : null;
  }

  private static @Nullable Setting<String> either(
      @Nullable Setting<String> own, @Nullable Setting<String> ofRouter) {
    return own == null ? ofRouter : own;
  }

  private static boolean isEncrypted(Port egress, Ipsec ipsec, Header packet) {
    NameUse map = egress.facts().cryptoMap();
    if (map == null) {
      return false;
    }
    for (Ipsec.MapEntry entry : ipsec.mapEntries()) {
      AccessList list =
          entry.list() == null ? null : egress.router().accessList(entry.list().name());
      if (map.name().equals(entry.name())
          && list != null
          && Entries.decide(list, packet).permitted() == Match.YES) {
        return true;
      }
    }
    return false;
  }
}

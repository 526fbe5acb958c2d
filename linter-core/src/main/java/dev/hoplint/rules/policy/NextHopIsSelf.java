package dev.hoplint.rules.policy;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.model.Action;
import dev.hoplint.model.Ipv6Interface;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.network.Network;
import dev.hoplint.network.PolicyNextHop;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A next hop that is the router's own address, or that of a network or a broadcast. */
public final class NextHopIsSelf implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-205",
          "pbr-next-hop-is-self",
          Severity.ERROR,
          "the next hop is the router's own, network or broadcast address",
          "0.1",
          false);

  /** In longer prefixes every address is a host's (RFC 3021). */
  private static final int LAST_WITH_BROADCAST = 30;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (PolicyUse use : PolicyUse.of(router)) {
      for (RouteMap.Sequence sequence : use.map().sequences()) {
        for (PolicyNextHop hop : PolicyNextHop.of(use, sequence)) {
          check(router, hop, found);
        }
        if (use.servesIpv6() && sequence.action() == Action.PERMIT) {
          sequence.sets().forEach(clause -> checkIpv6(router, use, clause, found));
        }
      }
    }
  }

  private static void check(Router router, PolicyNextHop hop, Consumer<Finding> found) {
    for (String vrf : new TreeSet<>(hop.vrfs())) {
      PolicyNextHop.Link link = hop.link(router, vrf);
      Port port = link == null ? null : link.port();
      if (link == null || port == null) {
        continue;
      }
      String what = null;
      if (port.owns(hop.address())) {
        what = "is this router's own address";
      } else if (link.subnet().length() <= LAST_WITH_BROADCAST) {
        if (hop.address().equals(link.subnet().networkAddress())) {
          what = "is the network address of " + link.subnet();
        } else if (hop.address().equals(link.subnet().broadcastAddress())) {
          what = "is the broadcast address of " + link.subnet();
        }
      }
      if (what != null) {
        found.accept(finding(router, hop.address().toString(), what, hop.clause().span(), port));
        return;
      }
    }
  }

  private static void checkIpv6(
      Router router, PolicyUse use, SetClause clause, Consumer<Finding> found) {
    if (!(clause instanceof SetClause.Ipv6NextHop next)) {
      return;
    }
    for (Ipv6Address hop : next.hops()) {
      for (Port port : router.upPorts()) {
        boolean reached =
            use.ipv6Local()
                || use.ipv6Ports().stream().anyMatch(p -> Objects.equals(p.vrf(), port.vrf()));
        if (reached && owns(port, hop)) {
          found.accept(
              finding(router, hop.toString(), "is this router's own address", clause.span(), port));
          break;
        }
      }
    }
  }

  private static boolean owns(Port port, Ipv6Address address) {
    // A link-local address says nothing without its interface.
    return port.facts().extras().ipv6().addresses().stream()
        .anyMatch(own -> own.kind() == Ipv6Interface.Kind.UNICAST && own.address().equals(address));
  }

  private static Finding finding(Router router, String hop, String what, Span place, Port port) {
    return new FindingBuilder(INFO, Severity.ERROR, place, router.name())
        .message(
            "next hop "
                + hop
                + " "
                + what
                + " on "
                + port.name()
                + ": no neighbour takes the packets there")
        .related(port.facts().header(), "the interface on that subnet")
        .fix(Fix.advice("name the neighbour's address on the subnet of " + port.name()))
        .build();
  }
}

package dev.hoplint.rules.policy;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.model.VirtualAddress;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A next hop over a shared link whose death the router does not notice. */
public final class NextHopUnchecked implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-206",
          "pbr-next-hop-unchecked",
          Severity.NOTE,
          "a next hop over a shared link without an availability check",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // In a template that is not rendered the check of its next hop may be what is open.
    if (router.config().unrendered() != null) {
      return;
    }
    for (PolicyUse use : PolicyUse.of(router)) {
      for (RouteMap.Sequence sequence : use.map().sequences()) {
        if (isChecked(sequence) || pinsProbes(router, use, sequence)) {
          continue;
        }
        // One line is one finding, however many next hops it lists.
        Set<SetClause> told = new HashSet<>();
        for (PolicyNextHop hop : PolicyNextHop.of(use, sequence)) {
          Port egress = hop.clause() instanceof SetClause.NextHop ? shared(router, hop) : null;
          if (egress != null && !isVirtual(network, hop.address()) && told.add(hop.clause())) {
            found.accept(finding(router, use, sequence, hop, egress));
          }
        }
      }
    }
  }

  /** Whether a next hop of the sequence, or the sequence as a whole, depends on its neighbour. */
  private static boolean isChecked(RouteMap.Sequence sequence) {
    return sequence.sets().stream()
            .anyMatch(set -> set instanceof SetClause.NextHop next && next.verify())
        || sequence.matches().stream()
            .anyMatch(m -> m instanceof MatchClause.Other o && o.words().startsWith("track "));
  }

  /**
   * Whether the sequence keeps the probes of IP SLA on one link, whatever becomes of it: that is
   * how they notice.
   */
  private static boolean pinsProbes(Router router, PolicyUse use, RouteMap.Sequence sequence) {
    List<Wildcard> destinations =
        use.ports().isEmpty() ? PolicyDestinations.of(router, sequence) : null;
    return destinations != null
        && destinations.stream()
            .allMatch(
                destination ->
                    destination.isHost()
                        && router.config().extras().slaOperations().stream()
                            .anyMatch(o -> destination.lowest().equals(o.target())));
  }

  /** The interface with a shared link towards the next hop, or null. */
  private static @Nullable Port shared(Router router, PolicyNextHop hop) {
    for (String vrf : new TreeSet<>(hop.vrfs())) {
      PolicyNextHop.Link link = hop.link(router, vrf);
      Port port = link == null ? null : link.port();
      if (link != null
          && port != null
          && link.subnet().length() < 31
          && !port.isPointToPoint()
          && !port.owns(hop.address())) {
        return port;
      }
    }
    return null;
  }

  /** Whether routers share the address, so that another one answers when one dies. */
  private static boolean isVirtual(Network network, Ipv4Address address) {
    for (Port port : network.onSubnetOf(address)) {
      for (VirtualAddress shared : port.facts().extras().virtualAddresses()) {
        if (address.equals(shared.address())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Finding finding(
      Router router, PolicyUse use, RouteMap.Sequence sequence, PolicyNextHop hop, Port egress) {
    SetClause.NextHop clause = (SetClause.NextHop) hop.clause();
    return new FindingBuilder(INFO, Severity.NOTE, clause.span(), router.name())
        .message(
            "nothing checks whether next hop "
                + hop.address()
                + " is alive: while "
                + egress.name()
                + " is up, packets go there even if it is not")
        .related(egress.facts().header(), "a shared link: it stays up when the neighbour is gone")
        .fix(
            clause.hops().size() > 1 || clause.vrf() != null
                ? Fix.advice("track each next hop: `verify-availability ADDRESS ORDER track N`")
                : Fix.commands(
                    "track the next hop",
                    NextHopTracking.commands(router, use, sequence, hop.address(), egress)))
        .build();
  }
}

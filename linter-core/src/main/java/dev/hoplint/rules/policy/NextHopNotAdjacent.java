package dev.hoplint.rules.policy;

import dev.hoplint.model.AddressSource;
import dev.hoplint.model.InterfaceStatement;
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
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code set ip next-hop} with an address on no connected subnet. */
public final class NextHopNotAdjacent implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-204",
          "pbr-next-hop-not-adjacent",
          Severity.WARNING,
          "the next hop is on no connected subnet",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // The interface may be in the part that is missing.
    if (router.isPartial()) {
      return;
    }
    for (PolicyUse use : PolicyUse.of(router)) {
      for (RouteMap.Sequence sequence : use.map().sequences()) {
        for (PolicyNextHop hop : PolicyNextHop.of(use, sequence)) {
          String vrf = hop.clause() instanceof SetClause.NextHop ? remoteIn(router, hop) : null;
          if (vrf != null) {
            found.accept(finding(router, use, sequence, hop, vrf));
          }
        }
      }
    }
  }

  /** The first table in which the next hop is on no connected subnet, or null. */
  private static @Nullable String remoteIn(Router router, PolicyNextHop hop) {
    for (String vrf : new TreeSet<>(hop.vrfs())) {
      if (hop.link(router, vrf) == null
          && hop.attached(router, vrf) == null
          && !mayBeConnected(router, hop, vrf)) {
        return vrf;
      }
    }
    return null;
  }

  /** Whether an interface that is down, or whose lines could not be read, may hold the subnet. */
  private static boolean mayBeConnected(Router router, PolicyNextHop hop, String vrf) {
    for (Port port : router.ports()) {
      if (port.facts().malformed().contains(InterfaceStatement.ADDRESS)
          || port.facts().malformed().contains(InterfaceStatement.VRF)
          || (isIn(port, vrf) && port.subnetOf(hop.address()) != null)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(Port port, String vrf) {
    return vrf.equals(port.vrf() == null ? "" : port.vrf());
  }

  /** An interface of the VRF whose subnet, or peer, no line names; null without one. */
  private static @Nullable Port learning(Router router, String vrf) {
    if (router.showsTable(vrf.isEmpty() ? null : vrf)) {
      return null;
    }
    for (Port port : router.upPorts()) {
      AddressSource source = port.facts().addressSource();
      if (isIn(port, vrf) && source != AddressSource.STATIC && source != AddressSource.NONE) {
        return port;
      }
    }
    return null;
  }

  private static Finding finding(
      Router router, PolicyUse use, RouteMap.Sequence sequence, PolicyNextHop hop, String vrf) {
    Port learning = learning(router, vrf);
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                learning == null ? Severity.WARNING : Severity.NOTE,
                hop.clause().span(),
                router.name())
            .message(
                "next hop "
                    + hop.address()
                    + " is on no connected subnet"
                    + PolicyWords.ofVrf(vrf)
                    + ": `set ip next-hop` takes an adjacent address, else packets may be routed as if there"
                    + " were no policy");
    if (learning != null) {
      finding
          .related(learning.facts().header(), "the subnet of this interface is in no file")
          .assuming(hop.address() + " is not on the subnet of " + learning.name());
    }
    if (!use.ports().isEmpty()) {
      finding.related(use.ports().get(0).facts().header(), "the policy is used here");
    }
    SetClause.NextHop clause = (SetClause.NextHop) hop.clause();
    if (clause.hops().size() > 1 || clause.verify() || clause.vrf() != null) {
      finding.fix(Fix.advice("name an adjacent next hop"));
    } else {
      finding.fix(
          Fix.commands(
              "name an adjacent next hop, or let the table resolve this one",
              List.of(
                  PolicyWords.header(use.map(), sequence),
                  " no set ip next-hop " + hop.address(),
                  " set ip next-hop recursive " + hop.address())));
    }
    return finding.build();
  }
}

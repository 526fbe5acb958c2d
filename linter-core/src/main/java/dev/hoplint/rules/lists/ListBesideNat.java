package dev.hoplint.rules.lists;

import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatSide;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** An access list matches addresses that NAT has already, or not yet, changed. */
public final class ListBesideNat implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "ACL-507",
          "acl-wrong-side-of-nat",
          Severity.WARNING,
          "an access list matches addresses that NAT has already, or not yet, changed",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // NAT between VRFs, or by virtual interface, has another order of operations.
    boolean plain =
        router.config().malformedNat().isEmpty()
            && router.upPorts().stream().noneMatch(port -> port.natSide() == NatSide.ENABLE);
    if (!plain) {
      return;
    }
    Set<Span> told = new HashSet<>();
    for (Port port : router.upPorts()) {
      if (port.facts().cryptoMap() != null || port.vrf() != null) {
        continue;
      }
      NameUse filter = port.facts().accessGroupIn();
      AccessList list = filter == null ? null : router.accessList(filter.name());
      if (port.natSide() == NatSide.OUTSIDE && filter != null && list != null) {
        InsideHostPermits.report(port, list, filter, told, found);
      } else if (port.natSide() == NatSide.INSIDE) {
        GlobalAddresses globals = GlobalAddresses.of(router);
        if (filter != null && list != null) {
          inside(port, list, filter.span(), globals, told, found);
        }
        policy(port, globals, told, found);
      }
    }
  }

  /** Whether the entry could be read, and is of addresses as it says itself. */
  static boolean isKnown(AccessEntry entry) {
    return !entry.extra().unmodelled().contains("malformed")
        && !entry.extra().unmodelled().contains("object-group");
  }

  private static void policy(
      Port port, GlobalAddresses globals, Set<Span> told, Consumer<Finding> found) {
    NameUse use = port.facts().policy();
    RouteMap map = use == null ? null : port.router().routeMap(use.name());
    for (RouteMap.Sequence sequence :
        map == null ? List.<RouteMap.Sequence>of() : map.sequences()) {
      for (MatchClause clause : sequence.matches()) {
        if (clause instanceof MatchClause.AccessLists access) {
          for (NameUse name : access.lists()) {
            AccessList list = port.router().accessList(name.name());
            if (list != null) {
              inside(port, list, name.span(), globals, told, found);
            }
          }
        }
      }
    }
  }

  /** Permits of sources that hosts inside get only when they leave. */
  private static void inside(
      Port port,
      AccessList list,
      Span use,
      GlobalAddresses globals,
      Set<Span> told,
      Consumer<Finding> found) {
    for (AccessEntry entry : list.entries()) {
      if (entry.action() != Action.PERMIT || !isKnown(entry)) {
        continue;
      }
      Span rule = globals.translationTo(entry.source());
      if (rule != null && told.add(entry.span())) {
        found.accept(
            new FindingBuilder(INFO, Severity.WARNING, entry.span(), port.router().name())
                .message(
                    "packets that come in on "
                        + port.name()
                        + " meet this list before NAT: none of them has "
                        + words(entry.source())
                        + " as its source yet, which NAT gives them on the way out")
                .related(rule, "gives out this address")
                .related(use, "the list is used here")
                .fix(Fix.advice("match the hosts' own addresses, from before the translation"))
                .build());
      }
    }
  }

  private static String words(Wildcard source) {
    return source.isHost() ? source.lowest().toString() : source.toString();
  }
}

package dev.hoplint.rules.lists;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatRule;
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
import org.jspecify.annotations.Nullable;

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
        outside(port, list, filter, told, found);
      } else if (port.natSide() == NatSide.INSIDE) {
        GlobalAddresses globals = GlobalAddresses.of(router);
        if (filter != null && list != null) {
          inside(port, list, filter.span(), globals, told, found);
        }
        policy(port, globals, told, found);
      }
    }
  }

  /** Permits of inside hosts by their own addresses, which packets from outside do not have yet. */
  private static void outside(
      Port port, AccessList list, NameUse use, Set<Span> told, Consumer<Finding> found) {
    for (AccessEntry entry : list.entries()) {
      if (entry.action() != Action.PERMIT || !isKnown(entry)) {
        continue;
      }
      NatRule.Static rule = translating(port.router(), entry);
      if (rule != null && told.add(entry.span())) {
        Ipv4Address global = rule.global();
        String outer = global == null ? "the address of " + port.name() : global.toString();
        found.accept(
            new FindingBuilder(INFO, Severity.WARNING, entry.span(), port.router().name())
                .message(
                    "packets that come in on "
                        + port.name()
                        + " meet this list before NAT: what is for "
                        + rule.local()
                        + " is still addressed to "
                        + outer
                        + ", and this entry does not match it")
                .related(rule.span(), "the translation")
                .related(use.span(), "the list filters what comes in")
                .fix(Fix.advice("permit the address from before the translation: " + outer))
                .build());
      }
    }
  }

  /**
   * The static rule that gives all of the entry's destinations another address outside, or null.
   */
  private static NatRule.@Nullable Static translating(Router router, AccessEntry entry) {
    for (NatRule rule : router.config().natRules()) {
      if (rule instanceof NatRule.Static fixed
          && fixed.direction() == NatRule.Direction.INSIDE_SOURCE
          && fixed.routeMap() == null
          && fixed.vrf() == null
          && local(fixed).contains(entry.destination())
          && !GlobalAddresses.hasStatic(router, entry.destination())
          && isAllTranslated(fixed, entry)) {
        return fixed;
      }
    }
    return null;
  }

  private static Wildcard local(NatRule.Static rule) {
    return Wildcard.of(new Ipv4Prefix(rule.local().bits(), rule.networkLength()));
  }

  /** Whether the rule is for whole addresses, or for the port that the entry permits. */
  private static boolean isAllTranslated(NatRule.Static rule, AccessEntry entry) {
    return rule.protocol() < 0
        || (rule.protocol() == entry.protocol()
            && entry.destinationPorts().equals(PortSet.of(rule.localPort())));
  }

  private static boolean isKnown(AccessEntry entry) {
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

package dev.hoplint.rules.lists;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatRule;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Permits of hosts inside by their own addresses in a list that filters what comes from outside:
 * its packets do not have these addresses yet.
 */
final class InsideHostPermits {
  private InsideHostPermits() {}

  static void report(
      Port port, AccessList list, NameUse use, Set<Span> told, Consumer<Finding> found) {
    for (AccessEntry entry : list.entries()) {
      if (entry.action() != Action.PERMIT || !ListBesideNat.isKnown(entry)) {
        continue;
      }
      NatRule.Static rule = translating(port.router(), entry);
      if (rule != null && told.add(entry.span())) {
        Ipv4Address global = rule.global();
        String outer = global == null ? "the address of " + port.name() : global.toString();
        found.accept(
            new FindingBuilder(
                    ListBesideNat.INFO, Severity.WARNING, entry.span(), port.router().name())
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
}

package dev.hoplint.rules.policy;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.Action;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.network.ExplicitRoutes;
import dev.hoplint.network.Network;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.RouteEntry;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code set ip default next-hop} for destinations that all have a route, or none of which has. */
public final class DefaultNextHopDead implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-210",
          "pbr-default-next-hop-dead",
          Severity.WARNING,
          "`set ip default next-hop` can never, or always, fire",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // Routes and entries may be in the part that is missing.
    if (router.isPartial()) {
      return;
    }
    for (PolicyUse use : PolicyUse.of(router)) {
      for (RouteMap.Sequence sequence : use.map().sequences()) {
        SetClause clause = byDefault(sequence);
        List<Ipv4Prefix> destinations = clause == null ? null : prefixes(router, sequence);
        if (clause != null && destinations != null) {
          new Check(router, network, use, sequence, clause, destinations).run(found);
        }
      }
    }
  }

  /** The clause that waits for the lack of a route, where no other comes first. */
  private static @Nullable SetClause byDefault(RouteMap.Sequence sequence) {
    SetClause found = null;
    for (SetClause set : sequence.sets()) {
      if (set instanceof SetClause.DefaultNextHop || set instanceof SetClause.DefaultInterface) {
        found = found == null ? set : found;
      } else if (!(set instanceof SetClause.Marking) && !(set instanceof SetClause.InVrf)) {
        return null;
      }
    }
    return sequence.action() == Action.PERMIT ? found : null;
  }

  private static @Nullable List<Ipv4Prefix> prefixes(Router router, RouteMap.Sequence sequence) {
    List<Wildcard> destinations = PolicyDestinations.of(router, sequence);
    if (destinations == null) {
      return null;
    }
    List<Ipv4Prefix> prefixes = new ArrayList<>();
    for (Wildcard destination : destinations) {
      Ipv4Prefix prefix = destination.asPrefix();
      if (prefix == null) {
        return null;
      }
      prefixes.add(prefix);
    }
    return prefixes;
  }

  private record Check(
      Router router,
      Network network,
      PolicyUse use,
      RouteMap.Sequence sequence,
      SetClause clause,
      List<Ipv4Prefix> destinations) {

    void run(Consumer<Finding> found) {
      List<RouteEntry> covering = new ArrayList<>();
      boolean always = true;
      boolean dynamic = false;
      for (String ingress : new TreeSet<>(use.vrfs())) {
        ExplicitRoutes routes = ExplicitRoutes.of(network, router, sequence, ingress);
        for (Ipv4Prefix destination : destinations) {
          RouteEntry route = routes.covering(destination);
          if (route != null) {
            covering.add(route);
          }
          always &= routes.lacks(destination);
        }
        dynamic |= routes.mayLearn();
      }
      if (covering.size() == destinations.size() * use.vrfs().size() && !covering.isEmpty()) {
        found.accept(never(covering.get(0), dynamic));
      } else if (always && !use.vrfs().isEmpty()) {
        found.accept(always());
      }
    }

    private Finding never(RouteEntry route, boolean dynamic) {
      Severity severity = dynamic ? Severity.NOTE : Severity.WARNING;
      return new FindingBuilder(INFO, severity, clause.span(), router.name())
          .message(
              "never used: "
                  + destinations.get(0)
                  + more()
                  + " has an explicit route ("
                  + route.prefix()
                  + "), and a default next hop is only for destinations without one")
          .related(route.span(), "the route that is used instead")
          .fix(Fix.advice("`set ip next-hop`, if the packets are not to follow that route"))
          .build();
    }

    private Finding always() {
      return new FindingBuilder(INFO, Severity.NOTE, clause.span(), router.name())
          .message(
              "always used: no route but the default covers "
                  + destinations.get(0)
                  + more()
                  + ", so this does what `set ip next-hop` would, until a route is added")
          .related(sequence.header(), "all that this sequence matches")
          .fix(Fix.advice("`set ip next-hop`, if a route is not to change it"))
          .build();
    }

    private String more() {
      return destinations.size() == 1 ? "" : " (like the other destinations matched)";
    }
  }
}

package dev.hoplint.rules.policy;

import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Network;
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
import java.util.function.Consumer;

/** A route-map that would steer packets, attached nowhere or where its packets do not come in. */
public final class PolicyOnWrongInterface implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-213",
          "pbr-wrong-interface",
          Severity.NOTE,
          "a route-map attached nowhere, or on the side where its traffic never enters",
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
    checkUnused(router, found);
    for (PolicyUse use : PolicyUse.of(router)) {
      WrongSide.Case wrong = WrongSide.of(router, network, use);
      if (wrong != null) {
        found.accept(wrongSide(router, use, wrong));
      }
    }
  }

  private static void checkUnused(Router router, Consumer<Finding> found) {
    for (Port port : router.ports()) {
      if (port.facts().malformed().contains(InterfaceStatement.POLICY)) {
        return;
      }
    }
    // A line that is not understood to the end may use what it names.
    Set<String> used = new HashSet<>(router.config().definitions().mentioned());
    for (NameReference reference : router.config().references()) {
      if (reference.kind() == NameReference.Kind.ROUTE_MAP) {
        used.add(reference.use().name());
      }
    }
    for (RouteMap map : router.config().routeMaps()) {
      if (!used.contains(map.name())
          && map.sequences().stream()
              .anyMatch(sequence -> sequence.sets().stream().anyMatch(PolicyUse::forwards))) {
        found.accept(
            new FindingBuilder(INFO, Severity.NOTE, map.sequences().get(0).header(), router.name())
                .message(
                    "route-map "
                        + map.name()
                        + " would steer packets, and no interface uses it: it does nothing")
                .fix(
                    Fix.commands(
                        "use it where its packets come in",
                        List.of("interface NAME", " ip policy route-map " + map.name())))
                .build());
      }
    }
  }

  private static Finding wrongSide(Router router, PolicyUse use, WrongSide.Case wrong) {
    String name = use.map().name();
    NameUse policy = wrong.at().facts().policy();
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                Severity.WARNING,
                policy == null ? wrong.at().facts().header() : policy.span(),
                router.name())
            .message(
                "route-map "
                    + name
                    + " is for packets from "
                    + wrong.source()
                    + ", which come in on "
                    + wrong.ingress().name()
                    + " and only leave by "
                    + wrong.at().name()
                    + ": `ip policy` looks at packets that come in, so it never sees them")
            .related(wrong.entry(), "packets from this source")
            .related(wrong.ingress().facts().header(), "they come in here");
    return finding
        .fix(
            Fix.commands(
                "use the policy where the packets come in",
                List.of(
                    "interface " + wrong.at().name(),
                    " no ip policy route-map " + name,
                    "interface " + wrong.ingress().name(),
                    " ip policy route-map " + name)))
        .build();
  }
}

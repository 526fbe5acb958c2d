package dev.hoplint.rules.policy;

import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Network;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.function.Consumer;

/** {@code ip policy} names a route-map that does not exist. */
public final class UndefinedRouteMap implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-201",
          "pbr-undefined-route-map",
          Severity.ERROR,
          "`ip policy` names a route-map that does not exist",
          "0.1",
          true);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // The route-map may be in the part that is missing.
    if (router.isPartial()) {
      return;
    }
    for (PolicyUse.Binding binding : PolicyUse.bindings(router)) {
      if (router.routeMap(binding.use().name()) == null) {
        found.accept(finding(router, binding));
      }
    }
  }

  private static Finding finding(Router router, PolicyUse.Binding binding) {
    String name = binding.use().name();
    List<String> defined = router.config().routeMaps().stream().map(RouteMap::name).toList();
    String family = binding.ipv6() ? "IPv6 packets" : "packets";
    String whose =
        binding.port() == null
            ? "the router's own " + family
            : family + " that come in on " + binding.port().name();
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.ERROR, binding.use().span(), router.name())
            .message(
                "no route-map "
                    + name
                    + " is defined"
                    + PolicyWords.didYouMean(name, defined)
                    + ": "
                    + whose
                    + " are routed as if there were no policy");
    PolicyWords.undefined(
            binding.use(),
            defined,
            List.of(
                "route-map " + name + " permit 10",
                binding.ipv6() ? " match ipv6 address LIST" : " match ip address LIST",
                binding.ipv6() ? " set ipv6 next-hop ADDRESS" : " set ip next-hop ADDRESS"))
        .forEach(finding::fix);
    return finding.build();
  }
}

package dev.hoplint.rules.policy;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
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
import dev.hoplint.source.Span;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An interface's policy that matches packets which the router itself sends. */
public final class LocalTrafficExpected implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-216",
          "pbr-local-traffic-expected",
          Severity.NOTE,
          "an interface policy meant for the router's own packets",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // Where a local policy runs, what is on an interface is not its stand-in.
    if (router.config().localPolicy() != null) {
      return;
    }
    Map<String, Map<Ipv4Address, Port>> owners = owners(router);
    Set<Span> told = new LinkedHashSet<>();
    for (PolicyUse use : PolicyUse.of(router)) {
      for (RouteMap.Sequence sequence : use.map().sequences()) {
        List<NameUse> lists = PolicyUse.accessLists(sequence);
        if (lists == null || sequence.action() == Action.DENY || use.ports().isEmpty()) {
          continue;
        }
        for (NameUse name : lists) {
          AccessList list = router.accessList(name.name());
          for (int i = 0; list != null && i < list.size(); i++) {
            AccessEntry entry = list.entry(i);
            Port owner = owner(use, entry, owners);
            if (owner != null && told.add(entry.span())) {
              found.accept(finding(router, use, entry, owner));
            }
          }
        }
      }
    }
  }

  private static Map<String, Map<Ipv4Address, Port>> owners(Router router) {
    Map<String, Map<Ipv4Address, Port>> owners = new HashMap<>();
    for (Port port : router.upPorts()) {
      Map<Ipv4Address, Port> ofVrf =
          owners.computeIfAbsent(port.vrf() == null ? "" : port.vrf(), v -> new HashMap<>());
      port.facts().addresses().forEach(own -> ofVrf.putIfAbsent(own.address(), port));
    }
    return owners;
  }

  /** The interface that has the one source address of a permit, in a VRF that the policy serves. */
  private static @Nullable Port owner(
      PolicyUse use, AccessEntry entry, Map<String, Map<Ipv4Address, Port>> owners) {
    if (entry.action() == Action.DENY
        || !entry.source().isHost()
        || !entry.extra().unmodelled().isEmpty()) {
      return null;
    }
    for (String vrf : use.vrfs()) {
      Port owner = owners.getOrDefault(vrf, Map.of()).get(entry.source().lowest());
      if (owner != null) {
        return owner;
      }
    }
    return null;
  }

  private static Finding finding(Router router, PolicyUse use, AccessEntry entry, Port owner) {
    Port ingress = use.ports().get(0);
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.NOTE, entry.span(), router.name())
            .message(
                entry.source().lowest()
                    + " is this router's own address on "
                    + owner.name()
                    + ", and packets that the router itself makes do not meet the policy of an"
                    + " interface: this entry steers none of them")
            .related(owner.facts().header(), "the address is here");
    NameUse policy = ingress.facts().policy();
    if (policy != null) {
      finding.related(policy.span(), "the policy is for packets that come in here");
    }
    return finding
        .fix(
            Fix.commands(
                "if the router's own packets are meant, use a local policy",
                List.of("ip local policy route-map " + use.map().name())))
        .build();
  }
}

package dev.hoplint.rules.fragments;

import dev.hoplint.header.Budget;
import dev.hoplint.header.FragmentSplits;
import dev.hoplint.header.FragmentSplits.Split;
import dev.hoplint.header.PartingSearch;
import dev.hoplint.header.Term;
import dev.hoplint.model.Definitions.PolicyMap;
import dev.hoplint.model.NameUse;
import dev.hoplint.network.Arrival;
import dev.hoplint.network.Arrivals;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.rules.hop.Doubts;
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A traffic class or crypto list by port where fragments can arrive. */
public final class ClassByPort implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FRG-110",
          "class-by-port-with-fragments",
          Severity.NOTE,
          "a traffic class or crypto list by port where fragments can arrive",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    Set<Span> told = new HashSet<>();
    Budget budget = new Budget(PartingSearch.STEPS);
    for (Port port : router.upPorts()) {
      NameUse in = port.facts().extras().servicePolicyIn();
      NameUse out = port.facts().extras().servicePolicyOut();
      classes(port, in, List.of(port), network, budget, told, found);
      if (out != null) {
        classes(port, out, others(port), network, budget, told, found);
      }
      CryptoLists.check(port, budget, told, found);
    }
  }

  private static List<Port> others(Port egress) {
    return egress.router().upPorts().stream()
        .filter(port -> port != egress && !port.facts().addresses().isEmpty())
        .toList();
  }

  private static void classes(
      Port port,
      @Nullable NameUse use,
      List<Port> ingresses,
      Network network,
      Budget budget,
      Set<Span> told,
      Consumer<Finding> found) {
    PolicyMap policy = use == null ? null : policy(port.router(), use.name());
    ClassRows rows = policy == null ? null : ClassRows.of(port.router(), policy);
    if (use == null || policy == null || rows == null) {
      return;
    }
    boolean complete =
        FragmentSplits.visit(
            rows.rows(),
            port.router()::objectGroup,
            budget,
            split -> {
              Term entry = split.telling();
              String first = rows.name(split.first());
              String later = rows.name(split.later());
              boolean treated =
                  policy.treated().contains(first) || policy.treated().contains(later);
              if (entry != null && told.contains(entry.span())) {
                return true;
              }
              if (!split.segment()
                  || !treated
                  || entry == null
                  || !canArrive(network, ingresses, split)) {
                return false;
              }
              told.add(entry.span());
              found.accept(
                  new FindingBuilder(INFO, Severity.NOTE, entry.span(), port.router().name())
                      .message(
                          "policy-map "
                              + policy.name()
                              + " puts the first fragment of a packet "
                              + PacketWords.of(split.header())
                              + " into class "
                              + first
                              + " and the later ones, which have no ports, into class "
                              + later)
                      .related(use.span(), "the policy is in force on " + port.name())
                      .fix(
                          Fix.advice(
                              "mark such packets where they are whole, and match the mark here (`match dscp …`)"))
                      .build());
              return true;
            });
    if (!complete && told.add(use.span())) {
      found.accept(
          Doubts.note(
              port.router(),
              use.span(),
              "whether policy-map "
                  + policy.name()
                  + " parts fragments was not worked out to the end: its access lists are too large"));
    }
  }

  private static @Nullable PolicyMap policy(Router router, String name) {
    for (PolicyMap policy : router.config().definitions().policyMaps()) {
      if (policy.name().equals(name)) {
        return policy.type() == null ? policy : null;
      }
    }
    return null;
  }

  private static boolean canArrive(Network network, List<Port> ingresses, Split split) {
    Arrivals arrivals = new Arrivals(network);
    return ingresses.stream()
        .anyMatch(port -> arrivals.at(port, split.header(), null).chance() != Arrival.Chance.NO);
  }
}

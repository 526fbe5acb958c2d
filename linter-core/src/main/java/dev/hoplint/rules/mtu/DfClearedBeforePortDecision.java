package dev.hoplint.rules.mtu;

import dev.hoplint.header.Policy;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.model.Setting;
import dev.hoplint.model.Tunnel;
import dev.hoplint.network.Arrival;
import dev.hoplint.network.Fragments;
import dev.hoplint.network.Hop;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Split;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** DF is cleared ahead of a decision by port. */
public final class DfClearedBeforePortDecision implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-314",
          "df-cleared-before-port-decision",
          Severity.WARNING,
          "DF is cleared ahead of a decision by port",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** The subject is the router that decides by port; what clears DF lies before it. */
  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    Set<Span> told = new HashSet<>();
    for (Split split : network.splits(router).worst()) {
      if (!isCandidate(split)) {
        continue;
      }
      for (Hop hop : split.arrival().upstream()) {
        Span clearing = clearing(hop, network);
        if (clearing != null && told.add(clearing)) {
          found.accept(finding(clearing, hop.router(), split));
        }
      }
    }
  }

  private static boolean isCandidate(Split split) {
    return split.limited() == null
        && split.arrival().chance() != Arrival.Chance.NO
        && split.difference().kind() != Split.Difference.Kind.MARKING;
  }

  /** The line by which the router clears the bit in this packet, or null. */
  private static @Nullable Span clearing(Hop hop, Network network) {
    Policy policy = network.tracer().forwarder().policyOf(hop.router(), hop.ingress());
    Policy.Decision decision = policy == null ? null : policy.decide(hop.arriving());
    RouteMap.Sequence applied = decision == null || !decision.known() ? null : decision.applied();
    if (applied != null) {
      for (SetClause set : applied.sets()) {
        if (set instanceof SetClause.Marking marking
            && marking.field().equals("df")
            && marking.value().equals("0")) {
          return set.span();
        }
      }
    }
    Port egress = hop.egress();
    return egress == null ? null : byIpsec(egress);
  }

  private static @Nullable Span byIpsec(Port egress) {
    Tunnel tunnel = egress.facts().tunnel();
    boolean encrypts =
        egress.facts().cryptoMap() != null || (tunnel != null && tunnel.protection() != null);
    Setting<String> own = egress.facts().extras().dfBit();
    Setting<String> dfBit = own == null ? egress.router().config().extras().ipsec().dfBit() : own;
    return encrypts && dfBit != null && dfBit.value().equals("clear") ? dfBit.span() : null;
  }

  private static Finding finding(Span clearing, Router clears, Split split) {
    String decides = split.router().name();
    boolean harmless = split.difference().kind() == Split.Difference.Kind.EQUIVALENT;
    return new FindingBuilder(
            INFO, harmless ? Severity.NOTE : Severity.WARNING, clearing, clears.name())
        .message(
            clears.name()
                + " clears DF here, so packets of "
                + split.arrival().datagram()
                + " bytes are fragmented to "
                + split.arrival().mtu()
                + " instead of refused, and "
                + decides
                + " then sends their fragments different ways: it decides by port, which only the"
                + " first fragment has")
        .related(split.place(), "fragments part at this entry of " + decides)
        .fix(
            Fix.advice(
                "leave DF as it is, and clamp the MSS instead: ip tcp adjust-mss "
                    + (split.arrival().mtu() - Fragments.TCP_IP_HEADERS)))
        .build();
  }
}

package dev.hoplint.rules.policy;

import dev.hoplint.network.Asymmetry;
import dev.hoplint.network.AvoidedNat;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.Datagram;
import dev.hoplint.network.DecidingLine;
import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.Hop;
import dev.hoplint.network.Network;
import dev.hoplint.network.OneSided;
import dev.hoplint.network.PolicySplits;
import dev.hoplint.network.PolicyTrips;
import dev.hoplint.network.Port;
import dev.hoplint.network.RoundTrip;
import dev.hoplint.network.Router;
import dev.hoplint.network.Unknown;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.FlowRule;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A policy that takes one of a flow's two ways past what keeps account of both. */
public final class ReturnPathAsymmetric implements FlowRule, RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-214",
          "pbr-return-path-asymmetric",
          Severity.ERROR,
          "policy routing makes the flow asymmetric across NAT, state or strict uRPF",
          "0.1",
          false);

  private record Fault(OneSided how, Hop hop, RoundTrip trip) {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DeclaredFlow flow, Network network, Consumer<Finding> found) {
    Fault fault = flow.isAnswered() ? fault(flow.small(), network) : null;
    if (fault == null) {
      return;
    }
    Severity severity = flow.isOfAnyPort() ? Severity.WARNING : INFO.severity();
    String name = "flow " + flow.name() + " (" + flow.describe() + ")";
    found.accept(
        finding(fault, name, severity)
            .related(flow.declared().span(), "the flow is declared here")
            .assuming(flow.standIns())
            .build());
  }

  /** Without declared flows: one finding for each line that decides. */
  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    if (!network.declared().flows().isEmpty()) {
      return;
    }
    Set<Span> said = new HashSet<>();
    PolicySplits.bindings(router)
        .forEach(
            (map, ports) -> {
              for (Port port : ports) {
                for (Conversation conversation : PolicyTrips.of(network, port, map)) {
                  Fault fault = fault(conversation, network);
                  if (fault != null
                      && fault.hop.router() == router
                      && said.add(DecidingLine.of(fault.hop).span())) {
                    found.accept(
                        finding(fault, words(conversation.datagram()), INFO.severity()).build());
                  }
                }
              }
            });
  }

  private static String words(Datagram datagram) {
    return "tcp %s to %s port %d"
        .formatted(datagram.source(), datagram.destination(), datagram.port());
  }

  /** The fault of the first of equally good ways, if each has one. */
  private static @Nullable Fault fault(Conversation conversation, Network network) {
    Fault first = null;
    for (RoundTrip trip : conversation.roundTrips()) {
      OneSided oneSided = OneSided.of(network, trip);
      OneSided how = oneSided != null ? oneSided : AvoidedNat.of(network, trip);
      Hop hop = how == null ? null : how.policyHop(network, trip.request().trace().allHops());
      if (how == null || hop == null || !conversation.complete()) {
        return null;
      }
      first = first == null ? new Fault(how, hop, trip) : first;
    }
    return first;
  }

  private static FindingBuilder finding(Fault fault, String name, Severity severity) {
    DecidingLine line = DecidingLine.of(fault.hop);
    boolean reply = fault.how.ofReply() != null && fault.hop.equals(fault.how.ofReply().hop());
    FindingBuilder finding =
        new FindingBuilder(INFO, severity, line.span(), line.device())
            .message(
                "policy routing on "
                    + line.device()
                    + " takes the "
                    + (reply ? "reply" : "request")
                    + " of "
                    + name
                    + " another way than "
                    + (reply ? "the request came" : "its reply takes")
                    + ": "
                    + fault.how.reason());
    for (Unknown related : line.related()) {
      finding.related(related.span(), related.reason());
    }
    if (fault.how.where() != null) {
      finding.related(fault.how.where(), "it fails here");
    }
    for (Asymmetry one : fault.trip.asymmetries()) {
      finding.related(
          one.span(), one.words() + (one.onReply() ? " sees the reply" : " sees the request"));
    }
    return finding.fix(
        Fix.advice(
            "route the other direction the same way on its router, or take the flow out of the policy"));
  }
}

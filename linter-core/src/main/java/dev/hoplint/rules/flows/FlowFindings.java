package dev.hoplint.rules.flows;

import dev.hoplint.header.Header;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.DecidingLine;
import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.OneWay;
import dev.hoplint.network.RoundTrip;
import dev.hoplint.network.Unknown;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the rules about flows share. */
final class FlowFindings {
  private FlowFindings() {}

  /**
   * The fault of the first of equally good ways, if each of them has one; else null, as nothing
   * says which of them the flow takes.
   */
  static <T> @Nullable T always(
      Conversation conversation, Function<RoundTrip, @Nullable T> faultOf) {
    T first = null;
    for (RoundTrip trip : conversation.roundTrips()) {
      T fault = faultOf.apply(trip);
      if (fault == null || !conversation.complete()) {
        return null;
      }
      first = first == null ? fault : first;
    }
    return first;
  }

  /** The fault of the request's way, or of the reply's where that is known to be as large. */
  static <T> @Nullable T ofLarge(
      RoundTrip trip, DeclaredFlow flow, Function<OneWay, @Nullable T> faultOf) {
    T request = faultOf.apply(trip.request());
    if (request != null) {
      return request;
    }
    OneWay reply = trip.reply();
    // How large the answers over UDP are is not declared.
    boolean asLarge = flow.isAnswered() && flow.declared().protocol() != Header.UDP;
    return asLarge && reply != null && trip.request().receipt().isDelivered()
        ? faultOf.apply(reply)
        : null;
  }

  static FindingBuilder at(RuleInfo rule, DeclaredFlow flow, DecidingLine line) {
    return at(rule, flow, line, severity(rule, flow));
  }

  static FindingBuilder at(RuleInfo rule, DeclaredFlow flow, DecidingLine line, Severity severity) {
    FindingBuilder finding = at(rule, flow, line.span(), line.device(), severity);
    for (Unknown related : line.related()) {
      finding.related(related.span(), related.reason());
    }
    return finding;
  }

  static FindingBuilder at(RuleInfo rule, DeclaredFlow flow, Span span, @Nullable String device) {
    return at(rule, flow, span, device, severity(rule, flow));
  }

  /** Of a flow without a port, other packets than the one looked at may fare better. */
  static Severity severity(RuleInfo rule, DeclaredFlow flow) {
    return flow.isOfAnyPort() ? Severity.WARNING : rule.severity();
  }

  private static FindingBuilder at(
      RuleInfo rule, DeclaredFlow flow, Span span, @Nullable String device, Severity severity) {
    FindingBuilder finding = new FindingBuilder(rule, severity, span, device);
    if (!span.equals(flow.declared().span())) {
      finding.related(flow.declared().span(), "the flow is declared here");
    }
    return finding.assuming(flow.standIns());
  }

  /** {@code flow app1002 (tcp user (172.16.1.10) to server (1.1.1.10) port 1002)}. */
  static String name(DeclaredFlow flow) {
    return "flow " + flow.name() + " (" + flow.describe() + ")";
  }
}

package dev.hoplint.rule;

import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param message what, with the numbers; one line, no full stop
 * @param span the place that a person would edit first
 * @param device name of the router or host, null for a finding about a file
 * @param related the other places, each saying why
 * @param assumptions what the finding rests on beside the files
 */
public record Finding(
    RuleInfo rule,
    Severity severity,
    String message,
    Span span,
    @Nullable String device,
    List<Related> related,
    List<String> assumptions,
    @Nullable Witness witness,
    List<Fix> fixes) {
  public Finding {
    related = List.copyOf(related);
    assumptions = List.copyOf(assumptions);
    fixes = List.copyOf(fixes);
  }

  public Finding withSeverity(Severity level) {
    return new Finding(rule, level, message, span, device, related, assumptions, witness, fixes);
  }

  public Finding withFixes(List<Fix> others) {
    return new Finding(
        rule, severity, message, span, device, related, assumptions, witness, others);
  }
}

package dev.hoplint.rule;

import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a finding together; {@link #build} may be called once. */
public final class FindingBuilder {
  private final RuleInfo rule;
  private final Severity severity;
  private final Span span;
  private final @Nullable String device;
  private String message = "";
  private final List<Related> related = new ArrayList<>();
  private final List<String> assumptions = new ArrayList<>();
  private final List<Fix> fixes = new ArrayList<>();
  private @Nullable Witness witness;

  public FindingBuilder(RuleInfo rule, Severity severity, Span span, @Nullable String device) {
    this.rule = rule;
    this.severity = severity;
    this.span = span;
    this.device = device;
  }

  public FindingBuilder message(String text) {
    message = text;
    return this;
  }

  /** Adds a place; nothing happens without one. */
  public FindingBuilder related(@Nullable Span place, String why) {
    if (place != null) {
      related.add(new Related(place, why));
    }
    return this;
  }

  public FindingBuilder assuming(String assumption) {
    if (!assumptions.contains(assumption)) {
      assumptions.add(assumption);
    }
    return this;
  }

  public FindingBuilder assuming(List<String> more) {
    more.forEach(this::assuming);
    return this;
  }

  public FindingBuilder witness(@Nullable Witness packet) {
    witness = packet;
    return this;
  }

  public FindingBuilder fix(Fix fix) {
    fixes.add(fix);
    return this;
  }

  public Finding build() {
    return new Finding(rule, severity, message, span, device, related, assumptions, witness, fixes);
  }
}

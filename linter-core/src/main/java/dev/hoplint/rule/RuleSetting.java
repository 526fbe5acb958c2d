package dev.hoplint.rule;

import dev.hoplint.source.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code hoplint.yaml} sets for a rule or a family in one place.
 *
 * @param level null if only options are set
 * @param options values as written, checked for their form
 * @param span the entry's key
 */
public record RuleSetting(
    RuleKey key, @Nullable RuleLevel level, Map<RuleOption, String> options, Span span) {
  public RuleSetting {
    options = Map.copyOf(options);
  }
}

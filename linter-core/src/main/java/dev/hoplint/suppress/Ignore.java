package dev.hoplint.suppress;

import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.RuleKey;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment that silences findings, or tries to.
 *
 * @param targets what it names, in the order written; empty if it is malformed
 * @param reason null if none is given
 * @param span from its comment sign, or {@code remark}, to the end of its line
 * @param line the line whose findings it silences, counted from 1; {@link #WHOLE_FILE} or {@link
 *     #NO_LINE}
 * @param problem why it can silence nothing; null if it can
 */
public record Ignore(
    List<Target> targets, @Nullable String reason, Span span, int line, @Nullable String problem) {
  /** {@code ignore-file}. */
  public static final int WHOLE_FILE = 0;

  /** It stands before no statement. */
  public static final int NO_LINE = -1;

  public Ignore {
    targets = List.copyOf(targets);
  }

  /** A word for rules; {@code key} null if there are none of this name. */
  public record Target(String word, @Nullable RuleKey key) {
    boolean matches(RuleInfo rule) {
      return key != null && key.matches(rule);
    }
  }
}

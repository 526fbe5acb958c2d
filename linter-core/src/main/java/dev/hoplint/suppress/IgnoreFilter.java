package dev.hoplint.suppress;

import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.RuleNames;
import dev.hoplint.source.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One file's ignores during one run: remembers which of them silenced something. Not for several
 * threads.
 */
public final class IgnoreFilter {
  private final Ignores ignores;
  private final RuleNames names;
  private final Map<Integer, List<Ignore>> byLine = new HashMap<>();
  private final Set<Use> uses = new HashSet<>();

  public IgnoreFilter(Ignores ignores, RuleNames names) {
    this.ignores = ignores;
    this.names = names;
    for (Ignore ignore : ignores.all()) {
      byLine.computeIfAbsent(ignore.line(), line -> new ArrayList<>()).add(ignore);
    }
  }

  /** {@code index}: of the ignore's target. */
  private record Use(Ignore ignore, int index) {}

  /** What an ignore (HOP-003) did not do; {@code message} without a full stop. */
  public record Unused(Ignore ignore, String message) {}

  /**
   * The ignore that silences a finding of this rule at this line, counted from 1; null if none
   * does. One without a reason silences too. Where several do, all count as used and the answer is
   * the first with a reason, one for the line before one for the file.
   */
  public @Nullable Ignore silencing(RuleInfo rule, int line) {
    Ignore ofLine = use(byLine.getOrDefault(line, List.of()), rule);
    Ignore ofFile = use(byLine.getOrDefault(Ignore.WHOLE_FILE, List.of()), rule);
    if (ofLine == null || ofFile == null) {
      return ofLine == null ? ofFile : ofLine;
    }
    return ofLine.reason() == null ? ofFile : ofLine;
  }

  private @Nullable Ignore use(List<Ignore> candidates, RuleInfo rule) {
    Ignore first = null;
    for (Ignore ignore : candidates) {
      for (int i = 0; i < ignore.targets().size(); i++) {
        if (ignore.targets().get(i).matches(rule)) {
          uses.add(new Use(ignore, i));
          first = first == null || first.reason() == null ? ignore : first;
        }
      }
    }
    return first;
  }

  /**
   * The ignores that silenced nothing, wholly or in part, after every finding was asked for.
   *
   * @param ran whether a rule ran for this file; what names a rule that did not is left out, as it
   *     is not known whether it would have silenced something
   */
  public List<Unused> unused(Predicate<RuleInfo> ran) {
    List<Unused> unused = new ArrayList<>();
    for (Ignore ignore : ignores.all()) {
      String message = ignore.problem() == null ? complaint(ignore, ran) : ignore.problem();
      if (message != null) {
        unused.add(new Unused(ignore, "this ignore silences nothing: " + message));
      }
    }
    return unused;
  }

  private @Nullable String complaint(Ignore ignore, Predicate<RuleInfo> ran) {
    List<String> unknown = new ArrayList<>();
    List<String> idle = new ArrayList<>();
    for (int i = 0; i < ignore.targets().size(); i++) {
      Ignore.Target target = ignore.targets().get(i);
      if (target.key() == null) {
        unknown.add(names.unknown(target.word()));
      } else if (!uses.contains(new Use(ignore, i))
          && names.rules(target.key()).stream().allMatch(ran)) {
        idle.add(Shown.of(target.word()));
      }
    }
    if (!idle.isEmpty()) {
      String where =
          switch (ignore.line()) {
            case Ignore.WHOLE_FILE -> "in this file";
            case Ignore.NO_LINE -> "as no statement follows";
            default -> "in line " + ignore.line();
          };
      unknown.add("no finding of " + String.join(", ", idle) + " " + where);
    }
    return unknown.isEmpty() ? null : String.join("; ", unknown);
  }

  /** The ignores without a reason (HOP-004), whether they silence or not. */
  public List<Ignore> withoutReason() {
    return ignores.all().stream()
        .filter(ignore -> ignore.problem() == null && ignore.reason() == null)
        .toList();
  }
}

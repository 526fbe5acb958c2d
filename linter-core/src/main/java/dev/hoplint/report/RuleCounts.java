package dev.hoplint.report;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.rule.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each rule found something that is not suppressed. */
public final class RuleCounts {
  private RuleCounts() {}

  /** One line for each rule, the most frequent first, then by id. */
  public static List<String> lines(LintResult result) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, RuleInfo> rules = new HashMap<>();
    for (ReportedFinding reported : result.findings()) {
      if (reported.suppression() == null) {
        RuleInfo rule = reported.finding().rule();
        counts.merge(rule.id(), 1, Integer::sum);
        rules.put(rule.id(), rule);
      }
    }
    List<RuleInfo> order = new ArrayList<>(rules.values());
    order.sort(
        (a, b) -> {
          int byCount =
              Integer.compare(counts.getOrDefault(b.id(), 0), counts.getOrDefault(a.id(), 0));
          return byCount != 0 ? byCount : a.id().compareTo(b.id());
        });
    int width =
        order.isEmpty() ? 1 : String.valueOf(counts.getOrDefault(order.get(0).id(), 0)).length();
    List<String> lines = new ArrayList<>();
    for (RuleInfo rule : order) {
      String count = String.valueOf(counts.getOrDefault(rule.id(), 0));
      lines.add(" ".repeat(width - count.length()) + count + "  " + rule.id() + "  " + rule.name());
    }
    return lines;
  }
}

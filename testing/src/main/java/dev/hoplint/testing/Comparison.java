package dev.hoplint.testing;

import dev.hoplint.testing.MarkedText.Expected;
import dev.hoplint.testing.MarkedText.Observed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What was expected and not found, and the other way round. */
record Comparison(List<Expected> missing, List<Observed> unexpected) {

  static Comparison of(List<Expected> expected, List<Observed> observed) {
    List<Observed> unclaimed = new ArrayList<>(observed);
    List<Expected> missing = new ArrayList<>();
    // The choosiest first, so that none takes a finding that only it could do without.
    List<Expected> choosiest = new ArrayList<>(expected);
    choosiest.sort(
        Comparator.comparing((Expected e) -> e.severity() == null ? 0 : 1)
            .thenComparing(e -> e.message().length())
            .reversed());
    for (Expected wanted : choosiest) {
      Observed match = unclaimed.stream().filter(wanted::accepts).findFirst().orElse(null);
      if (match == null) {
        missing.add(wanted);
      } else {
        unclaimed.remove(match);
      }
    }
    return new Comparison(missing, unclaimed);
  }

  boolean fits() {
    return missing.isEmpty() && unexpected.isEmpty();
  }

  /** For the one who reads the failed test: both lists, and the files with numbered lines. */
  String describe(Map<String, String> texts) {
    StringBuilder report = new StringBuilder("findings differ from the marks\n");
    missing.forEach(m -> report.append("  missing:    ").append(m).append('\n'));
    unexpected.forEach(u -> report.append("  unexpected: ").append(u).append('\n'));
    texts.forEach(
        (name, text) -> {
          report.append("--- ").append(name).append('\n');
          int line = 1;
          for (String content : text.lines().toList()) {
            report.append("%4d %s%n".formatted(line++, content));
          }
        });
    return report.toString();
  }
}

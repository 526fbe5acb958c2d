package dev.hoplint.testing;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.rule.Fix;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Applies the edits of findings to the texts they are about, and lints what comes of it. */
final class AppliedFixes {
  private AppliedFixes() {}

  /**
   * Every fix with edits, each for itself, makes its finding go and brings no new one.
   *
   * @param under the findings whose fixes are tried
   * @return the texts after each fix
   */
  static List<Map<String, String>> verify(
      Map<String, String> texts,
      LintResult before,
      Predicate<ReportedFinding> under,
      Function<Map<String, String>, LintResult> lint) {
    List<Map<String, String>> tried = new ArrayList<>();
    for (ReportedFinding reported : before.findings()) {
      for (Fix fix : reported.finding().fixes()) {
        if (under.test(reported) && !fix.edits().isEmpty()) {
          Map<String, String> edited = apply(fix, texts);
          tried.add(edited);
          judge(fix, reported, before, lint.apply(edited), edited);
        }
      }
    }
    return tried;
  }

  static Map<String, String> apply(Fix fix, Map<String, String> texts) {
    Map<String, String> edited = new LinkedHashMap<>(texts);
    List<Fix.Edit> edits = new ArrayList<>(fix.edits());
    // From the end of each file to its beginning, so that places before an edit stay.
    edits.sort(Comparator.comparing((Fix.Edit edit) -> edit.span().start()).reversed());
    for (Fix.Edit edit : edits) {
      edited.computeIfPresent(edit.span().file().path(), (path, text) -> replaced(text, edit));
    }
    return edited;
  }

  private static String replaced(String text, Fix.Edit edit) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = edit.span().end();
    return new String(bytes, 0, edit.span().start(), StandardCharsets.UTF_8)
        + edit.text()
        + new String(bytes, end, bytes.length - end, StandardCharsets.UTF_8);
  }

  private static void judge(
      Fix fix,
      ReportedFinding reported,
      LintResult before,
      LintResult after,
      Map<String, String> edited) {
    Map<String, Integer> left = count(before);
    Map<String, Integer> now = count(after);
    String own = key(reported);
    List<String> wrong = new ArrayList<>();
    if (now.getOrDefault(own, 0) >= left.getOrDefault(own, 0)) {
      wrong.add("still there: " + own);
    }
    now.forEach(
        (key, number) -> {
          if (number > left.getOrDefault(key, 0)) {
            wrong.add("new: " + key);
          }
        });
    if (!after.defects().isEmpty() || !after.notAnalysed().equals(before.notAnalysed())) {
      wrong.add("not understood: " + after.defects() + after.notAnalysed());
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(
          "after \"" + fix.title() + "\" " + wrong + "\n" + String.join("\n", edited.values()));
    }
  }

  private static Map<String, Integer> count(LintResult result) {
    Map<String, Integer> count = new HashMap<>();
    result.findings().forEach(finding -> count.merge(key(finding), 1, Integer::sum));
    return count;
  }

  /** Lines move and messages change; the rule and the device stay. */
  private static String key(ReportedFinding reported) {
    return reported.finding().rule().id() + " on " + reported.finding().device();
  }
}

package dev.hoplint.rules.hop;

import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;

/** Metadata of the tool's own findings. */
public final class HopRules {
  public static final RuleInfo UNKNOWN_FILE =
      new RuleInfo(
          "HOP-001", "unknown-file", Severity.WARNING, "a file of no known kind", "0.1", false);
  public static final RuleInfo MALFORMED_LINE =
      new RuleInfo(
          "HOP-002",
          "malformed-line",
          Severity.WARNING,
          "a line that must be understood and cannot be",
          "0.1",
          false);
  public static final RuleInfo UNUSED_IGNORE =
      new RuleInfo(
          "HOP-003",
          "unused-ignore",
          Severity.WARNING,
          "an ignore that silences nothing",
          "0.1",
          false);
  public static final RuleInfo IGNORE_WITHOUT_REASON =
      new RuleInfo(
          "HOP-004",
          "ignore-without-reason",
          Severity.WARNING,
          "an ignore without a reason",
          "0.1",
          false);
  public static final RuleInfo NOT_ANALYSED =
      new RuleInfo(
          "HOP-005",
          "not-analysed",
          Severity.NOTE,
          "a check that was not possible, and why",
          "0.1",
          false);
  public static final List<RuleInfo> ALL =
      List.of(UNKNOWN_FILE, MALFORMED_LINE, UNUSED_IGNORE, IGNORE_WITHOUT_REASON, NOT_ANALYSED);

  private HopRules() {}
}

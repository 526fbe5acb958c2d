package dev.hoplint.rule;

import java.util.List;

/** Placeholder until the engine is merged: the tool's own findings. */
public final class RuleCatalog {
  private RuleCatalog() {}

  public static List<RuleInfo> all() {
    return List.of(
        new RuleInfo(
            "HOP-001",
            "unknown-file",
            Severity.WARNING,
            "a file that was named or included is of no known kind",
            "0.1.0",
            false));
  }
}

package dev.hoplint.lint;

import dev.hoplint.source.RunException;
import java.util.List;

/** Placeholder until the engine is merged: reads nothing and finds nothing. */
public final class Workspace {
  private Workspace() {}

  public static Snapshot open(LintRequest request) throws RunException {
    LintRequest.FailOn failOn = request.failOn();
    return new Snapshot(
        new LintResult(
            List.of(),
            List.of(),
            List.of(),
            new LintResult.Summary(0, 0, 0, 0, 0, 0, 0, 0),
            failOn == null ? new LintRequest.FailOn(dev.hoplint.rule.Severity.ERROR) : failOn,
            List.of()));
  }
}

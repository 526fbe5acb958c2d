package dev.hoplint.maven;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Snapshot;
import dev.hoplint.lint.Workspace;
import dev.hoplint.report.SourceTexts;
import dev.hoplint.source.RunException;

/** What a goal needs of the linter, so that tests of the goals need no linter. */
@FunctionalInterface
interface Engine {
  /** What a run found, and the texts it was found in. */
  record Outcome(LintResult result, SourceTexts texts) {}

  Outcome lint(LintRequest request) throws RunException;

  /** The linter itself. */
  static Engine hoplint() {
    return request -> {
      Snapshot snapshot = Workspace.open(request);
      return new Outcome(snapshot.result(), snapshot::text);
    };
  }
}

package dev.hoplint.cli;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Snapshot;
import dev.hoplint.lint.Workspace;
import dev.hoplint.report.SourceTexts;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rules.RuleCatalog;
import dev.hoplint.source.RunException;
import java.util.List;

/** What the commands need of the linter, so that tests of the commands need no linter. */
interface Engine {
  /** What a run found, and the texts it was found in. */
  record Outcome(LintResult result, SourceTexts texts) {}

  Outcome lint(LintRequest request) throws RunException;

  List<RuleInfo> rules();

  /** The linter itself. */
  final class Hoplint implements Engine {
    @Override
    public Outcome lint(LintRequest request) throws RunException {
      Snapshot snapshot = Workspace.open(request);
      return new Outcome(snapshot.result(), snapshot::text);
    }

    @Override
    public List<RuleInfo> rules() {
      return RuleCatalog.all();
    }
  }
}

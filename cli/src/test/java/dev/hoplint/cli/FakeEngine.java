package dev.hoplint.cli;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintRequest.FailOn;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.FileReport;
import dev.hoplint.lint.LintResult.PartReport;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.lint.LintResult.Summary;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.RunException;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what a test put in, and keeps what it was asked. */
final class FakeEngine implements Engine {
  static final RuleInfo SPLIT =
      new RuleInfo("FRG-101", "pbr-splits-fragments", Severity.ERROR, "splits", "0.1.0", false);
  static final RuleInfo CLAMP =
      new RuleInfo("MTU-303", "mss-clamp-missing", Severity.WARNING, "no clamp", "0.1.0", true);

  private static final SourceText TEXT =
      SourceText.of(new SourceFile("r2.cfg"), "hostname R2\n permit tcp any any eq 1001\n");

  private final List<ReportedFinding> findings = new ArrayList<>();
  private final List<String> defects = new ArrayList<>();
  private @Nullable RunException refusal;
  private @Nullable RuntimeException failure;
  private @Nullable LintRequest request;

  FakeEngine finds(RuleInfo rule) {
    Span span = new Span(TEXT.file(), 13, 19);
    Finding finding =
        new Finding(
            rule, rule.severity(), "message", span, "R2", List.of(), List.of(), null, List.of());
    findings.add(
        new ReportedFinding(
            finding, TEXT.position(span), List.of(), List.of(), null, "1:0123456789abcdef"));
    return this;
  }

  FakeEngine hasDefect(String message) {
    defects.add(message);
    return this;
  }

  FakeEngine refuses(String message) {
    refusal = new RunException(message);
    return this;
  }

  FakeEngine fails(RuntimeException e) {
    failure = e;
    return this;
  }

  /** What was asked; fails if nothing was. */
  LintRequest request() {
    if (request == null) {
      throw new AssertionError("the engine was never asked");
    }
    return request;
  }

  boolean wasAsked() {
    return request != null;
  }

  @Override
  public Outcome lint(LintRequest asked) throws RunException {
    request = asked;
    if (refusal != null) {
      throw refusal;
    }
    if (failure != null) {
      throw failure;
    }
    FailOn failOn = asked.failOn() == null ? new FailOn(Severity.ERROR) : asked.failOn();
    int errors = count(Severity.ERROR);
    int warnings = count(Severity.WARNING);
    LintResult result =
        new LintResult(
            findings,
            List.of(),
            List.of(
                new FileReport(
                    "r2.cfg", List.of(new PartReport(PartKind.IOS_CONFIG, "R2", 1, 2)), 2, 0)),
            new Summary(1, 1, 0, 2, errors, warnings, 0, 0),
            failOn,
            defects);
    return new Outcome(result, file -> TEXT);
  }

  @Override
  public List<RuleInfo> rules() {
    return List.of(SPLIT, CLAMP);
  }

  private int count(Severity severity) {
    return (int) findings.stream().filter(f -> f.finding().severity() == severity).count();
  }
}

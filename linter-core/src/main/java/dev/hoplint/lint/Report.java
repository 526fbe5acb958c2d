package dev.hoplint.lint;

import dev.hoplint.lint.LintResult.FileReport;
import dev.hoplint.lint.LintResult.NotAnalysed;
import dev.hoplint.lint.LintResult.PartReport;
import dev.hoplint.lint.LintResult.PlacedRelated;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.lint.LintResult.Summary;
import dev.hoplint.lint.LintResult.Suppression;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.LineState;
import dev.hoplint.model.PartFacts;
import dev.hoplint.model.RouterTable;
import dev.hoplint.network.EndHosts;
import dev.hoplint.network.Network;
import dev.hoplint.network.RouterNames;
import dev.hoplint.network.RouterTableUse;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.Related;
import dev.hoplint.rule.RuleLevel;
import dev.hoplint.rule.RuleSettings;
import dev.hoplint.rule.Severity;
import dev.hoplint.rules.hop.FileFindings;
import dev.hoplint.rules.hop.HopRules;
import dev.hoplint.source.FoundFile;
import dev.hoplint.source.Position;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import dev.hoplint.suppress.Fingerprints;
import dev.hoplint.suppress.Ignore;
import dev.hoplint.suppress.IgnoreFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a run's result: findings levelled, silenced, placed and put in order. */
final class Report {
  private static final Comparator<ReportedFinding> ORDER =
      Comparator.comparing((ReportedFinding f) -> f.finding().span().file())
          .thenComparing(f -> f.position().line())
          .thenComparing(f -> f.position().column())
          .thenComparing(f -> f.finding().rule().id())
          .thenComparing(f -> f.finding().message());

  private final Workspace.Run run;
  private final List<ReadFile> files;
  private final Network network;
  private final Function<SourceFile, @Nullable SourceText> read;
  private final Map<SourceFile, ReadFile> byName = new HashMap<>();
  private final Map<SourceFile, SourceText> texts = new HashMap<>();
  private final List<NotAnalysed> notAnalysed = new ArrayList<>();
  private final List<String> defects = new ArrayList<>();

  Report(
      Workspace.Run run,
      List<ReadFile> files,
      Network network,
      Function<SourceFile, @Nullable SourceText> read) {
    this.run = run;
    this.files = files;
    this.network = network;
    this.read = read;
    files.forEach(file -> byName.put(file.found().file(), file));
  }

  LintResult make() {
    Map<SourceFile, List<Finding>> byFile = new TreeMap<>();
    RuleRunner.Outcome outcome = new RuleRunner(network, run, this::configPath).all();
    defects.addAll(outcome.defects());
    outcome
        .findings()
        .forEach(f -> byFile.computeIfAbsent(f.span().file(), s -> new ArrayList<>()).add(f));
    notAnalysed.addAll(run.unreadable());
    for (ReadFile file : files) {
      notAnalysed.addAll(file.problems());
      if (file.defect() != null) {
        defects.add(file.defect());
      }
      for (Finding finding :
          FileFindings.of(file.facts(), file.found().file(), asked(file), reason(file))) {
        byFile.computeIfAbsent(file.found().file(), s -> new ArrayList<>()).add(finding);
      }
      if (!file.ignores().all().isEmpty()) {
        byFile.computeIfAbsent(file.found().file(), s -> new ArrayList<>());
      }
    }
    List<ReportedFinding> reported = new ArrayList<>();
    byFile.forEach((file, findings) -> reported.addAll(ofFile(file, findings)));
    reported.sort(ORDER);
    List<ReportedFinding> numbered = fingerprinted(reported);
    notAnalysed.sort(
        Comparator.comparing((NotAnalysed n) -> new SourceFile(n.file()))
            .thenComparing(NotAnalysed::line)
            .thenComparing(NotAnalysed::reason));
    return new LintResult(
        numbered, notAnalysed, fileReports(), summary(numbered), failOn(), defects);
  }

  private static boolean asked(ReadFile file) {
    return file.found().origin() != FoundFile.Origin.MET;
  }

  private static String reason(ReadFile file) {
    return file.problems().isEmpty() ? "of no known kind" : file.problems().get(0).reason();
  }

  private String configPath(String path) {
    return run.config().pathOf(run.base().resolve(path));
  }

  /** One file's findings, with its ignores applied and judged. */
  private List<ReportedFinding> ofFile(SourceFile file, List<Finding> findings) {
    List<ReportedFinding> reported = new ArrayList<>();
    ReadFile readFile = byName.get(file);
    SourceText text = text(file);
    if (text == null) {
      notAnalysed.add(new NotAnalysed(file.path(), 0, "it changed on disk during the run"));
      return reported;
    }
    IgnoreFilter filter =
        readFile == null ? null : new IgnoreFilter(readFile.ignores(), run.names());
    boolean shown = isShown(file);
    for (Finding finding : findings) {
      ReportedFinding placed = levelled(finding, text, filter);
      if (placed != null && shown) {
        reported.add(placed);
      }
    }
    if (filter != null && shown) {
      for (Finding finding : aboutIgnores(filter)) {
        ReportedFinding placed = levelled(finding, text, null);
        if (placed != null) {
          reported.add(placed);
        }
      }
    }
    return reported;
  }

  private List<Finding> aboutIgnores(IgnoreFilter filter) {
    List<Finding> findings = new ArrayList<>();
    for (IgnoreFilter.Unused unused : filter.unused(run.settings()::isSelected)) {
      findings.add(
          FileFindings.simple(HopRules.UNUSED_IGNORE, unused.ignore().span(), unused.message()));
    }
    for (Ignore ignore : filter.withoutReason()) {
      findings.add(
          FileFindings.simple(
              HopRules.IGNORE_WITHOUT_REASON,
              ignore.span(),
              "this ignore gives no reason: add `-- why`"));
    }
    return findings;
  }

  private boolean isShown(SourceFile file) {
    if (run.only() == null) {
      return true;
    }
    Path path = run.base().resolve(file.path()).normalize();
    return run.only().contains(path);
  }

  /** Null if the finding is not reported at all. */
  private @Nullable ReportedFinding levelled(
      Finding finding, SourceText text, @Nullable IgnoreFilter filter) {
    RuleSettings.Verdict verdict =
        run.settings()
            .judge(finding.rule(), finding.severity(), configPath(finding.span().file().path()));
    Position position = text.position(finding.span());
    Ignore ignore = filter == null ? null : filter.silencing(finding.rule(), position.line());
    if (verdict instanceof RuleSettings.Verdict.NotSelected) {
      return null;
    }
    Severity severity = finding.severity();
    Suppression suppression = null;
    if (verdict instanceof RuleSettings.Verdict.SwitchedOff off) {
      suppression = new Suppression("config", off.by().key() + " is off in hoplint.yaml");
    } else if (verdict instanceof RuleSettings.Verdict.Reported as) {
      severity = as.severity();
    }
    if (ignore != null) {
      suppression = new Suppression("inline", ignore.reason() == null ? "" : ignore.reason());
    }
    if (!severity.atLeast(run.request().minSeverity())) {
      return null;
    }
    return placed(withEdits(finding.withSeverity(severity)), position, suppression);
  }

  /** The lines that its fixes add, as edits of the texts. */
  private Finding withEdits(Finding finding) {
    if (finding.fixes().stream().allMatch(fix -> fix.insertions().isEmpty())) {
      return finding;
    }
    List<Fix> fixes = new ArrayList<>();
    for (Fix fix : finding.fixes()) {
      List<Fix.Edit> edits = new ArrayList<>(fix.edits());
      for (Fix.Insertion insertion : fix.insertions()) {
        SourceText text = text(insertion.beside().file());
        if (text != null) {
          edits.add(Insertions.edit(insertion, text));
        }
      }
      fixes.add(new Fix(fix.title(), fix.safe(), edits, fix.commands()));
    }
    return finding.withFixes(fixes);
  }

  private @Nullable ReportedFinding placed(
      Finding finding, Position position, @Nullable Suppression suppression) {
    List<PlacedRelated> related = new ArrayList<>();
    for (Related place : finding.related()) {
      Position at = position(place.span());
      if (at != null) {
        related.add(new PlacedRelated(place, at));
      }
    }
    List<List<Position>> edits = new ArrayList<>();
    for (Fix fix : finding.fixes()) {
      List<Position> ofFix = new ArrayList<>();
      for (Fix.Edit edit : fix.edits()) {
        Position at = position(edit.span());
        if (at == null) {
          return null;
        }
        ofFix.add(at);
      }
      edits.add(ofFix);
    }
    return new ReportedFinding(finding, position, related, edits, suppression, "");
  }

  private @Nullable Position position(Span span) {
    SourceText text = text(span.file());
    return text == null ? null : text.position(span);
  }

  private @Nullable SourceText text(SourceFile file) {
    SourceText known = texts.get(file);
    if (known == null) {
      ReadFile of = byName.get(file);
      // What is no text has one place only, its beginning.
      known = of != null && of.facts() == null ? SourceText.of(file, "") : read.apply(file);
      if (known != null) {
        texts.put(file, known);
      }
    }
    return known;
  }

  private List<ReportedFinding> fingerprinted(List<ReportedFinding> findings) {
    Fingerprints fingerprints = new Fingerprints();
    List<ReportedFinding> numbered = new ArrayList<>();
    for (ReportedFinding f : findings) {
      SourceText text = text(f.finding().span().file());
      String fingerprint =
          text == null
              ? ""
              : fingerprints.of(
                  f.finding().rule().id(), f.finding().device(), text, f.finding().span());
      numbered.add(
          new ReportedFinding(
              f.finding(), f.position(), f.related(), f.edits(), f.suppression(), fingerprint));
    }
    return numbered;
  }

  private List<FileReport> fileReports() {
    List<FileReport> reports = new ArrayList<>();
    for (ReadFile file : files) {
      List<PartReport> parts = new ArrayList<>();
      int unrecognized = 0;
      if (file.facts() != null) {
        for (int i = 0; i < file.facts().parts().size(); i++) {
          PartFacts part = file.facts().parts().get(i);
          int[] lines = file.partLines().get(i);
          parts.add(new PartReport(part.part().kind(), device(file, part), lines[0], lines[1]));
        }
        unrecognized = file.facts().states().getOrDefault(LineState.UNRECOGNIZED, 0);
      }
      reports.add(new FileReport(file.found().file().path(), parts, file.lines(), unrecognized));
    }
    reports.sort(Comparator.comparing(report -> new SourceFile(report.file())));
    return reports;
  }

  private @Nullable String device(ReadFile file, PartFacts part) {
    if (part instanceof IosConfig config) {
      return RouterNames.of(file.found().file(), config);
    }
    if (part instanceof RouterTable table) {
      return RouterTableUse.givenName(file.found().file(), table, run.config().declared());
    }
    Path base = run.base().getFileName();
    return part instanceof HostDump dump
        ? EndHosts.nameOf(
            file.found().file(),
            dump,
            run.config().declared(),
            base == null ? "host" : base.toString())
        : null;
  }

  private Summary summary(List<ReportedFinding> findings) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    int suppressed = 0;
    for (ReportedFinding finding : findings) {
      if (finding.suppression() != null) {
        suppressed++;
      } else {
        counts.merge(finding.finding().severity(), 1, Integer::sum);
      }
    }
    int lines = files.stream().mapToInt(ReadFile::lines).sum();
    return new Summary(
        files.size(),
        network.routers().size(),
        network.hosts().size(),
        lines,
        counts.getOrDefault(Severity.ERROR, 0),
        counts.getOrDefault(Severity.WARNING, 0),
        counts.getOrDefault(Severity.NOTE, 0),
        suppressed);
  }

  private LintRequest.FailOn failOn() {
    LintRequest.FailOn asked = run.request().failOn();
    if (asked != null) {
      return asked;
    }
    RuleLevel configured = run.config().failOn();
    return new LintRequest.FailOn(configured == null ? Severity.ERROR : configured.severity());
  }
}

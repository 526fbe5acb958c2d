package dev.hoplint.lint;

import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Related;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run reports, ordered as the contract says (file, line, column, rule, message).
 *
 * @param findings those to report, suppressed ones among them
 * @param notAnalysed files and lines that no facts come from
 * @param files every file read
 * @param failOn threshold in force
 * @param defects messages of Hoplint's own failures (exit status 3); empty in a healthy run
 */
public record LintResult(
    List<ReportedFinding> findings,
    List<NotAnalysed> notAnalysed,
    List<FileReport> files,
    Summary summary,
    LintRequest.FailOn failOn,
    List<String> defects) {
  public LintResult {
    findings = List.copyOf(findings);
    notAnalysed = List.copyOf(notAnalysed);
    files = List.copyOf(files);
    defects = List.copyOf(defects);
  }

  /** Whether a finding that is not suppressed reaches the threshold. */
  public boolean failed() {
    return findings.stream()
        .anyMatch(f -> f.suppression() == null && failOn.failsOn(f.finding().severity()));
  }

  /**
   * A finding with its places as people count them.
   *
   * @param related positions of {@code finding.related()}, one each
   * @param edits positions of the edits of {@code finding.fixes()}, one list for each fix
   * @param fingerprint {@code 1:} and 16 hex digits
   */
  public record ReportedFinding(
      Finding finding,
      Position position,
      List<PlacedRelated> related,
      List<List<Position>> edits,
      @Nullable Suppression suppression,
      String fingerprint) {}

  public record PlacedRelated(Related related, Position position) {}

  /** {@code kind} is {@code inline}, {@code baseline} or {@code config}. */
  public record Suppression(String kind, String reason) {}

  /** {@code line} counts from 1; 0 for the whole file. */
  public record NotAnalysed(String file, int line, String reason) {}

  /**
   * A file read.
   *
   * @param parts more than one only if the file holds several
   */
  public record FileReport(String file, List<PartReport> parts, int lines, int unrecognizedLines) {}

  /** {@code line} and {@code endLine} count from 1, both included. */
  public record PartReport(PartKind kind, @Nullable String device, int line, int endLine) {}

  public record Summary(
      int files,
      int devices,
      int hosts,
      int lines,
      int error,
      int warning,
      int note,
      int suppressed) {}
}

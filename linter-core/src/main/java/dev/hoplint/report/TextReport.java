package dev.hoplint.report;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.NotAnalysed;
import dev.hoplint.lint.LintResult.PlacedRelated;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.Witness;
import dev.hoplint.source.Escapes;
import dev.hoplint.source.Position;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The report for people: each finding as a line, its source in a frame, the related places, the
 * evidence and what to do; a last line that sums up. Suppressed findings are only counted.
 */
public final class TextReport implements Report {
  /** Files that were not analysed are named up to this number; JSON has them all. */
  private static final int NOT_ANALYSED_SHOWN = 10;

  private static final int TEXTS_KEPT = 32;

  private final Options options;
  private final Style style;
  private final RecentTexts texts;

  /**
   * What the report holds beside the findings.
   *
   * @param color whether to colour for a terminal
   * @param summary whether to name the files not analysed, and to end with the line that sums up
   * @param statistics whether to count the findings of each rule
   */
  public record Options(boolean color, boolean summary, boolean statistics) {}

  public TextReport(SourceTexts texts, Options options) {
    this.options = options;
    this.style = new Style(options.color());
    this.texts = new RecentTexts(texts);
  }

  @Override
  public void write(LintResult result, Writer out) throws IOException {
    for (ReportedFinding reported : result.findings()) {
      if (reported.suppression() == null) {
        out.append(finding(reported)).append('\n');
      }
    }
    if (options.statistics()) {
      List<String> counts = RuleCounts.lines(result);
      for (String line : counts) {
        out.append(line).append('\n');
      }
      if (!counts.isEmpty()) {
        out.append('\n');
      }
    }
    if (options.summary()) {
      notAnalysed(result.notAnalysed(), out);
      out.append(SummaryLine.of(result)).append('\n');
    }
  }

  private StringBuilder finding(ReportedFinding reported) {
    StringBuilder out = new StringBuilder(FindingLine.of(reported, style)).append('\n');
    Finding finding = reported.finding();
    Frame frame = new Frame(out, style, numberWidth(reported));
    source(
        frame,
        finding.span().file(),
        reported.position(),
        carets -> style.severity(finding.severity(), carets));
    for (PlacedRelated related : reported.related()) {
      SourceFile file = related.related().span().file();
      frame.note(
          FindingLine.place(file, related.position()), Escapes.line(related.related().message()));
      source(frame, file, related.position(), style::gutter);
    }
    Witness witness = finding.witness();
    if (witness != null) {
      frame.note("example", WitnessText.sentence(witness));
      WitnessText.ways(witness).forEach(frame::line);
    }
    for (String assumption : finding.assumptions()) {
      frame.note("assumed", Escapes.line(assumption));
    }
    for (int i = 0; i < finding.fixes().size(); i++) {
      fix(frame, finding.fixes().get(i), reported.edits().get(i));
    }
    return out;
  }

  private void source(
      Frame frame, SourceFile file, Position position, UnaryOperator<String> caret) {
    SourceText text = texts.text(file);
    frame.blank();
    if (text == null) {
      frame.line("(the file has changed since it was read)");
    } else {
      frame.source(text, position, caret);
    }
    frame.blank();
  }

  private static void fix(Frame frame, Fix fix, List<Position> places) {
    frame.note("fix", Escapes.line(fix.title()));
    for (String command : fix.commands()) {
      frame.line(Escapes.line(command));
    }
    for (int i = 0; i < fix.edits().size(); i++) {
      Fix.Edit edit = fix.edits().get(i);
      String place = FindingLine.place(edit.span().file(), places.get(i));
      frame.line(place + ": " + verb(edit) + (edit.text().isEmpty() ? "" : ":"));
      // The line end that closes the inserted text is no line of its own.
      edit.text().lines().forEach(line -> frame.line("  " + Escapes.line(line)));
    }
  }

  private static String verb(Fix.Edit edit) {
    if (edit.text().isEmpty()) {
      return "delete";
    }
    return edit.span().start() == edit.span().end() ? "insert" : "replace with";
  }

  /** Digits of the largest line number that the finding's frames show. */
  private static int numberWidth(ReportedFinding reported) {
    int largest = reported.position().endLine();
    for (PlacedRelated related : reported.related()) {
      largest = Math.max(largest, related.position().endLine());
    }
    return Integer.toString(largest).length();
  }

  /** Whole files; their lines are in JSON only, as there may be thousands. */
  private static void notAnalysed(List<NotAnalysed> all, Writer out) throws IOException {
    List<NotAnalysed> files = all.stream().filter(each -> each.line() == 0).toList();
    int shown = Math.min(files.size(), NOT_ANALYSED_SHOWN);
    for (NotAnalysed each : files.subList(0, shown)) {
      out.append(Escapes.line(each.file())).append(": not analysed: ");
      out.append(Escapes.line(each.reason())).append('\n');
    }
    if (files.size() > shown) {
      out.append("and " + (files.size() - shown) + " more files, which the JSON report names\n");
    }
  }

  /**
   * The texts used last: neighbouring findings show the same few files, and each look at a file
   * reads it again.
   */
  private static final class RecentTexts {
    private final SourceTexts source;
    private final Map<SourceFile, Found> kept =
        new LinkedHashMap<>(TEXTS_KEPT * 2, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<SourceFile, Found> eldest) {
            return size() > TEXTS_KEPT;
          }
        };

    private record Found(@Nullable SourceText text) {}

    RecentTexts(SourceTexts source) {
      this.source = source;
    }

    @Nullable SourceText text(SourceFile file) {
      Found found = kept.get(file);
      if (found == null) {
        found = new Found(source.text(file));
        kept.put(file, found);
      }
      return found.text();
    }
  }
}

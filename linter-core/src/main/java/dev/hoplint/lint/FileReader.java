package dev.hoplint.lint;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.OtherPart;
import dev.hoplint.model.PartFacts;
import dev.hoplint.model.Problem;
import dev.hoplint.rule.RuleNames;
import dev.hoplint.source.Decoded;
import dev.hoplint.source.FoundFile;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceReader;
import dev.hoplint.source.SourceText;
import dev.hoplint.suppress.Ignores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one file: bytes to text, text to parts, parts to facts. */
final class FileReader {
  private final Map<Path, byte[]> overlay;
  private final RuleNames names;

  FileReader(Map<Path, byte[]> overlay, RuleNames names) {
    this.overlay = overlay;
    this.names = names;
  }

  /** The same with a file's bytes replaced; {@code path} is absolute and normalized. */
  FileReader with(Path path, byte[] bytes) {
    Map<Path, byte[]> more = new HashMap<>(overlay);
    more.put(path, bytes);
    return new FileReader(more, names);
  }

  private Decoded decode(FoundFile found) {
    byte[] instead = overlay.get(found.path().toAbsolutePath().normalize());
    return instead == null
        ? SourceReader.read(found.file(), found.path())
        : SourceReader.decode(found.file(), instead);
  }

  /** The file's text, or null if it can't be read as text (any more). */
  @Nullable SourceText text(FoundFile found) {
    return decode(found) instanceof Decoded.Text text ? text.text() : null;
  }

  /** Null for a file that a run passes over in silence: a binary that nobody named. */
  @Nullable ReadFile read(FoundFile found) {
    Decoded decoded = decode(found);
    if (decoded instanceof Decoded.Skipped skipped) {
      return found.origin() == FoundFile.Origin.MET
          ? null
          : ReadFile.notAnalysed(found, List.of(whole(found, skipped.reason())));
    }
    if (decoded instanceof Decoded.Failed failed) {
      return ReadFile.notAnalysed(found, List.of(whole(found, failed.reason())));
    }
    return parse(found, ((Decoded.Text) decoded).text());
  }

  private static LintResult.NotAnalysed whole(FoundFile found, String reason) {
    return new LintResult.NotAnalysed(found.file().path(), 0, reason);
  }

  ReadFile parse(FoundFile found, SourceText text) {
    int hash = Arrays.hashCode(text.original());
    try {
      List<Part> parts = PartSplitter.split(text);
      FileFacts facts = Parsers.parse(text, parts);
      return new ReadFile(
          found,
          facts,
          Ignores.of(text, names),
          problems(found, text, facts),
          partLines(text, facts),
          text.lineCount(),
          text.original().length,
          hash,
          null);
    } catch (RuntimeException | StackOverflowError e) {
      // A defect in a parser costs its file alone; the run says so and ends with status 3.
      return new ReadFile(
          found,
          null,
          new Ignores(List.of()),
          List.of(whole(found, "Hoplint failed on it")),
          List.of(),
          text.lineCount(),
          text.original().length,
          hash,
          found.file() + ": " + Defects.describe(e));
    }
  }

  private static List<LintResult.NotAnalysed> problems(
      FoundFile found, SourceText text, FileFacts facts) {
    String path = found.file().path();
    List<LintResult.NotAnalysed> lines = new ArrayList<>();
    for (PartFacts part : facts.parts()) {
      boolean asked = found.origin() != FoundFile.Origin.MET;
      if (part instanceof OtherPart other
          && (asked || other.part().kind() != PartKind.UNKNOWN || facts.parts().size() > 1)) {
        int line = facts.parts().size() == 1 ? 0 : text.lineAt(other.part().start());
        lines.add(new LintResult.NotAnalysed(path, line, other.reason()));
      } else if (part instanceof OtherPart other) {
        lines.add(new LintResult.NotAnalysed(path, 0, other.reason()));
      }
    }
    for (Problem problem : facts.problems()) {
      lines.add(
          new LintResult.NotAnalysed(path, text.lineAt(problem.span().start()), problem.message()));
    }
    return lines;
  }

  private static List<int[]> partLines(SourceText text, FileFacts facts) {
    List<int[]> lines = new ArrayList<>();
    for (PartFacts part : facts.parts()) {
      int first = text.lineAt(part.part().start());
      int last = text.lineAt(Math.max(part.part().start(), part.part().end() - 1));
      lines.add(new int[] {first, Math.max(first, last)});
    }
    return lines;
  }
}

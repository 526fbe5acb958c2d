package dev.hoplint.lint;

import dev.hoplint.model.FileFacts;
import dev.hoplint.source.FoundFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.suppress.Ignores;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a run, read. Its text is let go; {@link #isUnchanged} tells whether it is still the
 * same when it is read again for a report.
 *
 * @param facts null if no facts come from it
 * @param problems lines that were not understood, by line number
 * @param partLines first and last line of each part, in pairs
 * @param size of the decoded text, bytes
 * @param hash of the decoded text
 */
record ReadFile(
    FoundFile found,
    @Nullable FileFacts facts,
    Ignores ignores,
    List<LintResult.NotAnalysed> problems,
    List<int[]> partLines,
    int lines,
    int size,
    int hash,
    @Nullable String defect) {

  boolean isUnchanged(SourceText text) {
    return text.original().length == size && Arrays.hashCode(text.original()) == hash;
  }

  /** A file of which only this is to say. */
  static ReadFile notAnalysed(FoundFile found, List<LintResult.NotAnalysed> why) {
    return new ReadFile(found, null, new Ignores(List.of()), why, List.of(), 0, 0, 0, null);
  }
}

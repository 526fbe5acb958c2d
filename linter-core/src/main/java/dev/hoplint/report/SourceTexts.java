package dev.hoplint.report;

import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import org.jspecify.annotations.Nullable;

/** Where the source lines that a report shows come from. */
@FunctionalInterface
public interface SourceTexts {
  /** The file's text, or null if it is no longer what was linted. */
  @Nullable SourceText text(SourceFile file);
}

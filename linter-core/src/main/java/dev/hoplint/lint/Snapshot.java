package dev.hoplint.lint;

import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import org.jspecify.annotations.Nullable;

/** Placeholder until the engine is merged. */
public record Snapshot(LintResult result) {
  public @Nullable SourceText text(SourceFile file) {
    return null;
  }
}

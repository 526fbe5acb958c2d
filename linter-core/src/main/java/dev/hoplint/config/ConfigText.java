package dev.hoplint.config;

import dev.hoplint.source.Position;
import dev.hoplint.source.RunException;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;

/** The text of a {@code hoplint.yaml}, and what is wrong in it. */
record ConfigText(SourceText source) {

  /** The error {@code file:line:column: message}. */
  RunException error(Span span, String message) {
    Position position = source.position(span);
    return new RunException(
        source.file() + ":" + position.line() + ":" + position.column() + ": " + message);
  }

  /** The line of a place, for a message about another one. */
  int line(Span span) {
    return source.lineAt(span.start());
  }
}

package dev.hoplint.model;

import dev.hoplint.source.Span;

/**
 * A line that was not understood; no fact comes from it.
 *
 * @param message what is wrong, in words for the one who wrote the line
 */
public record Problem(Kind kind, String message, Span span) {
  public enum Kind {
    /** A statement that Hoplint must understand, and cannot (HOP-002). */
    MALFORMED,
    /** A line that the command table does not know, or knows ambiguously. */
    UNRECOGNIZED
  }
}

package dev.hoplint.network;

import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Something that the files don't tell.
 *
 * @param reason why
 * @param span the line at which the doubt begins
 * @param other a second place, which does not go together with the first, or null
 */
public record Unknown(String reason, Span span, @Nullable Span other) {

  public Unknown(String reason, Span span) {
    this(reason, span, null);
  }
}

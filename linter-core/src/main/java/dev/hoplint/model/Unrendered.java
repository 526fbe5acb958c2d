package dev.hoplint.model;

import dev.hoplint.source.Span;

/**
 * A configuration is a template that has not been rendered.
 *
 * @param first the rest of the line from the first mark or open statement on
 * @param lines statements without facts, because their values or their presence are open
 * @param missingLines whether there may be further statements, so that a missing one proves nothing
 */
public record Unrendered(Span first, int lines, boolean missingLines) {}

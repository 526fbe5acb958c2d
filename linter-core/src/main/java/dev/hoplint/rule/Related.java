package dev.hoplint.rule;

import dev.hoplint.source.Span;

/** Another place that says why. */
public record Related(Span span, String message) {}

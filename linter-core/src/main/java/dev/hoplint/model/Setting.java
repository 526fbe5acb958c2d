package dev.hoplint.model;

import dev.hoplint.source.Span;

/** A value that a line sets, and the line's statement (from its first to its last word). */
public record Setting<T>(T value, Span span) {}

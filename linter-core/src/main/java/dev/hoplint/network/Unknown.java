package dev.hoplint.network;

import dev.hoplint.source.Span;

/** Something that the files don't tell: why, and the line at which the doubt begins. */
public record Unknown(String reason, Span span) {}

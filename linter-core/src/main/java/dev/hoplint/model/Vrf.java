package dev.hoplint.model;

import dev.hoplint.source.Span;

/** {@code ip vrf NAME} or {@code vrf definition NAME}. */
public record Vrf(String name, Span span) {}

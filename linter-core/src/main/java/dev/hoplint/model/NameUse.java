package dev.hoplint.model;

import dev.hoplint.source.Span;

/**
 * A use of a name that is defined elsewhere (access list, route-map, pool, …); the span is the
 * name's.
 */
public record NameUse(String name, Span span) {}

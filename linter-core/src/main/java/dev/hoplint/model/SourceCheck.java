package dev.hoplint.model;

import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code ip verify unicast source reachable-via rx|any …} or {@code ip verify unicast reverse-path
 * [LIST]}.
 *
 * @param strict whether the way back must lead out of this interface ({@code rx}, {@code
 *     reverse-path}); else any route will do
 * @param list access list that lets packets through all the same
 */
public record SourceCheck(
    boolean strict,
    boolean allowDefault,
    boolean allowSelfPing,
    @Nullable NameUse list,
    Span span) {}

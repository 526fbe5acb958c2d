package dev.hoplint.model;

import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code track N …}.
 *
 * @param what the words after the number in lower case
 * @param sla number of the operation of {@code track N ip sla M} or {@code track N rtr M}
 * @param interfaceUse the interface of {@code track N interface I …}
 */
public record Track(
    int number, String what, @Nullable Integer sla, @Nullable NameUse interfaceUse, Span span) {}

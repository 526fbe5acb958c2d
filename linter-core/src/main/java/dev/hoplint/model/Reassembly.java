package dev.hoplint.model;

import dev.hoplint.source.Span;

/**
 * {@code [no] ip virtual-reassembly [in|out] …}.
 *
 * @param on false for {@code no ip virtual-reassembly}
 * @param in whether it speaks of the input direction (also when no direction is given)
 * @param out whether it speaks of the output direction
 */
public record Reassembly(boolean on, boolean in, boolean out, Span span) {}

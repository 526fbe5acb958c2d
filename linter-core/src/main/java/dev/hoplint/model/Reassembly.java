package dev.hoplint.model;

import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code [no] ip virtual-reassembly [in|out] …}.
 *
 * @param on false for {@code no ip virtual-reassembly}
 * @param in whether it speaks of the input direction (also when no direction is given)
 * @param out whether it speaks of the output direction
 * @param dropFragments {@code drop-fragments}
 * @param maxFragments {@code max-fragments N}: more pieces of one packet are dropped
 */
public record Reassembly(
    boolean on,
    boolean in,
    boolean out,
    boolean dropFragments,
    @Nullable Integer maxFragments,
    Span span) {
  /** Without limits. */
  public Reassembly(boolean on, boolean in, boolean out, Span span) {
    this(on, in, out, false, null, span);
  }

  /** The same line as far as it speaks of these directions. */
  public Reassembly only(boolean input, boolean output) {
    return new Reassembly(on, input, output, dropFragments, maxFragments, span);
  }
}

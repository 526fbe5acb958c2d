package dev.hoplint.model;

import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * An entry with {@code fragments} and ports, which IOS refuses (IOS IP Configuration Guide
 * 78-11741-02). In its list it stands as an entry of which only the addresses are known.
 *
 * @param entry the entry's span
 * @param fragments the word
 * @param lead what stands before an entry on a line of its own, from the line end on; null if the
 *     entry has a sequence number
 */
public record RefusedEntry(Span entry, Span fragments, @Nullable String lead) {}

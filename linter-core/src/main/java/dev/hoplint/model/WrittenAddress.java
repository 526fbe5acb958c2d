package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.source.Span;

/**
 * An address and wildcard of an entry as written, kept where they are not plainly a prefix: the
 * wildcard has holes, or the address has bits under it, which IOS clears.
 *
 * @param entry the entry's span
 */
public record WrittenAddress(
    Ipv4Address address, Span addressSpan, Ipv4Address wildcard, Span wildcardSpan, Span entry) {}

package dev.hoplint.model;

import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code router ospf|eigrp|bgp|rip|isis …}: routes may come from it that no file shows.
 *
 * @param protocol the second word, in lower case
 * @param vrf {@code vrf V} on the same line; null if none is named
 */
public record RoutingProcess(String protocol, @Nullable String vrf, Span span) {}

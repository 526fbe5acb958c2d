package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.source.Span;

/** {@code ip nat pool NAME FIRST LAST netmask|prefix-length …}; both addresses included. */
public record NatPool(String name, Ipv4Address first, Ipv4Address last, Span span) {}

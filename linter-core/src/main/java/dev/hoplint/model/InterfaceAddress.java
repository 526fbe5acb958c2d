package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.source.Span;

/** {@code ip address A M [secondary]}; {@code length} is the mask's, 0–32. */
public record InterfaceAddress(Ipv4Address address, int length, boolean secondary, Span span) {
  public Ipv4Prefix subnet() {
    return new Ipv4Prefix(address.bits(), length);
  }
}

package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * An address that routers share: {@code standby N ip A}, {@code vrrp N ip A}, {@code glbp N ip A}.
 *
 * @param group number of the group; 0 if the line gives none
 * @param address null if the router learns it ({@code standby N ip})
 */
public record VirtualAddress(
    Protocol protocol, int group, @Nullable Ipv4Address address, boolean secondary, Span span) {
  public enum Protocol {
    HSRP,
    VRRP,
    GLBP
  }
}

package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/** An {@code ip nat …} translation; the span is the whole line's words. */
public sealed interface NatRule {
  Span span();

  /** Where the rule looks, as in {@code ip nat inside source} and its kin. */
  enum Direction {
    INSIDE_SOURCE,
    INSIDE_DESTINATION,
    OUTSIDE_SOURCE,
    /** {@code ip nat source …}: NAT virtual interface. */
    VIRTUAL_SOURCE
  }

  Direction direction();

  /**
   * {@code ip nat inside source list|route-map X interface|pool Y [overload]}: exactly one of
   * {@code accessList} and {@code routeMap}, and one of {@code pool} and {@code outInterface}, is
   * there.
   */
  record Dynamic(
      Direction direction,
      @Nullable NameUse accessList,
      @Nullable NameUse routeMap,
      @Nullable NameUse pool,
      @Nullable NameUse outInterface,
      boolean overload,
      @Nullable String vrf,
      Span span)
      implements NatRule {}

  /**
   * {@code ip nat inside source static [tcp|udp] LOCAL [PORT] GLOBAL|interface I [PORT] …}.
   *
   * @param protocol IP protocol number, or -1 for the whole address
   * @param localPort port, or -1
   * @param global null where the translation is to {@code globalInterface}'s address
   * @param networkLength prefix length of {@code static network}, else 32
   */
  record Static(
      Direction direction,
      int protocol,
      Ipv4Address local,
      int localPort,
      @Nullable Ipv4Address global,
      @Nullable NameUse globalInterface,
      int globalPort,
      int networkLength,
      @Nullable NameUse routeMap,
      @Nullable String vrf,
      Span span)
      implements NatRule {}
}

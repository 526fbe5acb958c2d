package dev.hoplint.model;

/** How an interface comes by its IPv4 address. */
public enum AddressSource {
  NONE,
  STATIC,
  DHCP,
  /** {@code ip address negotiated} (PPP). */
  NEGOTIATED,
  /** {@code ip unnumbered}. */
  UNNUMBERED
}

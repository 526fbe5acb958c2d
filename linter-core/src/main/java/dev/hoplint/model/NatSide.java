package dev.hoplint.model;

/** {@code ip nat inside|outside|enable} on an interface. */
public enum NatSide {
  INSIDE,
  OUTSIDE,
  /** {@code ip nat enable}: NAT virtual interface, without sides. */
  ENABLE
}

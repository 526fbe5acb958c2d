package dev.hoplint.testing.interpreter;

/** What policy routing decides. */
public sealed interface Decision {
  /** A sequence sends the packet to a next hop. */
  record Policy(int sequence, int nextHop) implements Decision {}

  /** The routing table decides. */
  record Rib() implements Decision {}
}

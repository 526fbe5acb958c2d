package dev.hoplint.header;

/** The three kinds of packet that an access list tells apart (RFC 791 §3.1, §3.2). */
public enum PacketKind {
  /** Unfragmented: offset 0, no more fragments. */
  WHOLE,
  /** First fragment: offset 0, more fragments; carries the transport header. */
  INITIAL,
  /** Any later fragment: offset over 0; carries no ports, flags or ICMP type. */
  NON_INITIAL
}

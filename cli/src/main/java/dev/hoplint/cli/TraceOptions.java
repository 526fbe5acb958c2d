package dev.hoplint.cli;

import dev.hoplint.network.Datagram;

/**
 * The words of {@code trace}, understood.
 *
 * @param from an address, or the name of a declared host
 * @param to an address, or the name of a declared host
 * @param port -1 for protocols without ports
 * @param size bytes of the IP packet
 */
record TraceOptions(
    Input input,
    String from,
    String to,
    int protocol,
    int port,
    int size,
    boolean dontFragment,
    boolean json) {
  static final int SMALL = Datagram.SMALL;
  static final int HTTPS = 443;

  /** The first port that traceroute sends to. */
  static final int TRACEROUTE = 33_434;
}

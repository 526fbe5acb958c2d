package dev.hoplint.network;

import org.jspecify.annotations.Nullable;

/**
 * With what a packet's way is followed.
 *
 * @param session what the routers on the way know of the packet's flow
 * @param ways which of equally good ways it takes; null: the way alone is asked for, so nothing is
 *     filtered and nothing is too large
 * @param depth tunnels that the packet is in already
 */
record Journey(Session session, @Nullable EqualWays ways, int depth) {
  Journey(Session session, @Nullable EqualWays ways) {
    this(session, ways, 0);
  }

  /** That of the packet that carries this one through a tunnel. */
  Journey ofOuter() {
    return new Journey(new Session(), ways, depth + 1);
  }
}

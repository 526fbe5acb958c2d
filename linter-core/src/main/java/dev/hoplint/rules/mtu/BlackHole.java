package dev.hoplint.rules.mtu;

import dev.hoplint.network.Hop;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Trace;
import dev.hoplint.network.TransitPath;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/** Where the message that a packet is too large does not get back to its sender (RFC 2923 §2.1). */
final class BlackHole {
  private BlackHole() {}

  /** The line that stops it, for packets that do not fit {@code small}; null if it arrives. */
  static @Nullable Span on(TransitPath path, Port small, Network network) {
    Trace trace = path.trace();
    if (trace == null || !path.knownSource()) {
      return null;
    }
    for (Hop hop : trace.hops()) {
      Port ingress = hop.ingress();
      Port egress = hop.egress();
      if (ingress == null || egress == null) {
        return null;
      }
      if (egress == small) {
        return unreachablesOff(ingress, small, network);
      }
      DroppedTooBig drop =
          DroppedTooBig.on(path, trace, ingress, egress, new DroppedTooBig.Lists(egress), network);
      if (drop != null && drop.step() == small) {
        Span denying = drop.denial().place();
        return denying == null ? drop.use().span() : denying;
      }
    }
    return null;
  }

  private static @Nullable Span unreachablesOff(Port ingress, Port small, Network network) {
    UnreachablesOff off = UnreachablesOff.of(ingress, network);
    return off != null && off.steps().stream().anyMatch(step -> step.egress() == small)
        ? off.line()
        : null;
  }
}

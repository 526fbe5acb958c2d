package dev.hoplint.network;

import dev.hoplint.header.Header;
import dev.hoplint.model.Setting;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which MSS clamps a connection's handshake passes. A sender's segments are limited by the MSS in
 * the SYN or SYN-ACK that it received (RFC 9293 §3.7.1), and {@code ip tcp adjust-mss} lowers it in
 * both directions of an interface.
 */
public final class Clamps {
  private final Network network;

  public Clamps(Network network) {
    this.network = network;
  }

  /** {@code bytes} is the MSS that {@code port} lets through at most. */
  public record Clamp(Port port, int bytes, Span span) {}

  /** The smallest clamp among the interfaces, or null. */
  public static @Nullable Clamp smallest(List<Port> ports) {
    Clamp smallest = null;
    for (Port port : ports) {
      Setting<Integer> clamp = port.facts().mssClamp();
      if (clamp != null && port.isUp() && (smallest == null || clamp.value() < smallest.bytes)) {
        smallest = new Clamp(port, clamp.value(), clamp.span());
      }
    }
    return smallest;
  }

  /**
   * The clamp that limits what the sender of {@code header} sends through {@code point}: the
   * smallest on the way back to it. Where that way is not known, the way there stands in.
   */
  public @Nullable Clamp towardsSender(Port point, Header header, List<Hop> upstream) {
    Port entry = upstream.isEmpty() ? point : upstream.get(0).ingress();
    Port start = entry == null ? point : entry;
    Session session = new Session();
    Trace there = network.tracer().follow(header, start.router(), start, session);
    List<Port> back = wayBack(there, session);
    return smallest(back == null ? there.ports() : back);
  }

  /** The interfaces that answers to {@code header} pass; empty if their way is not known. */
  public List<Port> wayBack(Port entry, Header header) {
    Session session = new Session();
    List<Port> back =
        wayBack(network.tracer().follow(header, entry.router(), entry, session), session);
    return back == null ? List.of() : back;
  }

  private @Nullable List<Port> wayBack(Trace onwards, Session session) {
    if (!(onwards.end() instanceof Trace.End.Delivered delivered)
        || onwards.hops().isEmpty()
        || !delivered.receiver().isUp()) {
      return null;
    }
    Header arrived = onwards.hops().get(onwards.hops().size() - 1).leaving();
    Header reply = arrived.reply();
    Port known = network.entryOf(arrived.destination());
    Port entry = known == null ? delivered.receiver() : known;
    Trace back = network.tracer().follow(reply, entry.router(), entry, session);
    return back.end() instanceof Trace.End.Delivered ? back.ports() : null;
  }
}

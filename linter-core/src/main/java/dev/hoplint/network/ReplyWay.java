package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.model.Declared;
import dev.hoplint.model.HostDump;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the way of a request to a host with the way of the host's reply. */
public final class ReplyWay {
  private ReplyWay() {}

  /** What keeps track of connections, or strictly checks their sources, on one of the two ways. */
  public record Tracked(String words, Span span) {}

  /**
   * What lies on exactly one of the two ways and breaks the connection for it: connection tracking,
   * NAT or strict uRPF. Null if nothing does, or the ways are not known.
   */
  public static @Nullable Tracked trackedOnOneWayOnly(
      Network network,
      Ipv4Address client,
      Ipv4Address local,
      Declared.Flow flow,
      HostDump.Route reply) {
    Port requestEntry = network.entryOf(client);
    Ipv4Address gateway = reply.gateway() == null ? null : reply.gateway().value();
    List<Port> gateways = gateway == null ? List.of() : network.owners(gateway);
    if (requestEntry == null || gateways.size() != 1) {
      return null;
    }
    int port = flow.port();
    Header request =
        new Header(
            PacketKind.WHOLE,
            client,
            local,
            flow.protocol(),
            Header.CLIENT_PORT,
            port,
            -1,
            -1,
            16,
            0);
    Header answer =
        new Header(
            PacketKind.WHOLE,
            local,
            client,
            flow.protocol(),
            port,
            Header.CLIENT_PORT,
            -1,
            -1,
            16,
            0);
    Trace there = network.tracer().follow(request, requestEntry.router(), requestEntry);
    Trace back = network.tracer().follow(answer, gateways.get(0).router(), gateways.get(0));
    if (!(there.end() instanceof Trace.End.Delivered)
        || !(back.end() instanceof Trace.End.Delivered)) {
      return null;
    }
    List<Asymmetry> oneWay = Asymmetry.of(network, there.hops(), back.hops());
    return oneWay.isEmpty() ? null : new Tracked(oneWay.get(0).words(), oneWay.get(0).span());
  }
}

package dev.hoplint.testing.network;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Snapshot;
import dev.hoplint.lint.Workspace;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.Datagram;
import dev.hoplint.network.Hop;
import dev.hoplint.network.Receipt;
import dev.hoplint.network.RoundTrip;
import dev.hoplint.network.Trace;
import dev.hoplint.source.RunException;
import dev.hoplint.source.Span;
import dev.hoplint.testing.TestFolder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network from configurations in a test, and traces through it. */
final class Traces {
  private final Map<String, String> files = new LinkedHashMap<>();
  private String from = "10.1.0.10";
  private String to = "10.2.0.10";
  private int protocol = IpProtocols.TCP;
  private int port = 443;
  private int bytes = Datagram.SMALL;
  private boolean dontFragment;

  static Traces of(String... configs) {
    Traces traces = new Traces();
    for (String config : configs) {
      traces.files.put("r" + traces.files.size() + ".cfg", config);
    }
    return traces;
  }

  Traces file(String name, String text) {
    files.put(name, text);
    return this;
  }

  Traces between(String source, String destination) {
    from = source;
    to = destination;
    return this;
  }

  Traces udp(int newPort, int newBytes) {
    protocol = IpProtocols.UDP;
    port = newPort;
    bytes = newBytes;
    return this;
  }

  Traces tcp(int newPort, int newBytes) {
    protocol = IpProtocols.TCP;
    port = newPort;
    bytes = newBytes;
    return this;
  }

  Traces icmp(int newBytes) {
    protocol = IpProtocols.ICMP;
    port = -1;
    bytes = newBytes;
    return this;
  }

  Traces withDf() {
    dontFragment = true;
    return this;
  }

  Conversation run() {
    try {
      return trace();
    } catch (RunException e) {
      throw new AssertionError(e);
    }
  }

  Conversation trace() throws RunException {
    try (TestFolder folder = TestFolder.create()) {
      files.forEach(folder::write);
      Snapshot snapshot = Workspace.open(LintRequest.of(folder.path(), List.of(folder.path())));
      return snapshot.trace(
          new Datagram(
              Ipv4Address.of(from), Ipv4Address.of(to), protocol, port, bytes, dontFragment));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The one round trip there is. */
  static RoundTrip only(Conversation conversation) {
    if (conversation.roundTrips().size() != 1) {
      throw new AssertionError(conversation.roundTrips().size() + " ways");
    }
    return conversation.roundTrips().get(0);
  }

  RoundTrip trip() {
    return only(run());
  }

  Receipt request() {
    return trip().request().receipt();
  }

  Receipt reply() {
    RoundTrip trip = trip();
    if (trip.reply() == null) {
      throw new AssertionError("no reply: " + trip.request().receipt());
    }
    return trip.reply().receipt();
  }

  /** The text of the line that a span points at. */
  String text(Span span) {
    String all = files.get(span.file().path().substring(span.file().path().lastIndexOf('/') + 1));
    return all.substring(span.start(), span.end());
  }

  /** {@code R1>R2} for each piece. */
  static List<String> paths(List<Trace.Leaf> pieces) {
    return pieces.stream()
        .map(
            leaf ->
                leaf.piece().bytes()
                    + " "
                    + String.join(
                        ">", leaf.hops().stream().map(Hop::router).map(Object::toString).toList()))
        .toList();
  }
}

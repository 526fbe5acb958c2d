package dev.hoplint.cli;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.Snapshot;
import dev.hoplint.lint.Workspace;
import dev.hoplint.model.Declared;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.Datagram;
import dev.hoplint.report.ToolVersion;
import dev.hoplint.report.TraceJson;
import dev.hoplint.report.TraceReport;
import dev.hoplint.report.TraceText;
import dev.hoplint.source.RunException;

/** One run of {@code trace}: load the network, follow the packet, answer the exit status. */
final class TraceRun {
  private final TraceOptions options;
  private final Surroundings surroundings;
  private final Console console;

  TraceRun(TraceOptions options, Surroundings surroundings, Console console) {
    this.options = options;
    this.surroundings = surroundings;
    this.console = console;
  }

  int run() throws RunException {
    Snapshot snapshot = Workspace.open(options.input().request(surroundings));
    Datagram datagram =
        new Datagram(
            address("--from", options.from(), snapshot),
            address("--to", options.to(), snapshot),
            options.protocol(),
            options.port(),
            options.size(),
            options.dontFragment());
    Conversation conversation = snapshot.trace(datagram);
    TraceReport report =
        options.json()
            ? new TraceJson(ToolVersion.current(), snapshot::text)
            : new TraceText(snapshot::text, snapshot.network().conversations()::name);
    console.print(out -> report.write(conversation, out));
    return switch (conversation.outcome()) {
      case DELIVERED -> ExitStatus.CLEAN;
      case LOST -> ExitStatus.FINDINGS;
      case UNDECIDED -> ExitStatus.UNDECIDED;
    };
  }

  private static Ipv4Address address(String option, String word, Snapshot snapshot)
      throws RunException {
    Ipv4Address address = Ipv4Address.parse(word);
    if (address != null) {
      return address;
    }
    for (Declared.Host host : snapshot.network().declared().hosts()) {
      if (host.name().equals(word)) {
        return host.address();
      }
    }
    throw new RunException(
        option + ": '" + word + "' is no IPv4 address, and no host of hoplint.yaml has the name");
  }
}

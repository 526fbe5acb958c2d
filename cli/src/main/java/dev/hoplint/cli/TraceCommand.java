package dev.hoplint.cli;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.source.RunException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The words of {@code trace} as picocli fills them in. */
@Command(
    name = "trace",
    description = "Follow a packet and its reply through the network, hop by hop.",
    customSynopsis =
        "hoplint trace --from A --to B [--protocol tcp|udp|icmp] [--port N] [--size BYTES] [--df]"
            + " [OPTIONS] [PATH...]",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit status: 0 both ways are delivered whole, 1 they are not, 2 wrong usage, or an end that",
      "is in no file and not in hoplint.yaml, 4 undecided: the answer names what is not known."
    })
final class TraceCommand implements SubCommand {
  @Option(
      names = "--from",
      paramLabel = "A",
      required = true,
      description = "The sender: an IPv4 address, or the name of a host in hoplint.yaml.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "B",
      required = true,
      description = "The receiver: an IPv4 address, or the name of a host in hoplint.yaml.")
  private String to = "";

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      description = "tcp, udp or icmp (default: tcp).")
  private String protocol = "tcp";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Destination port of tcp and udp (default: 443 of tcp, 33434 of udp).")
  private @Nullable String port;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description = "Bytes of the IP packet, header included (default: 64).")
  private @Nullable String size;

  @Option(names = "--df", description = "Set the DF bit: routers must not fragment the packet.")
  private boolean dontFragment;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
  private String format = "text";

  @Mixin private InputOptions input = new InputOptions();

  @Override
  public int run(Engine engine, Surroundings surroundings, Console console) throws RunException {
    return new TraceRun(options(), surroundings, console).run();
  }

  private TraceOptions options() throws RunException {
    boolean json = format.equals("json");
    if (!json && !format.equals("text")) {
      throw Words.noFormat("--format", format, "text, json");
    }
    int number = protocol();
    return new TraceOptions(
        input.input(),
        from,
        to,
        number,
        port(number),
        size == null ? TraceOptions.SMALL : Words.number("--size", size, 28, 65_535),
        dontFragment,
        json);
  }

  private int protocol() throws RunException {
    return switch (protocol) {
      case "tcp" -> IpProtocols.TCP;
      case "udp" -> IpProtocols.UDP;
      case "icmp" -> IpProtocols.ICMP;
      default -> throw Words.noneOf("--protocol", protocol, "tcp, udp, icmp");
    };
  }

  private int port(int number) throws RunException {
    if (number == IpProtocols.ICMP) {
      if (port != null) {
        throw new RunException("--port: icmp has no ports");
      }
      return -1;
    }
    if (port == null) {
      return number == IpProtocols.TCP ? TraceOptions.HTTPS : TraceOptions.TRACEROUTE;
    }
    return Words.number("--port", port, 0, 65_535);
  }
}

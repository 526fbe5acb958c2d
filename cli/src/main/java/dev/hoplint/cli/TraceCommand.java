package dev.hoplint.cli;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.lint.LintRequest;
import dev.hoplint.source.RunException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class TraceCommand {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders; the current folder if there is none.")
  private List<String> paths = new ArrayList<>();

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

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration, in place of the hoplint.yaml that is found.")
  private @Nullable String config;

  @Option(names = "--no-config", description = "Use no configuration.")
  private boolean noConfig;

  TraceOptions options() throws RunException {
    if (noConfig && config != null) {
      throw new RunException("--config and --no-config exclude each other");
    }
    boolean json = format.equals("json");
    if (!json && !format.equals("text")) {
      throw new RunException("--format: there is no format '" + format + "', only text, json");
    }
    int number = protocol();
    return new TraceOptions(
        paths(),
        from,
        to,
        number,
        port(number),
        size == null ? TraceOptions.SMALL : number("--size", size, 28, 65_535),
        dontFragment,
        json,
        configuration());
  }

  private int protocol() throws RunException {
    return switch (protocol) {
      case "tcp" -> IpProtocols.TCP;
      case "udp" -> IpProtocols.UDP;
      case "icmp" -> IpProtocols.ICMP;
      default -> throw new RunException("--protocol: '" + protocol + "' is none of tcp, udp, icmp");
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
    return number("--port", port, 0, 65_535);
  }

  private static int number(String option, String word, int least, int most) throws RunException {
    try {
      int value = Integer.parseInt(word);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new RunException(
        option + ": '" + word + "' is not a number from " + least + " to " + most);
  }

  private LintRequest.Configuration configuration() throws RunException {
    if (noConfig) {
      return new LintRequest.Configuration.None();
    }
    return config == null
        ? new LintRequest.Configuration.Discovered()
        : new LintRequest.Configuration.Given(path("--config", config));
  }

  private List<Path> paths() throws RunException {
    List<Path> all = new ArrayList<>();
    for (String word : paths) {
      all.add(path("PATH", word));
    }
    return all.isEmpty() ? List.of(Path.of(".")) : all;
  }

  private static Path path(String option, String word) throws RunException {
    if (word.isEmpty()) {
      throw new RunException(option + ": the empty word is no file or folder");
    }
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new RunException(option + ": '" + word + "' is no path: " + e.getReason(), e);
    }
  }
}

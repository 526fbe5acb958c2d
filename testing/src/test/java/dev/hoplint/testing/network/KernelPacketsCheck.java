package dev.hoplint.testing.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Snapshot;
import dev.hoplint.lint.Workspace;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.Datagram;
import dev.hoplint.network.Trace;
import dev.hoplint.network.Trace.End;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What became of packets that were really sent through small networks of namespaces: run by {@code
 * .ci/netns-packets-test.sh}, which sends them; its name keeps it out of ordinary builds.
 */
class KernelPacketsCheck {
  private static final int SERVICE = 33333;

  @Test
  void theKernelAgrees() throws Exception {
    List<Path> networks;
    try (Stream<Path> list = Files.list(Path.of(System.getProperty("hoplint.kernelPackets")))) {
      networks = list.sorted().toList();
    }
    List<String> wrong = new ArrayList<>();
    int fragmented = 0;
    int refused = 0;
    for (Path network : networks) {
      Snapshot snapshot = Workspace.open(LintRequest.of(network, List.of(network)));
      for (String line : Files.readAllLines(network.resolve("packets.txt"))) {
        Sent sent = Sent.of(line);
        fragmented += sent.detail().contains(",") ? 1 : 0;
        refused += sent.result().equals("too-big") ? 1 : 0;
        Conversation traced = snapshot.trace(sent.datagram());
        assertThat(traced.roundTrips()).as(line).hasSize(1);
        String told = told(traced.roundTrips().get(0).request().pieces());
        if (!sent.agrees(told)) {
          wrong.add(network + ": " + line + ", but traced: " + told);
        }
      }
    }
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    assertThat(networks).hasSizeGreaterThanOrEqualTo(20);
    assertThat(fragmented).isGreaterThan(50);
    assertThat(refused).isGreaterThan(50);
  }

  private record Sent(Datagram datagram, String result, String detail) {
    static Sent of(String line) {
      String[] words = line.split(" ", 6);
      Datagram datagram =
          new Datagram(
              Ipv4Address.of(words[0]),
              Ipv4Address.of(words[1]),
              IpProtocols.UDP,
              SERVICE,
              Integer.parseInt(words[2]),
              words[3].equals("df"));
      return new Sent(datagram, words[4], words.length > 5 ? words[5] : "");
    }

    boolean agrees(String told) {
      // The kernel limits how many messages it sends, so that a loss may go unexplained.
      return result.equals("lost")
          ? !told.startsWith("delivered")
          : told.equals(result + " " + detail);
    }
  }

  /** In the words of the file. */
  private static String told(List<Trace.Leaf> pieces) {
    if (pieces.stream().allMatch(piece -> piece.end() instanceof End.Delivered)) {
      return "delivered "
          + pieces.stream().map(p -> "" + p.piece().bytes()).collect(Collectors.joining(","));
    }
    End end = pieces.get(0).end();
    if (end instanceof End.TooBig big) {
      return "too-big " + big.router() + " " + big.mtu();
    }
    if (end instanceof End.Dropped dropped && dropped.cause() == Trace.Cause.ROUTE) {
      return "no-route " + dropped.router();
    }
    return end.toString();
  }
}

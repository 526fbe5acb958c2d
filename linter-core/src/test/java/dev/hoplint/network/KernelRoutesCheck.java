package dev.hoplint.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.Parsers;
import dev.hoplint.model.Declared;
import dev.hoplint.model.HostDump;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Dumps of a Linux kernel, and what it answered itself: run by {@code .ci/netns-route-test.sh},
 * which makes them; its name keeps it out of ordinary builds.
 */
class KernelRoutesCheck {
  @Test
  void theKernelAgrees() throws IOException {
    Path folder = Path.of(System.getProperty("hoplint.kernelRoutes"));
    List<String> wrong = new ArrayList<>();
    int answers = 0;
    List<Path> tables;
    try (Stream<Path> list = Files.list(folder)) {
      tables = list.sorted().toList();
    }
    for (Path table : tables) {
      EndHost host = host(Files.readString(table.resolve("dump.txt")));
      for (String answer : Files.readAllLines(table.resolve("answers.txt"))) {
        String[] words = answer.split(" ", -1);
        EndHost.Reply reply =
            host.linux().lookup(Ipv4Address.of(words[0]), Ipv4Address.of(words[1]));
        if (!agrees(reply, words[2], words[3])) {
          wrong.add(table + ": " + answer + " but " + reply);
        }
        answers++;
      }
    }
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    assertThat(tables).hasSizeGreaterThanOrEqualTo(60);
    assertThat(answers).isGreaterThan(tables.size() * 20);
  }

  private static boolean agrees(EndHost.Reply reply, String gateway, String out) {
    if (reply.doubt() != null) {
      return false;
    }
    if (out.equals("drop")) {
      return reply.routes().isEmpty() || reply.routes().get(0).type() == HostDump.RouteType.DROP;
    }
    return reply.routes().stream()
        .anyMatch(
            route ->
                route.type() == HostDump.RouteType.UNICAST
                    && route.interfaceName().equals(out)
                    && gateway.equals(route.gateway() == null ? "-" : route.gateway().text()));
  }

  private static EndHost host(String dump) {
    SourceText text = SourceText.of(new SourceFile("dump.txt"), dump);
    Network network =
        Network.of(
            List.of(Parsers.parse(text, PartSplitter.split(text))), Declared.NOTHING, "base");
    assertThat(network.hosts()).hasSize(1);
    return network.hosts().get(0);
  }
}

package dev.hoplint.testing.mtu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Workspace;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Transport;
import dev.hoplint.source.RunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tunnels of real configurations, where they lie beside the checkout. */
class CorpusTunnelsTest {
  private static final Path SHARED =
      Path.of(System.getProperty("hoplint.shared", "../../shared")).normalize();

  /** A worktree lies one folder deeper than the main checkout. */
  private static Path corpus() {
    Path beside = SHARED.resolve("corpus");
    return Files.exists(beside) ? beside : Path.of("..").resolve(SHARED).resolve("corpus");
  }

  @Test
  void everyTunnelHasAnIpMtuOrAReasonWhyNot() throws RunException {
    if (!Files.exists(corpus().resolve("INDEX.tsv"))) {
      return;
    }
    Path base = corpus().toAbsolutePath().normalize();
    Network network = Workspace.open(LintRequest.of(base, List.of(base))).network();
    Map<String, Integer> kinds = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (Router router : network.routers()) {
      for (Port port : router.ports()) {
        if (port.facts().isTunnel()) {
          String kind = kind(network, port);
          kinds.merge(kind, 1, Integer::sum);
          if (kind.isBlank()) {
            wrong.add(router.file() + " " + port.name());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(kinds.values().stream().mapToInt(Integer::intValue).sum())
        .as("%s", kinds)
        .isGreaterThan(40);
  }

  private static String kind(Network network, Port port) {
    IpMtu mtu = network.ipMtu(port);
    if (mtu.isKnown()) {
      assertThat(mtu.bytes()).as("%s", port).isBetween(68, 9216);
      return mtu.origin().name();
    }
    if (network.transport(port) instanceof Transport.NotKnown unknown) {
      return unknown.why().reason();
    }
    return port.facts().tunnel() != null && port.facts().tunnel().protection() != null
        ? "IPsec without `ip mtu`"
        : "";
  }
}

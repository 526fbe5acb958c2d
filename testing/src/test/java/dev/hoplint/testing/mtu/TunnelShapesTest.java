package dev.hoplint.testing.mtu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Workspace;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Transport;
import dev.hoplint.source.RunException;
import dev.hoplint.testing.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every mode, key and protection that tunnels are written with: a number, or a reason why not. */
class TunnelShapesTest {
  private static final Path SHAPES = Path.of("shapes", "interface-tunnel.tsv");

  /** Mode, and the bytes of outer headers without options; -1 where none are fixed. */
  private static final Map<String, Integer> MODES = new LinkedHashMap<>();

  static {
    MODES.put("", 24);
    MODES.put("gre ip", 24);
    MODES.put("gre multipoint", 24);
    MODES.put("gre ipv6", 44);
    MODES.put("gre multipoint ipv6", 44);
    MODES.put("ipip", 20);
    MODES.put("ipv6ip", 20);
    MODES.put("ipv6ip 6to4", 20);
    MODES.put("ipv6ip isatap", 20);
    MODES.put("ipv6", 40);
    MODES.put("ipsec ipv4", -1);
    MODES.put("ipsec ipv6", -1);
    MODES.put("mpls traffic-eng", -1);
    MODES.put("dvmrp", -1);
    MODES.put("eon", -1);
  }

  private static final List<String> PROTECTIONS =
      List.of(
          "",
          " tunnel protection ipsec profile P\n",
          " tunnel protection ipsec profile P shared\n",
          " tunnel protection ipsec profile NOWHERE\n");

  private static String head() {
    return """
        hostname R1
        crypto ipsec transform-set T esp-aes esp-sha-hmac
         mode transport
        crypto ipsec profile P
         set transform-set T
        interface GigabitEthernet0/0
         ip address 192.0.2.1 255.255.255.0
         ipv6 address 2001:db8::1/64
        """;
  }

  @Test
  void modesKeysAndProtections() throws Exception {
    StringBuilder text = new StringBuilder(head());
    List<Integer> headers = new ArrayList<>();
    MODES.forEach(
        (mode, bytes) -> {
          for (String key : List.of("", " tunnel key 7\n")) {
            for (String protection : PROTECTIONS) {
              text.append(
                  tunnel(
                      headers.size(),
                      (mode.isEmpty() ? "" : " tunnel mode " + mode + "\n") + key + protection));
              boolean known = bytes > 0 && protection.isEmpty();
              headers.add(known ? bytes + keyBytes(mode, key) : -1);
            }
          }
        });
    Network network = network(text.toString());
    for (int t = 0; t < headers.size(); t++) {
      Port port = port(network, t);
      if (headers.get(t) > 0) {
        assertThat(network.ipMtu(port).bytes())
            .as("%s %s", port, port.facts().tunnel())
            .isEqualTo(1500 - headers.get(t));
      } else {
        assertThat(network.ipMtu(port).isKnown()).isFalse();
      }
      assertThat(said(network, port)).as("%s", port.facts().tunnel()).isNotBlank();
    }
  }

  private static int keyBytes(String mode, String key) {
    return !key.isEmpty() && (mode.isEmpty() || mode.startsWith("gre")) ? 4 : 0;
  }

  /** Lines of real configurations, where they lie beside the checkout. */
  @Test
  void linesOfRealTunnels() throws Exception {
    Path shapes = shapes();
    if (!Files.exists(shapes)) {
      return;
    }
    StringBuilder text = new StringBuilder(head());
    int tunnels = 0;
    for (String row : Files.readAllLines(shapes)) {
      String mask = row.split("\t", -1)[0];
      if (mask.startsWith(" ") && !mask.contains("shutdown")) {
        text.append(tunnel(tunnels++, filled(mask) + "\n"));
      }
    }
    Network network = network(text.toString());
    assertThat(tunnels).isGreaterThan(50);
    for (int t = 0; t < tunnels; t++) {
      assertThat(said(network, port(network, t))).isNotBlank();
    }
  }

  private static Path shapes() {
    Path shared = Path.of(System.getProperty("hoplint.shared", "../../shared")).normalize();
    Path beside = shared.resolve(SHAPES);
    // A worktree lies one folder deeper than the main checkout.
    return Files.exists(beside) ? beside : Path.of("..").resolve(shared).resolve(SHAPES);
  }

  private static String filled(String mask) {
    return mask.replace("<ip>", "192.0.2.77")
        .replace("<ip6>", "2001:db8::77")
        .replace("<if>", "GigabitEthernet0/0")
        .replace("<name>", "P")
        .replace("<n>", "1400")
        .replace("<text>", "to the hub")
        .replace("<w>", "word");
  }

  private static String tunnel(int number, String lines) {
    boolean six = lines.contains("gre ipv6") || lines.contains("mode ipv6\n");
    return "interface Tunnel%d\n ip address 10.%d.%d.1 255.255.255.252\n tunnel source GigabitEthernet0/0\n tunnel destination %s\n"
            .formatted(number, number / 250, number % 250, six ? "2001:db8::2" : "192.0.2.2")
        + lines;
  }

  private static String said(Network network, Port port) {
    if (network.ipMtu(port).isKnown()) {
      return network.ipMtu(port).bytes() > 0 ? network.ipMtu(port).origin().name() : "";
    }
    if (network.transport(port) instanceof Transport.NotKnown unknown) {
      return unknown.why().reason();
    }
    return port.facts().tunnel() != null && port.facts().tunnel().protection() != null
        ? "IPsec without `ip mtu`"
        : "";
  }

  private static Port port(Network network, int number) {
    Port port = network.routers().get(0).port("Tunnel" + number);
    if (port == null) {
      throw new AssertionError("no Tunnel" + number);
    }
    return port;
  }

  private static Network network(String text) throws IOException, RunException {
    try (TestFolder folder = TestFolder.create()) {
      folder.write("r1.cfg", text + "end\n");
      return Workspace.open(LintRequest.of(folder.path(), List.of(folder.path()))).network();
    }
  }
}

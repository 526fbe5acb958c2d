package dev.hoplint.testing.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Workspace;
import dev.hoplint.testing.TestFolder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two hosts that own one address: the note names both. */
class SharedAddressTest {
  private static final String FLOW =
      """
      network:
        flows:
          - {name: web, protocol: tcp, source: 10.7.0.9, destination: 10.2.0.10, port: 443}
      """;

  private static String host(String name) {
    return """
        [root@%s ~]# ip addr
        2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq state UP group default
            inet 10.2.0.10/24 brd 10.2.0.255 scope global eth0
        [root@%s ~]# ip route
        default via 10.2.0.1 dev eth0
        10.2.0.0/24 dev eth0 proto kernel scope link src 10.2.0.10
        """
        .formatted(name, name);
  }

  private static List<String> notes(String yaml, String... hosts) throws Exception {
    try (TestFolder folder = TestFolder.create()) {
      folder.write("hoplint.yaml", yaml);
      for (String host : hosts) {
        folder.write(host + ".txt", host(host));
      }
      LintResult result =
          Workspace.open(LintRequest.of(folder.path(), List.of(folder.path()))).result();
      return result.findings().stream()
          .filter(f -> f.finding().rule().id().equals("HOP-005"))
          .map(f -> f.finding().message())
          .filter(message -> message.contains("both have"))
          .toList();
    }
  }

  @Test
  void bothAreNamedOnce() throws Exception {
    assertThat(notes(FLOW, "one", "two"))
        .singleElement()
        .asString()
        .contains("one (one.txt) and two (two.txt) both have the address 10.2.0.10")
        .contains("flow web");
  }

  @Test
  void nothingIsSaidOfOneHostOrWithoutAFlow() throws Exception {
    assertThat(notes(FLOW, "one")).isEmpty();
    assertThat(notes(FLOW.replace("10.2.0.10", "10.2.0.11"), "one", "two")).isEmpty();
    assertThat(notes("network: {flows: []}\n", "one", "two")).isEmpty();
  }
}

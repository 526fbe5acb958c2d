package dev.hoplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code trace}: words in, text and exit status out. */
class TraceTest {
  private static final String ROUTER =
      """
      hostname R
      interface GigabitEthernet0/0
       ip address 10.1.0.1 255.255.255.0
      interface GigabitEthernet0/1
       ip address 10.2.0.1 255.255.255.0
       ip access-group F in
       ip mtu 1400
      interface GigabitEthernet0/2
       ip address 192.0.2.1 255.255.255.252
      ip route 10.3.0.0 255.255.255.0 192.0.2.2
      ip access-list extended F
       deny udp any eq 69 any
       permit ip any any
      end
      """;

  private static final String HOSTS =
      """
      network:
        hosts:
          - {name: alice, address: 10.1.0.10}
          - {name: carol, address: 10.3.0.10, gateway: 10.3.0.1}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @BeforeEach
  void network() throws IOException {
    Files.createDirectory(folder.resolve(".git"));
    Files.writeString(folder.resolve("r.cfg"), ROUTER);
    Files.writeString(folder.resolve("hoplint.yaml"), HOSTS);
  }

  @ParameterizedTest
  @CsvSource({
    "--from 10.1.0.10 --to 10.2.0.10, 0",
    "--from alice --to 10.2.0.10 --protocol icmp --size 1500, 0",
    "--from alice --to 10.2.0.10 --protocol udp --port 53 --size 1500 --df, 1",
    "--from alice --to 10.2.0.10 --protocol udp --port 69, 1",
    "--from alice --to carol, 4",
    "--from alice --to 10.2.0.10 --no-config, 2",
    "--from alice --to 8.8.8.8, 2",
    "--from alice --to bob, 2",
    "--from alice, 2",
    "--to alice, 2",
    "--from alice --to 10.2.0.10 nothing-there, 2",
    "--help, 0",
  })
  void theExitStatusTells(String words, int status) {
    assertThat(status(words.split(" "))).isEqualTo(status);
    assertThat(err().lines().count()).isEqualTo(status == 2 ? 1 : 0);
    assertThat(out().isEmpty()).isEqualTo(status == 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--protocol gre",
        "--protocol icmp --port 7",
        "--port 65536",
        "--port -1",
        "--port ssh",
        "--size 27",
        "--size 70000",
        "--size many",
        "--format sarif",
        "--config hoplint.yaml --no-config",
      })
  void wrongWordsAreRefused(String words) {
    String[] all = ("--from 10.1.0.10 --to 10.2.0.10 " + words).split(" ");
    assertThat(status(all)).isEqualTo(2);
    assertThat(err()).startsWith("hoplint: --").hasLineCount(1);
    assertThat(out()).isEmpty();
  }

  @Test
  void textNamesEveryHopAndItsLine() {
    status("--from", "alice", "--to", "10.2.0.10", "--size", "100");

    assertThat(out())
        .startsWith("request: tcp from 10.1.0.10:49152 to 10.2.0.10:443\n")
        .contains("\n  R  GigabitEthernet0/0 -> GigabitEthernet0/1, by route (r.cfg:5)\n")
        .endsWith("\ndelivered whole, both ways, between 10.1.0.10 and 10.2.0.10\n");
  }

  @Test
  void whatIsNotKnownIsNamed() {
    status("--from", "alice", "--to", "carol");

    assertThat(out()).contains("192.0.2.2  is in no file").contains("undecided: ");
  }

  @Test
  void jsonIsForPrograms() {
    status("--from", "alice", "--to", "10.2.0.10", "--format", "json");

    assertThat(out())
        .startsWith("{\n  \"traceVersion\": 1,")
        .contains("\"outcome\": \"delivered\"");
  }

  private int status(String... words) {
    String[] args = new String[words.length + 1];
    args[0] = "trace";
    System.arraycopy(words, 0, args, 1, words.length);
    Surroundings surroundings = new Surroundings(folder, Map.of(), false);
    return new Main(new Engine.Hoplint(), surroundings, out, err).run(args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}

package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Snapshot;
import dev.hoplint.lint.Workspace;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A snapshot with one file's text replaced tells the same as a run that reads every file afresh:
 * nothing of the file's former text, nor of what followed from it, is left over.
 */
class SnapshotEditTest {
  private static final int EDITS = 1000;

  private static final List<String> LINES =
      List.of(
          "interface Tunnel23",
          " ip mtu 1400",
          " ip tcp adjust-mss 1360",
          " ip tcp adjust-mss",
          " no ip mtu",
          " shutdown",
          " ip address 172.31.23.9 255.255.255.0",
          "ip route 172.16.0.0 255.255.0.0 192.168.12.1",
          "ip access-list extended ACL_USE_BACKDOOR",
          " deny tcp host 172.16.1.10 host 1.1.1.10 fragments",
          " permit tcp any any eq 1002",
          " permit ip host 172.16.1.10 host 1.1.1.10",
          "route-map PBR_BACKDOOR permit 20",
          " match ip address ACL_NAT",
          " set ip next-hop 203.0.113.1",
          "hostname R9",
          "! hoplint: ignore FRG-101 -- tried",
          "{% if site %}",
          "{% endif %}",
          " ip mtu {{ mtu }}",
          "{{ more }}",
          " --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b ip mtu 1300",
          "R9#show running-config",
          "R2#show ip route",
          "[root@esx1:~] esxcli network ip route ipv4 list",
          "default 0.0.0.0 10.0.23.9 vmk0 MANUAL",
          "what is this");

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void editsLeaveNothingBehind(long seed) throws IOException, RunException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Path> files = copyLab();
    Map<Path, String> texts = new HashMap<>();
    for (Path file : files) {
      texts.put(file, Files.readString(file));
    }
    Snapshot snapshot = Workspace.open(request(Map.of()));
    int different = 0;
    LintResult before = snapshot.result();
    for (int i = 0; i < EDITS; i++) {
      Path file = files.get(random.nextInt(files.size()));
      String original = Files.readString(file);
      // Back to the start now and then: a file of nothing but edits tests less and less.
      String text = random.nextInt(8) == 0 ? original : edited(texts.get(file), random);
      texts.put(file, text);
      snapshot = snapshot.with(file, text);
      LintResult fresh = Workspace.open(request(texts)).result();
      assertThat(snapshot.result()).as("edit %d of %s:%n%s", i, file, text).isEqualTo(fresh);
      different += fresh.equals(before) ? 0 : 1;
      before = fresh;
    }
    assertThat(different).as("edits that change what is found").isGreaterThan(EDITS / 4);
  }

  private List<Path> copyLab() throws IOException {
    List<Path> files = new ArrayList<>();
    Path lab = Path.of("src/test/resources/lab/base");
    try (Stream<Path> configs = Files.list(lab)) {
      for (Path config : configs.sorted().toList()) {
        files.add(Files.copy(config, folder.resolve(config.getFileName())));
      }
    }
    return files;
  }

  private LintRequest request(Map<Path, String> texts) {
    Map<Path, byte[]> overlay = new HashMap<>();
    texts.forEach((file, text) -> overlay.put(file, text.getBytes(StandardCharsets.UTF_8)));
    return LintRequest.of(folder, List.of(folder))
        .withConfiguration(new LintRequest.Configuration.None())
        .withJobs(1)
        .withOverlay(overlay);
  }

  private static String edited(String text, SplittableRandom random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size() + 1);
    switch (random.nextInt(4)) {
      case 0 -> {
        if (at < lines.size()) {
          lines.remove(at);
        }
      }
      case 1 -> lines.add(at, lines.isEmpty() ? "end" : lines.get(random.nextInt(lines.size())));
      case 2 -> {
        if (at < lines.size()) {
          lines.set(at, lines.get(at).replace('1', '2'));
        }
      }
      default -> lines.add(at, LINES.get(random.nextInt(LINES.size())));
    }
    return String.join("\n", lines) + "\n";
  }
}

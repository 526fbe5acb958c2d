package dev.hoplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.SharedCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Kinds over a collection of real files, where one lies beside the checkout. */
class CorpusKindsTest {
  private final Set<String> met = new TreeSet<>();

  /** What the collection calls IOS and is something else: a part of the paths, and what it is. */
  private static final Map<String, String> NOT_IOS =
      Map.ofEntries(
          Map.entry("snapshots/a10_static_route/", "ACOS of A10, as its head says"),
          Map.entry("fixtures/procurve_", "ProCurve: a hostname in quotes, ports by number"),
          Map.entry("/ruckus_fastiron/", "FastIron: `ver 08.0`, `stack unit`"),
          Map.entry("/aruba_os/", "ArubaOS: `netservice`"),
          Map.entry("networks/dc-as-reuse/", "EOS: `management ssh`, `spanning-tree mode mstp`"),
          Map.entry("unit-tests/configs/cisco_acl", "EOS lists without a type, and those of ASA"),
          Map.entry("unit-tests/configs/cisco_misc", "statements of seven systems, one by one"),
          Map.entry("unit-tests/configs/cisco_qos", "NX-OS: `class-map type network-qos`; and ASA"),
          Map.entry("unit-tests/configs/cisco_username|", "NX-OS, EOS and ASA: roles"),
          Map.entry("unit-tests/configs/cisco_vdc", "NX-OS: `vdc NAME id 1`"),
          Map.entry("testconfigs/aclIos|", "ASA: `access-list acl extended`"),
          Map.entry("configs/ios-blankish-file|", "one line with an exclamation mark"));

  /** Outputs of `show ip route…` that are no route table of IOS. */
  private static final Map<String, String> NO_TABLE =
      Map.of(
          "/show_ip_route_vrf_all.txt|", "NX-OS, whose command that is",
          "_json.txt|", "EOS prints it as JSON",
          "/show_ip_route_summary/", "counts of routes, and no route");

  /** What the collection files under `show` commands, and is a configuration. */
  private static final String LIST = "cisco_ios_show_running-config_partition_access-list_new.raw|";

  /** A session: addresses of its interfaces, then routes. */
  private static final String SESSION = "dumps/11-esxi-session.txt|";

  @Test
  void everyFileIsWhatItIs() throws IOException {
    Path corpus = SharedCorpus.folder();
    if (corpus == null) {
      return;
    }
    List<String> wrong = new ArrayList<>();
    List<String> index = Files.readAllLines(corpus.resolve("INDEX.tsv"));
    for (String row : index.subList(1, index.size())) {
      String[] cells = row.split("\t", -1);
      String file = cells[0];
      Decoded decoded = SourceReader.read(new SourceFile(file), corpus.resolve(file));
      assertThat(decoded).as(file).isInstanceOf(Decoded.Text.class);
      Set<PartKind> kinds = new TreeSet<>();
      PartSplitter.split(((Decoded.Text) decoded).text()).forEach(p -> kinds.add(p.kind()));
      Set<PartKind> expected = new TreeSet<>(Set.of(expected(file + "|", cells[4])));
      if ((file + "|").equals(SESSION)) {
        expected.add(PartKind.ESXI_INTERFACE);
      }
      if (!kinds.equals(expected)) {
        wrong.add(file + " " + kinds);
      }
    }
    assertThat(met).as("exceptions that no file needs").containsAll(NOT_IOS.keySet());
    assertThat(met).containsAll(NO_TABLE.keySet()).contains(LIST);
    SharedCorpus.compared(CorpusKindsTest.class, index.size() - 1);
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
  }

  /** {@code file}: with a bar at its end. */
  private PartKind expected(String file, String kind) {
    if (isAmong(NOT_IOS.keySet(), file)) {
      return PartKind.UNKNOWN;
    }
    if (isAmong(Set.of(LIST), file)) {
      return PartKind.IOS_CONFIG;
    }
    return switch (kind) {
      case "ios-config" -> PartKind.IOS_CONFIG;
      case "ios-show" -> isTable(file) ? PartKind.IOS_ROUTE : PartKind.UNKNOWN;
      case "esxi-route" -> PartKind.ESXI_ROUTE;
      case "esxi-if" -> PartKind.ESXI_INTERFACE;
      case "windows-route" -> PartKind.WINDOWS_ROUTE;
      case "linux-route" -> PartKind.LINUX_ROUTE;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private boolean isTable(String file) {
    return file.contains("/show_ip_route") && !isAmong(NO_TABLE.keySet(), file);
  }

  private boolean isAmong(Set<String> exceptions, String file) {
    for (String exception : exceptions) {
      if (file.contains(exception)) {
        met.add(exception);
        return true;
      }
    }
    return false;
  }
}

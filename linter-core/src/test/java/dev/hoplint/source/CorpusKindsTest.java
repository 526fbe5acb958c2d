package dev.hoplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.SharedCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Kinds over a collection of real files, where one lies beside the checkout. */
class CorpusKindsTest {
  /**
   * Files of other systems, or of several, or without a statement, that the collection calls IOS: a
   * part of their paths, with a blank at the end of a whole name.
   */
  private static final List<String> NOT_IOS =
      List.of(
          "a10_static_route",
          "procurve_",
          "ruckus_fastiron",
          "aruba_os",
          "dc-as-reuse",
          "unit-tests/configs/cisco_acl",
          "unit-tests/configs/cisco_misc",
          "unit-tests/configs/cisco_qos",
          "unit-tests/configs/cisco_username ",
          "testconfigs/aclIos ",
          "configs/ios-blankish-file ",
          "unit-tests/configs/cisco_vdc");

  /** What the collection files under `show` commands, and is a configuration. */
  private static final Set<String> IOS =
      Set.of("cisco_ios_show_running-config_partition_access-list_new.raw");

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
      Set<PartKind> kinds = new java.util.TreeSet<>();
      PartSplitter.split(((Decoded.Text) decoded).text()).forEach(p -> kinds.add(p.kind()));
      if (!kinds.contains(expected(file, cells[4]))) {
        wrong.add(file + " " + kinds);
      }
    }
    SharedCorpus.compared(CorpusKindsTest.class, index.size() - 1);
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
  }

  private static PartKind expected(String file, String kind) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    if (NOT_IOS.stream().anyMatch((file + " ")::contains)) {
      return PartKind.UNKNOWN;
    }
    if (IOS.contains(name)) {
      return PartKind.IOS_CONFIG;
    }
    return switch (kind) {
      case "ios-config" -> PartKind.IOS_CONFIG;
      case "ios-show" -> isRoutes(file, name) ? PartKind.IOS_ROUTE : PartKind.UNKNOWN;
      case "esxi-route" -> PartKind.ESXI_ROUTE;
      case "esxi-if" -> PartKind.ESXI_INTERFACE;
      case "windows-route" -> PartKind.WINDOWS_ROUTE;
      case "linux-route" -> PartKind.LINUX_ROUTE;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static boolean isRoutes(String file, String name) {
    // NX-OS prints what `show ip route vrf all` shows there.
    boolean ios = !name.contains("json") && !name.equals("show_ip_route_vrf_all.txt");
    return ios && (name.startsWith("show_ip_route") || file.contains("/show_ip_route/"));
  }
}

package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.AccessList;
import dev.hoplint.model.IosConfig;
import dev.hoplint.parse.ios.IosParser;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** What the entries of a long access list take in memory. */
class AccessListSizeTest {
  private static final int ENTRIES = 10_000;

  @BeforeAll
  static void measureRecords() {
    // The JDK tells nobody where the fields of a record lie; this lets JOL work it out.
    System.setProperty("jol.magicFieldOffset", "true");
    System.setProperty("jol.skipDynamicAttach", "true");
    System.setProperty("jol.skipHotspotSAAttach", "true");
  }

  private static AccessList parsed() {
    StringBuilder lines = new StringBuilder("ip access-list extended LONG\n");
    for (int i = 0; i < ENTRIES; i++) {
      lines.append(
          " %s tcp 10.%d.%d.0 0.0.0.255 host 192.0.2.%d eq %d%s\n"
              .formatted(
                  i % 5 == 0 ? "deny" : "permit",
                  i >> 8,
                  i & 255,
                  i % 254 + 1,
                  i % 7 == 0 ? 443 : 80,
                  i % 11 == 0 ? " established" : ""));
    }
    SourceText text = SourceText.of(new SourceFile("long.cfg"), lines.toString());
    Part part = new Part(PartKind.IOS_CONFIG, 0, text.bytes().length, null, null);
    return ((IosConfig) IosParser.parse(text, part).facts()).accessLists().get(0);
  }

  @Test
  void anEntryTakesAtMost64Bytes() {
    AccessList list = parsed();
    assertThat(list.size()).isEqualTo(ENTRIES);

    long bytes = GraphLayout.parseInstance(list).totalSize();

    // Addresses, wildcards and the place alone are 24 bytes: less was not measured.
    assertThat(bytes).isBetween(24L * ENTRIES, 64L * ENTRIES);
  }
}

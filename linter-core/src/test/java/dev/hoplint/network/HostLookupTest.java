package dev.hoplint.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.lint.Parsers;
import dev.hoplint.model.Declared;
import dev.hoplint.model.HostDump;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostLookupTest {
  private static EndHost host(String dump) {
    SourceText text = SourceText.of(new SourceFile("dump.txt"), dump);
    return Network.of(
            List.of(Parsers.parse(text, PartSplitter.split(text))), Declared.NOTHING, "base")
        .hosts()
        .get(0);
  }

  /** Tables of Windows are drawn and printed, and each look-up is compared with a plain search. */
  @Test
  void longestPrefixThenLowestMetric() {
    Random random = new Random(402);
    int found = 0;
    for (int table = 0; table < 200; table++) {
      StringBuilder dump = new StringBuilder("====\nActive Routes:\n");
      List<int[]> rows = new ArrayList<>();
      int size = 1 + random.nextInt(20);
      for (int i = 0; i < size; i++) {
        int length = random.nextInt(5) * 8;
        int network = address(random) & Ipv4Prefix.maskOf(length);
        int metric = 1 + random.nextInt(4);
        rows.add(new int[] {network, length, metric});
        dump.append(
            "%s  %s  10.0.0.%d  10.0.0.250  %d%n"
                .formatted(
                    new Ipv4Address(network),
                    new Ipv4Address(Ipv4Prefix.maskOf(length)),
                    i,
                    metric));
      }
      EndHost.Stack stack = host(dump + "====\n").stacks().get("main");
      assertThat(stack.routes()).hasSize(size);
      for (int ask = 0; ask < 50; ask++) {
        int destination = address(random);
        int best = -1;
        for (int i = 0; i < size; i++) {
          int[] row = rows.get(i);
          boolean fits = row[1] == 0 || destination >>> (32 - row[1]) == row[0] >>> (32 - row[1]);
          boolean better =
              best < 0
                  || row[1] > rows.get(best)[1]
                  || (row[1] == rows.get(best)[1] && row[2] < rows.get(best)[2]);
          best = fits && better ? i : best;
        }
        HostDump.Route route = stack.lookup(new Ipv4Address(destination));
        found += best < 0 ? 0 : 1;
        assertThat(route == null ? null : route.gateway().text())
            .isEqualTo(best < 0 ? null : "10.0.0." + best);
      }
    }
    assertThat(found).isBetween(1000, 9900);
  }

  /** Few octets, so that prefixes nest and coincide. */
  private static int address(Random random) {
    int address = 0;
    for (int octet = 0; octet < 4; octet++) {
      address = address << 8 | 1 + random.nextInt(2);
    }
    return address;
  }

  @Test
  void theLargerReversePathFilterIsInForce() {
    LinuxRouting linux =
        host("""
                net.ipv4.conf.all.rp_filter = 1
                net.ipv4.conf.default.rp_filter = 0
                net.ipv4.conf.eth0.rp_filter = 2
                net.ipv4.conf.eth1.rp_filter = 0
                """)
            .linux();
    assertThat(linux.effectiveRpFilter("eth0")).isEqualTo(OptionalInt.of(2));
    assertThat(linux.effectiveRpFilter("eth1")).isEqualTo(OptionalInt.of(1));
    assertThat(linux.effectiveRpFilter("eth2")).isEmpty();
  }
}

package dev.hoplint.testing.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Snapshot;
import dev.hoplint.lint.Workspace;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.Datagram;
import dev.hoplint.network.OneWay;
import dev.hoplint.network.RoundTrip;
import dev.hoplint.network.Trace;
import dev.hoplint.testing.TestFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces through random networks of filters, small links and stray routes, against plain sums. */
class DrawnNetworkTest {
  private static final int UDP = 17;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void tracesAgreeWithTheSums(long seed) throws Exception {
    Random random = new Random(seed);
    for (int drawn = 0; drawn < 12; drawn++) {
      DrawnNetwork network = new DrawnNetwork(random);
      try (TestFolder folder = TestFolder.create()) {
        String[] configurations = network.configurations();
        for (int i = 0; i < configurations.length; i++) {
          folder.write("r" + i + ".cfg", configurations[i]);
        }
        Snapshot snapshot = Workspace.open(LintRequest.of(folder.path(), List.of(folder.path())));
        for (int asked = 0; asked < 20; asked++) {
          compare(network, snapshot, random, String.join("\n", configurations));
        }
      }
    }
  }

  private static void compare(
      DrawnNetwork network, Snapshot snapshot, Random random, String configurations)
      throws Exception {
    int from = random.nextInt(network.size());
    int to = (from + 1 + random.nextInt(network.size() - 1)) % network.size();
    int bytes = List.of(64, 905, 1000, 1403, 1500).get(random.nextInt(5));
    boolean dontFragment = random.nextInt(4) == 0;
    Datagram datagram =
        new Datagram(
            Ipv4Address.of("10." + from + ".0.10"),
            Ipv4Address.of("10." + to + ".0.10"),
            UDP,
            53,
            bytes,
            dontFragment);
    Conversation conversation = snapshot.trace(datagram);
    assertThat(conversation.roundTrips()).hasSize(1);
    RoundTrip trip = conversation.roundTrips().get(0);
    assertThat(fate(trip.request()))
        .as("%s%n%s", datagram, configurations)
        .isEqualTo(network.fate(from, to, 53, bytes, dontFragment));
    OneWay reply = trip.reply();
    if (reply != null) {
      assertThat(fate(reply))
          .as("reply to %s%n%s", datagram, configurations)
          .isEqualTo(network.fate(to, from, Datagram.CLIENT_PORT, bytes, dontFragment));
    }
  }

  private static List<String> fate(OneWay way) {
    List<String> fate = new ArrayList<>();
    for (Trace.Leaf leaf : way.pieces()) {
      if (leaf.arrivedAt() != null) {
        fate.add(Integer.toString(leaf.piece().bytes()));
      }
    }
    if (!way.receipt().isDelivered()) {
      fate.add("lost");
    }
    return fate;
  }

  @Test
  void theSumsKnowEveryFate() {
    Random random = new Random(1);
    List<List<String>> fates = new ArrayList<>();
    for (int drawn = 0; drawn < 1000; drawn++) {
      fates.add(new DrawnNetwork(random).fate(0, 1, 53, 1500, false));
    }
    assertThat(fates).contains(List.of("1500"), List.of("lost"), List.of("1396", "124"));
    assertThat(fates).anyMatch(fate -> fate.size() > 1 && fate.contains("lost"));
  }
}

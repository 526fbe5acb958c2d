package dev.hoplint.benchmarks;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Snapshot;
import dev.hoplint.lint.Workspace;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.Datagram;
import dev.hoplint.network.Receipt;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One generated network: CPU seconds to load and join it, to follow packets through it, and to run
 * every rule on it. One size in one JVM, so that sizes can be compared:
 *
 * <pre>java -cp … dev.hoplint.benchmarks.NetworkBenchmark SHAPE ROUTERS FOLDER</pre>
 *
 * <p>Shapes are those of {@link Shape}. It fails if a packet does not get there and back.
 */
public final class NetworkBenchmark {
  private static final int CROSS_LINKS_EACH = 4;
  private static final int TRACES = 1000;
  private static final long SEED = 1;

  private NetworkBenchmark() {}

  private enum Shape {
    TREE,
    POLICIES,
    HUB,
    SUBNET,
    COPIES
  }

  public static void main(String[] args) throws IOException, RunException {
    Shape shape = Shape.valueOf(args[0].toUpperCase(Locale.ROOT));
    int routers = Integer.parseInt(args[1]);
    Path folder = Path.of(args[2]).toAbsolutePath();
    if (Files.notExists(folder)) {
      write(shape, routers, folder);
    }
    CpuTime time = new CpuTime();
    Snapshot snapshot = Workspace.open(LintRequest.of(folder, List.of(folder)));
    double load = time.lap();
    if (shape == Shape.TREE || shape == Shape.POLICIES) {
      trace(snapshot, routers);
    }
    double traces = time.lap();
    int findings = snapshot.result().findings().size();
    double rules = time.lap();
    if (!snapshot.result().defects().isEmpty()) {
      throw new IllegalStateException(snapshot.result().defects().get(0));
    }
    System.out.printf(
        "%-8s %6d routers  load %6.2f  traces %6.2f  rules %6.2f  CPU s, %d findings%n",
        args[0], routers, load, traces, rules, findings);
  }

  private static void write(Shape shape, int routers, Path folder) throws IOException {
    switch (shape) {
      case TREE -> new GeneratedNetwork(routers, CROSS_LINKS_EACH, SEED).writeTo(folder);
      case POLICIES ->
          new GeneratedNetwork(routers, CROSS_LINKS_EACH, SEED).withPolicies().writeTo(folder);
      case HUB -> GeneratedShapes.write(GeneratedShapes.hub(routers), folder);
      case SUBNET -> GeneratedShapes.write(GeneratedShapes.subnet(routers), folder);
      case COPIES -> GeneratedShapes.write(GeneratedShapes.copies(routers), folder);
    }
  }

  /** From hosts of random LANs to others, and back. */
  private static void trace(Snapshot snapshot, int routers) throws RunException {
    Random random = new Random(SEED);
    for (int i = 0; i < TRACES; i++) {
      int from = random.nextInt(routers);
      int to = (from + 1 + random.nextInt(routers - 1)) % routers;
      Conversation conversation =
          snapshot.trace(
              new Datagram(host(from), host(to), Header.TCP, 443, /* bytes= */ 1500, false));
      if (conversation.outcome() != Receipt.Outcome.DELIVERED) {
        throw new IllegalStateException(
            "from " + host(from) + " to " + host(to) + ": " + conversation.outcome());
      }
    }
  }

  private static Ipv4Address host(int router) {
    return Ipv4Address.of(GeneratedNetwork.host(router));
  }
}

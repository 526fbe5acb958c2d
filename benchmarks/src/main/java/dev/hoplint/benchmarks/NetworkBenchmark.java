package dev.hoplint.benchmarks;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Snapshot;
import dev.hoplint.lint.Workspace;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One generated network: CPU seconds to load and join it, to follow packets through it, and to run
 * every rule on it. One size in one JVM, so that sizes can be compared:
 *
 * <pre>java -cp … dev.hoplint.benchmarks.NetworkBenchmark ROUTERS FOLDER</pre>
 */
public final class NetworkBenchmark {
  private static final int CROSS_LINKS_EACH = 4;
  private static final long SEED = 1;

  private NetworkBenchmark() {}

  public static void main(String[] args) throws IOException, RunException {
    int routers = Integer.parseInt(args[0]);
    Path folder = Path.of(args[1]);
    GeneratedNetwork generated = new GeneratedNetwork(routers, CROSS_LINKS_EACH, SEED);
    if (Files.notExists(folder)) {
      generated.writeTo(folder);
    }
    CpuTime time = new CpuTime();
    Snapshot snapshot = Workspace.open(LintRequest.of(folder, List.of(folder)));
    int findings = snapshot.result().findings().size();
    double all = time.lap();
    System.out.printf(
        "%d routers, %d links: loaded, joined and linted in %.1f CPU s, %d findings%n",
        generated.routers(), generated.links(), all, findings);
  }
}

package dev.hoplint.benchmarks;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Workspace;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One router with one long access list, which filters an interface and decides a policy: CPU
 * seconds of the whole process and of the run, findings, and what was left undecided. One list in
 * one JVM:
 *
 * <pre>
 * java -cp … dev.hoplint.benchmarks.AccessListBenchmark REALISTIC FILTER 10000
 * </pre>
 *
 * The list is REALISTIC, ADVERSARIAL or ANY_HEAVY, and a FILTER, or a POLICY as well.
 */
public final class AccessListBenchmark {
  private static final long SEED = 1;

  private AccessListBenchmark() {}

  public static void main(String[] args) throws IOException, RunException {
    GeneratedList.Kind kind = GeneratedList.Kind.valueOf(args[0].toUpperCase(Locale.ROOT));
    int entries = Integer.parseInt(args[2]);
    boolean policy = args[1].equalsIgnoreCase("policy");
    Path folder = Files.createTempDirectory("access-list");
    Path file = folder.resolve("r1.cfg");
    try {
      Files.writeString(file, new GeneratedList(kind, SEED).config(entries, policy));
      CpuTime time = new CpuTime();
      LintResult result = Workspace.open(LintRequest.of(folder, List.of(file))).result();
      double seconds = time.lap();
      Map<String, Integer> rules = new TreeMap<>();
      result.findings().forEach(f -> rules.merge(f.finding().rule().id(), 1, Integer::sum));
      System.out.printf(
          "%s %s, %d entries: %.1f CPU s, findings %s%n",
          kind, policy ? "policy" : "filter", entries, seconds, rules);
      result.findings().stream()
          .filter(f -> f.finding().rule().id().equals("HOP-005"))
          .forEach(f -> System.out.println("  " + f.finding().message()));
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }
}

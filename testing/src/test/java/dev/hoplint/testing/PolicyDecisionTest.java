package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.fail;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.lint.Workspace;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.RunException;
import dev.hoplint.testing.interpreter.Ace;
import dev.hoplint.testing.interpreter.FragmentOracle;
import dev.hoplint.testing.interpreter.HeaderSpace;
import dev.hoplint.testing.interpreter.Packet;
import dev.hoplint.testing.interpreter.PacketInterpreter;
import dev.hoplint.testing.interpreter.PolicyGenerator;
import dev.hoplint.testing.interpreter.RouterSpec;
import dev.hoplint.testing.interpreter.Shrinker;
import dev.hoplint.testing.interpreter.TcpFlags;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FRG-101 on thousands of drawn policies against the interpreter that tries every packet. The
 * engine is told nothing but the text.
 */
class PolicyDecisionTest {
  private static final int SEEDS_PER_TEST = 100;

  /** More are tried with {@code -Dhoplint.seeds=10000}. */
  private static final int SEEDS = Integer.getInteger("hoplint.seeds", 2400);

  private static final List<Packet> DATAGRAMS = PolicyGenerator.space();
  private static final HeaderSpace POSSIBLE = new HeaderSpace(DATAGRAMS, HeaderSpace.ALL_SIZES);

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < SEEDS, seed -> seed + SEEDS_PER_TEST);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("firstSeeds")
  void agreesWithTheInterpreter(long firstSeed) throws Exception {
    try (TestFolder folder = TestFolder.create()) {
      for (long seed = firstSeed; seed < firstSeed + SEEDS_PER_TEST; seed++) {
        RouterSpec router = PolicyGenerator.router(seed);
        if (complaint(router, folder) == null) {
          continue;
        }
        RouterSpec small = Shrinker.shrink(router, r -> complaint(r, folder) != null);
        fail("seed %d: %s\n%s", seed, complaint(small, folder), small.toIos());
      }
    }
  }

  /** What the engine gets wrong about the router; null if nothing. */
  private static @Nullable String complaint(RouterSpec router, TestFolder folder) {
    LintResult result = lint(router, folder);
    if (!result.defects().isEmpty()) {
      return "defects: " + result.defects();
    }
    if (!result.notAnalysed().isEmpty()) {
      return "not understood: " + result.notAnalysed();
    }
    List<ReportedFinding> found =
        result.findings().stream().filter(f -> f.finding().rule().id().equals("FRG-101")).toList();
    String verdict = verdict(router, found.stream().map(ReportedFinding::finding).toList());
    if (verdict != null) {
      return verdict;
    }
    WitnessReplay replay = new WitnessReplay(router);
    for (ReportedFinding reported : found) {
      Finding finding = reported.finding();
      String untrue = replay.complaint(finding.witness(), finding.severity());
      if (untrue != null) {
        return finding.message() + "\n" + untrue;
      }
      Severity graded = SplitGrade.of(router, finding.witness());
      if (finding.severity() != graded && !isLimited(router)) {
        return "%s, which is a %s, not a %s"
            .formatted(finding.message(), graded, finding.severity());
      }
      String line =
          router.toIos().lines().skip(reported.position().line() - 1L).findFirst().orElse("");
      if (!canSplit(router, line.strip())) {
        return "points at a line that tells no fragments apart: " + line;
      }
    }
    return null;
  }

  /** Speaks where fragments part, is silent where none can, and grades what cannot happen low. */
  private static @Nullable String verdict(RouterSpec router, List<Finding> findings) {
    FragmentOracle oracle = new FragmentOracle(router);
    if (oracle.first(POSSIBLE, datagram -> true) == null) {
      return findings.isEmpty() ? null : "no fragments part, and yet: " + findings.get(0).message();
    }
    if (findings.isEmpty()) {
      PacketInterpreter interpreter = new PacketInterpreter(router);
      Predicate<Packet> inTransit =
          datagram -> large(datagram) && !interpreter.isConnected(datagram.destination());
      return certain(oracle, inTransit)
          ? "silent, though " + oracle.first(usual(0), inTransit)
          : null;
    }
    boolean grave = findings.stream().anyMatch(f -> f.severity() != Severity.NOTE);
    return grave && oracle.first(POSSIBLE, PolicyDecisionTest::large) == null
        ? "only handshakes part, which are never fragmented"
        : null;
  }

  /**
   * Whether fragments part at each of the usual sizes: with {@code match length} a path of another
   * MTU might part others.
   */
  private static boolean certain(FragmentOracle oracle, Predicate<Packet> considered) {
    for (int i = 0; i < HeaderSpace.USUAL_SIZES.size(); i++) {
      if (oracle.first(usual(i), considered) == null) {
        return false;
      }
    }
    return true;
  }

  private static HeaderSpace usual(int size) {
    return new HeaderSpace(DATAGRAMS, List.of(HeaderSpace.USUAL_SIZES.get(size)));
  }

  /** Segments with SYN open a connection and carry no data: they are never fragmented. */
  private static boolean large(Packet packet) {
    return packet.protocol() != Packet.TCP || (packet.tcpFlags() & Packet.SYN) == 0;
  }

  /**
   * Whether lengths or flags may make a note of any split: packets that do not come in fragments.
   */
  private static boolean isLimited(RouterSpec router) {
    return router.policy().sequences().stream().anyMatch(sequence -> sequence.length() != null)
        || router.lists().stream()
            .flatMap(list -> list.entries().stream())
            .anyMatch(entry -> entry.flags() != TcpFlags.UNSAID);
  }

  private static boolean canSplit(RouterSpec router, String line) {
    if (line.startsWith("match length ")) {
      return true;
    }
    return router.lists().stream()
        .flatMap(list -> list.entries().stream())
        .filter(entry -> entry.fragments() || entry.looksBeyondTheIpHeader())
        .map(Ace::toIos)
        .anyMatch(line::endsWith);
  }

  private static LintResult lint(RouterSpec router, TestFolder folder) {
    folder.write("r1.cfg", router.toIos());
    Path file = folder.path().resolve("r1.cfg");
    try {
      return Workspace.open(LintRequest.of(folder.path(), List.of(file))).result();
    } catch (RunException e) {
      throw new AssertionError("the run could not be made: " + e.getMessage(), e);
    }
  }
}

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
import dev.hoplint.testing.interpreter.Acl;
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
  private static final List<Packet> MARKED = PolicyGenerator.markedSpace();

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
    for (ReportedFinding reported : found) {
      Finding finding = reported.finding();
      boolean outside = finding.assumptions().contains("while no time range is active");
      WitnessReplay replay = new WitnessReplay(outside ? router.outsideTimeRanges() : router);
      String untrue = replay.complaint(finding.witness(), finding.severity());
      if (untrue != null) {
        return finding.message() + "\n" + untrue;
      }
      boolean marked =
          finding.assumptions().stream().anyMatch(a -> a.startsWith("such packets arrive with"));
      Severity graded = SplitGrade.of(router, finding.witness(), marked);
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
    boolean marked = router.lists().stream().anyMatch(Acl::looksAtMarkings);
    boolean timed = router.lists().stream().anyMatch(Acl::hasTimeRanges);
    List<RouterSpec> states = timed ? List.of(router, router.outsideTimeRanges()) : List.of(router);
    List<Packet> datagrams = marked ? MARKED : DATAGRAMS;
    if (!findings.isEmpty()) {
      boolean grave = findings.stream().anyMatch(f -> f.severity() != Severity.NOTE);
      if (!anyPart(states, datagrams, grave ? PolicyDecisionTest::large : datagram -> true)) {
        return "no fragments part, or only handshakes, which are never fragmented, and yet: "
            + findings.get(0).message();
      }
      return null;
    }
    for (RouterSpec state : states) {
      FragmentOracle oracle = new FragmentOracle(state);
      PacketInterpreter interpreter = new PacketInterpreter(state);
      Predicate<Packet> inTransit =
          datagram -> large(datagram) && !interpreter.isConnected(datagram.destination());
      if (certain(oracle, datagrams, inTransit)) {
        return "silent, though " + oracle.first(usual(datagrams, 0), inTransit);
      }
    }
    return null;
  }

  private static boolean anyPart(
      List<RouterSpec> states, List<Packet> datagrams, Predicate<Packet> considered) {
    HeaderSpace possible = new HeaderSpace(datagrams, HeaderSpace.ALL_SIZES);
    return states.stream()
        .anyMatch(state -> new FragmentOracle(state).first(possible, considered) != null);
  }

  /**
   * Whether fragments part at each of the usual sizes: with {@code match length} a path of another
   * MTU might part others.
   */
  private static boolean certain(
      FragmentOracle oracle, List<Packet> datagrams, Predicate<Packet> considered) {
    for (int i = 0; i < HeaderSpace.USUAL_SIZES.size(); i++) {
      if (oracle.first(usual(datagrams, i), considered) == null) {
        return false;
      }
    }
    return true;
  }

  private static HeaderSpace usual(List<Packet> datagrams, int size) {
    return new HeaderSpace(datagrams, List.of(HeaderSpace.USUAL_SIZES.get(size)));
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

package dev.hoplint.testing.interpreter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries every datagram of a space: do its first and its later fragments go the same way? */
public final class FragmentOracle {
  private final RouterSpec router;
  private final PacketInterpreter interpreter;

  public FragmentOracle(RouterSpec router) {
    this.router = router;
    this.interpreter = new PacketInterpreter(router);
  }

  /** A datagram whose fragments part. */
  public record Mismatch(
      Packet initial, Packet nonInitial, Outcome initialOutcome, Outcome nonInitialOutcome) {

    @Override
    public String toString() {
      return "%s goes %s, %s goes %s"
          .formatted(initial, initialOutcome, nonInitial, nonInitialOutcome);
    }
  }

  /**
   * Every mismatch among the datagrams that {@code considered} accepts. Without {@code match
   * length} one pair of sizes stands for all.
   */
  public List<Mismatch> mismatches(HeaderSpace space, Predicate<Packet> considered) {
    return search(space, considered).toList();
  }

  /** The first of the mismatches; null if there is none. */
  public @Nullable Mismatch first(HeaderSpace space, Predicate<Packet> considered) {
    return search(space, considered).findFirst().orElse(null);
  }

  private Stream<Mismatch> search(HeaderSpace space, Predicate<Packet> considered) {
    Map<Packet, Outcome> laterOutcomes = new HashMap<>();
    return space.datagrams().stream()
        .filter(considered)
        .flatMap(datagram -> mismatches(datagram, sizes(space), laterOutcomes));
  }

  private List<HeaderSpace.Sizes> sizes(HeaderSpace space) {
    return looksAtLength() ? space.sizes() : space.sizes().subList(0, 1);
  }

  /** {@code laterOutcomes} holds what is known already: datagrams share their later fragments. */
  private Stream<Mismatch> mismatches(
      Packet datagram, List<HeaderSpace.Sizes> sizes, Map<Packet, Outcome> laterOutcomes) {
    Map<Integer, Outcome> firstOutcomes = new HashMap<>();
    List<Mismatch> found = new ArrayList<>();
    for (HeaderSpace.Sizes size : sizes) {
      Packet initial = datagram.initial(size.initial());
      Packet later = datagram.nonInitial(size.nonInitial());
      Outcome first =
          firstOutcomes.computeIfAbsent(size.initial(), bytes -> interpreter.outcome(initial));
      Outcome second = laterOutcomes.computeIfAbsent(later, interpreter::outcome);
      if (!first.sameWayAs(second)) {
        found.add(new Mismatch(initial, later, first, second));
      }
    }
    return found.stream();
  }

  private boolean looksAtLength() {
    return router.policy().sequences().stream().anyMatch(s -> s.length() != null);
  }
}

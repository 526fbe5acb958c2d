package dev.hoplint.testing.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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
    List<HeaderSpace.Sizes> sizes = looksAtLength() ? space.sizes() : space.sizes().subList(0, 1);
    List<Mismatch> found = new ArrayList<>();
    for (Packet datagram : space.datagrams()) {
      if (!considered.test(datagram)) {
        continue;
      }
      for (HeaderSpace.Sizes size : sizes) {
        Packet initial = datagram.initial(size.initial());
        Packet later = datagram.nonInitial(size.nonInitial());
        Outcome first = interpreter.outcome(initial);
        Outcome second = interpreter.outcome(later);
        if (!first.sameWayAs(second)) {
          found.add(new Mismatch(initial, later, first, second));
        }
      }
    }
    return found;
  }

  private boolean looksAtLength() {
    return router.policy().sequences().stream().anyMatch(s -> s.length() != null);
  }
}

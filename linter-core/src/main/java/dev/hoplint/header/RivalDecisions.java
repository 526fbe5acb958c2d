package dev.hoplint.header;

import java.util.ArrayList;
import java.util.List;

/**
 * First fragments that agree in their IP headers, and that a policy treats differently: whatever it
 * does with their later fragments is wrong for one of them.
 */
public final class RivalDecisions {
  private final TermPolicy policy;
  private final Budget budget;
  private boolean complete = true;

  public RivalDecisions(TermPolicy policy, Budget budget) {
    this.policy = policy;
    this.budget = budget;
  }

  /** Takes two kinds of first fragments. */
  public interface Rivals {
    /**
     * Both have packets with any IP header of {@code other}.
     *
     * @return whether enough was seen
     */
    boolean rivals(FirstFragments one, FirstFragments other);
  }

  /**
   * Shows rivals among packets with such IP headers.
   *
   * @return whether enough was seen; if not, there are no more as long as {@link #isComplete}
   */
  public boolean visit(Box headers, Rivals into) {
    long granted = Math.min(PartingSearch.STEPS_PER_ENTRY, budget.left());
    Budget part = budget.part(PartingSearch.STEPS_PER_ENTRY);
    boolean enough = false;
    for (FirstFragments one : large(headers.withAny(Field.LENGTH), part)) {
      for (FirstFragments other : large(one.box().anyTransport(), part)) {
        if (!enough && !one.outcome().appliesSame(other.outcome())) {
          enough = into.rivals(one, other);
        }
      }
      if (enough || part.isSpent()) {
        break;
      }
    }
    complete &= enough || !part.isSpent();
    budget.take(granted, part);
    return enough;
  }

  /**
   * Those of which all is known, and that can be large enough to be fragmented, the most telling
   * ones first.
   */
  private List<FirstFragments> large(Box box, Budget part) {
    List<FirstFragments> all = new ArrayList<>();
    policy.walk(
        box,
        PacketKind.INITIAL,
        part,
        (piece, outcome) -> {
          FirstFragments some = FirstFragments.of(piece, outcome);
          if (outcome.known() && some.segment()) {
            all.add(some);
          }
          return false;
        });
    all.sort(FirstFragments.TELLING_FIRST);
    return all;
  }

  /** Whether no visit was cut short. */
  public boolean isComplete() {
    return complete;
  }
}

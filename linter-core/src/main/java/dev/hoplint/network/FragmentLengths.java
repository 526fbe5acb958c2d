package dev.hoplint.network;

import dev.hoplint.header.Cell;
import dev.hoplint.header.Header;
import dev.hoplint.model.Declared;
import dev.hoplint.model.MatchClause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of a first and of a later fragment, for policies that look at them.
 *
 * @param first bytes, IP header included; 0 where no clause looks at lengths
 * @param later bytes, IP header included; 0 where no clause looks at lengths
 * @param likely whether the packet really has such fragments where the policy runs
 */
record FragmentLengths(int first, int later, boolean likely) {
  /** No clause looks at lengths. */
  static final FragmentLengths ANY = new FragmentLengths(0, 0, true);

  /** Bytes of the largest packets on Ethernet with jumbo frames. */
  private static final int LARGEST_PACKET = 9216;

  private static final int SMALLEST = Fragments.IP_HEADER + 8;

  /**
   * The lengths that a packet's fragments have here, then others that the policy tells apart.
   *
   * @param ingress null for a local policy
   */
  static List<FragmentLengths> toTry(
      Network network,
      Cell cell,
      @Nullable Port ingress,
      Header header,
      Declared.@Nullable Flow flow) {
    List<MatchClause.Length> clauses = cell.policy().lengths();
    if (clauses.isEmpty()) {
      return List.of(ANY);
    }
    List<FragmentLengths> tries = new ArrayList<>();
    if (ingress != null) {
      List<Integer> sizes = new Arrivals(network).at(ingress, header, flow).fragments();
      for (int later : new LinkedHashSet<>(sizes.subList(1, sizes.size()))) {
        tries.add(new FragmentLengths(sizes.get(0), later, true));
      }
    }
    Set<Integer> cuts = new LinkedHashSet<>(List.of(SMALLEST));
    for (MatchClause.Length clause : clauses) {
      cuts.add(Math.max(SMALLEST, clause.min()));
      cuts.add(Math.max(SMALLEST, clause.max() + 1));
    }
    for (int cut : cuts) {
      // A first fragment carries whole eights of bytes (RFC 791 §3.2).
      int first = cut + Math.floorMod(Fragments.IP_HEADER - cut, 8);
      for (int later : cuts) {
        // No link makes a later piece larger than the first, but for what the eights leave over.
        if (first <= LARGEST_PACKET && later <= first + 7) {
          tries.add(new FragmentLengths(first, later, false));
        }
      }
    }
    return tries;
  }
}

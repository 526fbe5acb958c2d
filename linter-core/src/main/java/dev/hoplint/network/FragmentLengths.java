package dev.hoplint.network;

import dev.hoplint.header.Box;
import dev.hoplint.header.Field;
import java.util.LinkedHashSet;
import java.util.List;
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

  /** An IPv6 header and the fragment header behind it (RFC 8200 §3, §4.5). */
  private static final int IPV6_HEADERS = 48;

  /**
   * Lengths that a first fragment of {@code firsts} and a later one of {@code laters} have; null if
   * no packet has such pieces.
   *
   * @param sizes those of the pieces in which the packet arrives; one if it arrives whole
   */
  static @Nullable FragmentLengths of(Box firsts, Box laters, List<Integer> sizes) {
    for (int later : new LinkedHashSet<>(sizes.subList(1, sizes.size()))) {
      if (holds(firsts, sizes.get(0)) && holds(laters, later)) {
        return new FragmentLengths(sizes.get(0), later, true);
      }
    }
    return possible(firsts, laters, Fragments.IP_HEADER);
  }

  /** Whether an IPv6 packet has such pieces. */
  static boolean arePossible6(Box firsts, Box laters) {
    return possible(firsts, laters, IPV6_HEADERS) != null;
  }

  private static @Nullable FragmentLengths possible(Box firsts, Box laters, int headers) {
    int smallest = headers + 8;
    int later = Math.max(laters.low(Field.LENGTH), smallest);
    // No link makes a later piece larger than the first, but for what the eights leave over.
    int atLeast = Math.max(Math.max(firsts.low(Field.LENGTH), smallest), later - 7);
    // A first fragment carries whole eights of bytes (RFC 791 §3.2).
    int first = atLeast + Math.floorMod(headers - atLeast, 8);
    return Math.max(first, later) <= LARGEST_PACKET && holds(firsts, first) && holds(laters, later)
        ? new FragmentLengths(first, later, false)
        : null;
  }

  private static boolean holds(Box box, int length) {
    return length >= box.low(Field.LENGTH) && length <= box.high(Field.LENGTH);
  }
}

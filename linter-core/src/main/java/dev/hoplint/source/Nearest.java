package dev.hoplint.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which known name an unknown one was probably meant to be. */
public final class Nearest {
  /** A word longer than every name tells nothing more in its tail; it bounds the work. */
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The candidate with the smallest edit distance (insertion, deletion, replacement, exchange of
   * two neighbours; case does not count), the first of them on a tie; null if there is no
   * candidate.
   */
  public static @Nullable String to(String name, Collection<String> candidates) {
    String nearest = null;
    int least = Integer.MAX_VALUE;
    String wanted = name.substring(0, Math.min(name.length(), LONGEST)).toLowerCase(Locale.ROOT);
    for (String candidate : candidates) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /**
   * The candidate that {@code name} may be a slip of the finger for: the nearest, if no more than a
   * third of the name's letters, and at most three, are wrong; null if none is so near.
   */
  public static @Nullable String slip(String name, Collection<String> candidates) {
    int most = Math.min(3, name.length() / 3);
    List<String> near = new ArrayList<>();
    for (String candidate : candidates) {
      if (!candidate.equals(name) && Math.abs(candidate.length() - name.length()) <= most) {
        near.add(candidate);
      }
    }
    String nearest = name.length() > LONGEST ? null : to(name, near);
    return nearest != null
            && distance(name.toLowerCase(Locale.ROOT), nearest.toLowerCase(Locale.ROOT)) <= most
        ? nearest
        : null;
  }

  /** Optimal string alignment, in rows. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}

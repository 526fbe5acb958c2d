package dev.hoplint.rule;

import java.util.Collection;
import java.util.Locale;

/** Which of the names that exist a mistyped one was most probably meant to be. */
public final class NearestName {
  /** A word longer than every name tells nothing more in its tail; it bounds the work. */
  private static final int LONGEST = 64;

  private NearestName() {}

  /**
   * The candidate with the fewest letters to insert, drop, change or swap with their neighbour,
   * whatever their case; the first one among equals.
   *
   * @throws IllegalArgumentException if there is no candidate
   */
  public static String to(String typed, Collection<String> candidates) {
    String word = fold(typed);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int distance = distance(word, fold(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    if (nearest == null) {
      throw new IllegalArgumentException("no candidates for " + typed);
    }
    return nearest;
  }

  private static String fold(String name) {
    String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return cut.toLowerCase(Locale.ROOT);
  }

  /** The optimal string alignment distance. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
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

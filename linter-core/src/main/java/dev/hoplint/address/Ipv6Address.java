package dev.hoplint.address;

import org.jspecify.annotations.Nullable;

/** An IPv6 address: its first and its last 64 bits. Ordered as unsigned numbers. */
public record Ipv6Address(long high, long low) implements Comparable<Ipv6Address> {
  private static final int GROUPS = 8;

  /** Reads an address; throws {@link IllegalArgumentException} on anything else. */
  public static Ipv6Address of(String text) {
    Ipv6Address parsed = parse(text);
    if (parsed == null) {
      throw new IllegalArgumentException("not an IPv6 address: " + text);
    }
    return parsed;
  }

  /**
   * Reads any form of RFC 4291 section 2.2, the last 32 bits as a dotted quad too, or answers null.
   */
  public static @Nullable Ipv6Address parse(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      int[] all = new int[GROUPS];
      return groups(text, all) == GROUPS ? of(all) : null;
    }
    int[] all = new int[GROUPS];
    int[] last = new int[GROUPS];
    String before = text.substring(0, gap);
    // Only at the end may a dotted quad stand.
    int first = before.indexOf('.') < 0 ? groups(before, all) : -1;
    int after = groups(text.substring(gap + 2), last);
    if (first < 0 || after < 0 || first + after >= GROUPS) {
      return null;
    }
    System.arraycopy(last, 0, all, GROUPS - after, after);
    return of(all);
  }

  /** How many groups of 16 bits a text has, which are put into {@code into}; -1 if it is bad. */
  private static int groups(String text, int[] into) {
    if (text.isEmpty()) {
      return 0;
    }
    int count = 0;
    int start = 0;
    while (start <= text.length()) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 ? text.length() : colon;
      String group = text.substring(start, end);
      if (colon < 0 && group.indexOf('.') >= 0) {
        Ipv4Address quad = Ipv4Address.parse(group);
        if (quad == null || count > GROUPS - 2) {
          return -1;
        }
        into[count++] = quad.bits() >>> 16;
        into[count++] = quad.bits() & 0xffff;
        return count;
      }
      int value = hexadecimal(group);
      if (value < 0 || count == GROUPS) {
        return -1;
      }
      into[count++] = value;
      start = end + 1;
    }
    return count;
  }

  private static int hexadecimal(String group) {
    if (group.isEmpty() || group.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < group.length(); i++) {
      char c = group.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static Ipv6Address of(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < GROUPS / 2; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + GROUPS / 2];
    }
    return new Ipv6Address(high, low);
  }

  /** Whether it is in fe80::/10. */
  public boolean isLinkLocal() {
    return high >>> 54 == 0xfe80L >>> 6;
  }

  private int group(int index) {
    long half = index < GROUPS / 2 ? high : low;
    return (int) (half >>> (48 - 16 * (index % (GROUPS / 2)))) & 0xffff;
  }

  @Override
  public int compareTo(Ipv6Address other) {
    int order = Long.compareUnsigned(high, other.high);
    return order != 0 ? order : Long.compareUnsigned(low, other.low);
  }

  /** As in RFC 5952: the first longest run of two or more zero groups is {@code ::}. */
  @Override
  public String toString() {
    int start = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && group(end) == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
      i = Math.max(i, end - 1);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        boolean afterGroup = text.length() > 0 && text.charAt(text.length() - 1) != ':';
        text.append(afterGroup ? ":" : "").append(Integer.toHexString(group(i)));
      }
    }
    return text.toString();
  }
}

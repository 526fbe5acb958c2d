package dev.hoplint.parse.ios;

import org.jspecify.annotations.Nullable;

/** IPv6 addresses in the one spelling of RFC 5952. */
final class Ipv6Text {
  private static final int GROUPS = 8;

  private Ipv6Text() {}

  /** The canonical spelling of {@code ADDRESS/LENGTH}, or null if it is none. */
  static @Nullable String prefix(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || text.length() - slash > 4) {
      return null;
    }
    String address = address(text.substring(0, slash));
    int length = decimal(text.substring(slash + 1));
    return address == null || length < 0 || length > 128 ? null : address + "/" + length;
  }

  private static int decimal(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return digits.isEmpty() ? -1 : value;
  }

  /** The canonical spelling of an address, or null if it is none. */
  static @Nullable String address(String text) {
    int[] groups = new int[GROUPS];
    int gap = text.indexOf("::");
    if (gap < 0) {
      return read(text, groups, 0) == GROUPS ? write(groups) : null;
    }
    int[] tail = new int[GROUPS];
    int before = gap == 0 ? 0 : read(text.substring(0, gap), groups, 0);
    String rest = text.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : read(rest, tail, 0);
    if (before < 0 || after < 0 || before + after >= GROUPS) {
      return null;
    }
    System.arraycopy(tail, 0, groups, GROUPS - after, after);
    return write(groups);
  }

  /** Number of groups read, or -1. */
  private static int read(String text, int[] groups, int first) {
    int count = first;
    int start = 0;
    while (start <= text.length()) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 ? text.length() : colon;
      int group = hexadecimal(text, start, end);
      if (group < 0 || count == GROUPS) {
        return -1;
      }
      groups[count++] = group;
      start = end + 1;
    }
    return count;
  }

  private static int hexadecimal(String text, int start, int end) {
    if (end == start || end - start > 4) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static String write(int[] groups) {
    int gap = -1;
    int longest = 1;
    for (int i = 0; i < GROUPS; i++) {
      int length = 0;
      while (i + length < GROUPS && groups[i + length] == 0) {
        length++;
      }
      if (length > longest) {
        gap = i;
        longest = length;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == gap) {
        text.append("::");
        i += longest - 1;
      } else {
        boolean first = text.length() == 0 || text.charAt(text.length() - 1) == ':';
        text.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}

package dev.hoplint.address;

import java.util.Arrays;

/**
 * A set of TCP or UDP ports 0–65535, kept as ascending, disjoint, non-adjacent inclusive ranges
 * {@code low0, high0, low1, high1, …}.
 */
public final class PortSet {
  public static final int MAX = 65_535;
  public static final PortSet ALL = new PortSet(new int[] {0, MAX});
  public static final PortSet NONE = new PortSet(new int[0]);

  private final int[] bounds;

  private PortSet(int[] bounds) {
    this.bounds = bounds;
  }

  public static PortSet of(int port) {
    return range(port, port);
  }

  /** The ports {@code low} to {@code high}, both included; empty if {@code low > high}. */
  public static PortSet range(int low, int high) {
    if (low < 0 || high > MAX) {
      throw new IllegalArgumentException("ports " + low + "-" + high);
    }
    return low > high ? NONE : new PortSet(new int[] {low, high});
  }

  public PortSet union(PortSet other) {
    int[] sorted = new int[bounds.length + other.bounds.length];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < bounds.length || j < other.bounds.length) {
      boolean mine =
          j >= other.bounds.length || (i < bounds.length && bounds[i] <= other.bounds[j]);
      int low = mine ? bounds[i] : other.bounds[j];
      int high = mine ? bounds[i + 1] : other.bounds[j + 1];
      if (mine) {
        i += 2;
      } else {
        j += 2;
      }
      if (n > 0 && low <= sorted[n - 1] + 1) {
        sorted[n - 1] = Math.max(sorted[n - 1], high);
      } else {
        sorted[n++] = low;
        sorted[n++] = high;
      }
    }
    return new PortSet(Arrays.copyOf(sorted, n));
  }

  public PortSet complement() {
    int[] gaps = new int[bounds.length + 2];
    int n = 0;
    int next = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      if (bounds[i] > next) {
        gaps[n++] = next;
        gaps[n++] = bounds[i] - 1;
      }
      next = bounds[i + 1] + 1;
    }
    if (next <= MAX) {
      gaps[n++] = next;
      gaps[n++] = MAX;
    }
    return new PortSet(Arrays.copyOf(gaps, n));
  }

  public PortSet intersect(PortSet other) {
    return complement().union(other.complement()).complement();
  }

  public boolean contains(int port) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (port >= bounds[i] && port <= bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }

  public boolean isAll() {
    return bounds.length == 2 && bounds[0] == 0 && bounds[1] == MAX;
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  public int rangeCount() {
    return bounds.length / 2;
  }

  /** The lowest port of range {@code index}, inclusive. */
  public int low(int index) {
    return bounds[2 * index];
  }

  /** The highest port of range {@code index}, inclusive. */
  public int high(int index) {
    return bounds[2 * index + 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PortSet set && Arrays.equals(bounds, set.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    if (isEmpty()) {
      return "none";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(bounds[i]);
      if (bounds[i + 1] != bounds[i]) {
        text.append('-').append(bounds[i + 1]);
      }
    }
    return text.toString();
  }
}

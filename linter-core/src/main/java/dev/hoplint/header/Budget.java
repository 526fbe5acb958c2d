package dev.hoplint.header;

/** How much work a question may cost; one step is about one comparison of two boxes. */
public final class Budget {
  private long left;

  public Budget(long steps) {
    left = steps;
  }

  /** Takes {@code steps}; answers whether there were as many. */
  public boolean spend(long steps) {
    left -= steps;
    return left >= 0;
  }

  /** Whether answers may be missing because there was no more to spend. */
  public boolean isSpent() {
    return left < 0;
  }

  /** A budget of at most {@code most} steps whose work is taken from this one by {@link #take}. */
  public Budget part(long most) {
    return new Budget(Math.min(most, left));
  }

  /** Takes what was spent of a part that had {@code granted} steps. */
  public void take(long granted, Budget part) {
    left -= granted - Math.max(0, part.left);
  }

  public long left() {
    return left;
  }
}

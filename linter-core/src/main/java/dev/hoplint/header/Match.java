package dev.hoplint.header;

/** Whether a condition holds for a packet. */
public enum Match {
  YES,
  NO,
  /** A clause is not modelled, or could not be read. */
  UNKNOWN;

  public static Match of(boolean holds) {
    return holds ? YES : NO;
  }

  public Match and(Match other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }

  public Match or(Match other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO && other == NO ? NO : UNKNOWN;
  }
}

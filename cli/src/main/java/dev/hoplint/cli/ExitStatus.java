package dev.hoplint.cli;

/** What a run's exit status tells. */
final class ExitStatus {
  /** No finding at or over the threshold. */
  static final int CLEAN = 0;

  static final int FINDINGS = 1;

  /** The run could not be made; one line on standard error says why. */
  static final int NO_RUN = 2;

  /** A defect of Hoplint itself. */
  static final int DEFECT = 3;

  /** {@code trace}: the files don't tell whether the packet and its reply are delivered. */
  static final int UNDECIDED = 4;

  private ExitStatus() {}
}

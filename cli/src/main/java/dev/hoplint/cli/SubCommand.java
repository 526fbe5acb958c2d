package dev.hoplint.cli;

import dev.hoplint.source.RunException;

/** A command of {@code hoplint}: picocli fills its options in, then it runs once. */
interface SubCommand {
  /**
   * Runs, and answers the exit status.
   *
   * @throws RunException if the run can't be made: its message is the one line that users see
   */
  int run(Engine engine, Surroundings surroundings, Console console) throws RunException;
}

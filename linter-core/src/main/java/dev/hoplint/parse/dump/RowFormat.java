package dev.hoplint.parse.dump;

import dev.hoplint.parse.dump.Cells.BadCell;

/** How one command prints its table. */
interface RowFormat {

  /** Whether its rows are of IPv6; in other tables such a row is passed over. */
  default boolean isIpv6() {
    return false;
  }

  /** The word after the heading that starts at {@code word}, or -1 if none does. */
  int heading(Row row, int word);

  /**
   * Whether a row may start at a word, judged by several cells: so it is found again behind a note,
   * or behind a row that cannot be read.
   */
  boolean startsRow(Row row, int word);

  /** Whether a line that cannot be read was meant as a row, and not as a remark. */
  boolean resemblesRow(Row row);

  /**
   * Reads the row that starts at a word; answers the word after it.
   *
   * @throws BadCell if it cannot be read; no fact comes from it then
   */
  int read(Row row, int word, HostFacts facts) throws BadCell;
}

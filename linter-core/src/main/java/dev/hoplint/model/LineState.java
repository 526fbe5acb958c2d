package dev.hoplint.model;

/** What became of a line. */
public enum LineState {
  /** The command table does not know it. */
  UNRECOGNIZED,
  /** Known; no rule can need it. */
  NEEDLESS,
  /** Known; some rule may want it one day. */
  TO_DO,
  /** Understood in part: it matters only for what it is combined with. */
  CONDITIONAL,
  /** Understood; its facts are kept. */
  FULL
}

package dev.hoplint.parse.ios;

import dev.hoplint.model.LineState;

/** A block that is open: its header has been read, its sub-commands may follow. */
final class Block {
  private final String mode;

  /** Commands of its mode; {@link CommandNode#EMPTY} for a block whose header is unknown. */
  final CommandNode commands;

  /** Column, from 0, of the header. */
  final int indent;

  /** State of the header. */
  final LineState state;

  /** Whether the parser sees this block. */
  final boolean parsed;

  /** What {@link References#header} says of the header. */
  final String header;

  /** Whether the header is not in the table: everything indented under it is unknown too. */
  final boolean unknown;

  /** Whether a template leaves open which block it is, or whether it is there. */
  final boolean unrendered;

  private int firstLineIndent = -1;

  private Block(
      String mode,
      CommandNode commands,
      int indent,
      LineState state,
      boolean parsed,
      String header,
      boolean unknown,
      boolean unrendered) {
    this.mode = mode;
    this.commands = commands;
    this.indent = indent;
    this.state = state;
    this.parsed = parsed;
    this.header = header;
    this.unknown = unknown;
    this.unrendered = unrendered;
  }

  static Block of(
      String mode,
      CommandNode commands,
      int indent,
      LineState state,
      boolean parsed,
      String header,
      boolean unrendered) {
    return new Block(mode, commands, indent, state, parsed, header, false, unrendered);
  }

  static Block unknown(int indent, boolean unrendered) {
    return new Block(
        "", CommandNode.EMPTY, indent, LineState.UNRECOGNIZED, false, "", true, unrendered);
  }

  /** Notes a line of this block. */
  void add(int lineIndent) {
    firstLineIndent = firstLineIndent < 0 ? lineIndent : firstLineIndent;
  }

  /** Whether the block's lines are indented under its header, as IOS prints them. */
  boolean usesIndentation() {
    return firstLineIndent > indent;
  }

  /** Whether the table has a row for all lines of this mode that it does not name. */
  boolean takesAnyLine() {
    return commands.command() != null;
  }

  /** Whether the parser has to see the lines that the table does not name, as malformed ones. */
  boolean parsesAnyLine() {
    return CommandMatch.isParsed(commands.command());
  }

  /**
   * Whether indented lines after a bare "!" in the first column are still of this block. To IOS
   * that sign is a comment; but it is what IOS prints after a block, so what follows without a
   * header has rather lost it. In access lists it is used to set sections apart.
   */
  boolean goesOnAfterSeparator() {
    return (takesAnyLine() && !parsesAnyLine()) || mode.startsWith("access-list-");
  }
}

package dev.hoplint.parse.ios;

import dev.hoplint.model.LineState;

/** A block that is open: its header has been read, its sub-commands may follow. */
final class Block {
  /** Commands of its mode; {@link CommandNode#EMPTY} for a block whose header is unknown. */
  final CommandNode commands;

  /** Column, from 0, of the header. */
  final int indent;

  /** State of the header. */
  final LineState state;

  /** Whether the parser sees this block. */
  final boolean parsed;

  /** Whether the header is not in the table: everything indented under it is unknown too. */
  final boolean unknown;

  private int firstLineIndent = -1;

  private Block(
      CommandNode commands, int indent, LineState state, boolean parsed, boolean unknown) {
    this.commands = commands;
    this.indent = indent;
    this.state = state;
    this.parsed = parsed;
    this.unknown = unknown;
  }

  static Block of(CommandNode commands, int indent, LineState state, boolean parsed) {
    return new Block(commands, indent, state, parsed, false);
  }

  static Block unknown(int indent) {
    return new Block(CommandNode.EMPTY, indent, LineState.UNRECOGNIZED, false, true);
  }

  /** Notes a line of this block. */
  void add(int lineIndent) {
    firstLineIndent = firstLineIndent < 0 ? lineIndent : firstLineIndent;
  }

  /** Whether the block's lines are indented under its header, as IOS prints them. */
  boolean usesIndentation() {
    return firstLineIndent > indent;
  }
}

package dev.hoplint.parse.ios;

import dev.hoplint.parse.ios.CommandTable.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The blocks that are open at a line, one in the other. */
final class OpenBlocks {
  /** The innermost last. */
  private final List<Block> open = new ArrayList<>();

  /** Whether a bare "!" in the first column has come since the outermost block's header. */
  private boolean afterSeparator;

  boolean isEmpty() {
    return open.isEmpty();
  }

  boolean isAfterSeparator() {
    return afterSeparator;
  }

  /** Whether the column is right of the outermost block's header. */
  boolean isIndented(int indent) {
    return !open.isEmpty() && indent > open.get(0).indent;
  }

  /** A bare "!" in the first column: IOS prints it between two blocks. */
  void separator() {
    if (!open.isEmpty() && open.get(0).usesIndentation()) {
      afterSeparator = true;
      if (!open.get(0).goesOnAfterSeparator()) {
        open.clear();
      }
    }
  }

  /** The block of a line that the table does not know, if the column is indented under it. */
  @Nullable Block unknownAround(int indent) {
    int last = open.size() - 1;
    if (last < 0 || !open.get(last).unknown) {
      return null;
    }
    if (indent > open.get(last).indent) {
      return open.get(last);
    }
    open.remove(last);
    return null;
  }

  /**
   * The innermost block whose mode knows the line, or null.
   *
   * @param match takes what that mode knows of it
   */
  @Nullable Block find(List<IosToken> words, int from, int indent, CommandMatch match) {
    match.clear();
    for (int i = open.size() - 1; i >= 0; i--) {
      Block block = open.get(i);
      block.commands.match(words, from, match);
      if (match.command() != null || (takesUnknown(block) && indent > block.indent)) {
        return block;
      }
      if (match.ambiguity() != null) {
        return null;
      }
    }
    return null;
  }

  /**
   * Whether a line that the mode does not name is still one of the block: in access lists and
   * route-maps it is then malformed, and what the block says is not known.
   */
  private boolean takesUnknown(Block block) {
    return block.takesAnyLine() && !(block.parsesAnyLine() && afterSeparator);
  }

  /** The innermost block if the parser sees each of its lines, as of an access list; else null. */
  @Nullable Block parsingAnyLine() {
    Block last = open.isEmpty() ? null : open.get(open.size() - 1);
    return last != null && last.parsesAnyLine() && !afterSeparator ? last : null;
  }

  /** A line of {@code block}, which closes those within it. */
  void lineOf(Block block, int indent) {
    open.subList(open.indexOf(block) + 1, open.size()).clear();
    block.add(indent);
  }

  /** A global command, which closes them all. */
  void globalLine() {
    open.clear();
    afterSeparator = false;
  }

  void enter(Block block) {
    open.add(block);
  }

  /** After an unknown line: what is indented under it is unknown too. */
  void enterUnknown(int indent, boolean ofTemplate) {
    for (int i = open.size() - 1; i >= 0; i--) {
      Block block = open.get(i);
      if (block.indent < indent) {
        block.add(indent);
        break;
      }
      if (block.usesIndentation()) {
        open.subList(i, open.size()).clear();
      }
    }
    open.add(Block.unknown(indent, ofTemplate));
  }

  /** {@code exit}, {@code end} and their kin, in any mode. */
  void leave(int indent, Command command) {
    if (command.opens() == null) {
      return;
    }
    if (!command.opens().equals(CommandTable.CLOSE)) {
      open.clear();
      return;
    }
    int last = open.size() - 1;
    // A mode of which the table does not know the inner modes: the word may close one of those.
    if (last >= 0 && !(open.get(last).takesAnyLine() && indent > open.get(last).indent)) {
      open.remove(last);
    }
  }

  /** A command of the innermost block that ends it. */
  void leaveInnermost() {
    open.remove(open.size() - 1);
  }
}

package dev.hoplint.parse.ios;

import dev.hoplint.model.LineState;
import dev.hoplint.parse.ios.CommandNode.Kind;
import dev.hoplint.parse.ios.CommandTable.Command;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What one mode of the command table knows of a line; used again for the next line. */
final class CommandMatch {
  /** Two bits per word; more words than this are not told apart. */
  private static final int MAX_WORDS = 31;

  private final int[] keywords = new int[MAX_WORDS];
  private int words;
  private Kind kind = Kind.FREE;
  private long path;
  private @Nullable Command command;
  private long commandPath;
  private @Nullable String ambiguity;

  void clear() {
    words = 0;
    path = 0;
    command = null;
    commandPath = 0;
    ambiguity = null;
  }

  void kind(Kind found) {
    kind = found;
  }

  /** Takes the next word of the line, which was found at {@code node}. */
  void follow(CommandNode node) {
    if (words == MAX_WORDS) {
      return;
    }
    keywords[words++] = kind == Kind.ABBREVIATED ? node.keyword() : 0;
    path |= (long) kind.weight << (2 * (MAX_WORDS - words));
    if (node.command() != null) {
      command = node.command();
      commandPath = path;
    }
  }

  void ambiguous(IosToken word, byte[] one, byte[] other) {
    ambiguity =
        "`"
            + word.getText()
            + "` may be short for `"
            + new String(one, StandardCharsets.US_ASCII)
            + "` or `"
            + new String(other, StandardCharsets.US_ASCII)
            + "`";
  }

  /**
   * The command whose words the line begins with, the longest one; null if there is none, or if the
   * next word is ambiguous and the parser would have to know which is meant.
   */
  @Nullable Command command() {
    return ambiguity != null && isParsed(command) ? null : command;
  }

  /** Why there is no command although the words might be one; null if they are just unknown. */
  @Nullable String ambiguity() {
    return ambiguity;
  }

  /** Greater for the match whose first differing word is found more exactly. */
  long precedence() {
    return commandPath;
  }

  /** Puts the keyword's token type on every word of the line that is an abbreviation of it. */
  void retype(java.util.List<IosToken> line, int from) {
    for (int i = 0; i < words; i++) {
      if (keywords[i] != 0) {
        line.get(from + i).retype(keywords[i]);
      }
    }
  }

  static boolean isParsed(@Nullable Command command) {
    return command != null
        && (command.state() == LineState.FULL || command.state() == LineState.CONDITIONAL);
  }
}

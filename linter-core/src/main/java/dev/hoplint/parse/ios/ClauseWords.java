package dev.hoplint.parse.ios;

import dev.hoplint.address.IcmpMessages;
import dev.hoplint.address.ServicePorts;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.parse.ios.CommandTable.Command;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words inside an entry of an access list that may be abbreviated ({@code estab}, {@code
 * frag}). The command table knows only the words that a line begins with; a name that happens to be
 * short for one of these words is told by the word before it.
 */
final class ClauseWords {
  /** In ascending order. */
  private static final String[] WORDS = {
    "ack",
    "any",
    "dscp",
    "eq",
    "established",
    "fin",
    "fragments",
    "gt",
    "host",
    "log",
    "log-input",
    "lt",
    "match-all",
    "match-any",
    "neq",
    "object-group",
    "option",
    "precedence",
    "psh",
    "range",
    "reflect",
    "rst",
    "syn",
    "time-range",
    "tos",
    "ttl",
    "urg"
  };

  private static final int[] TYPES =
      Arrays.stream(WORDS).mapToInt(CommandTable::keywordType).toArray();

  private ClauseWords() {}

  /** Whether the command's lines are entries, or remarks. */
  static boolean areIn(Command command) {
    return command.mode().startsWith("access-list-") || command.words().startsWith("access-list #");
  }

  /** Puts the keyword's token type on every word that is an abbreviation of one alone. */
  static void retype(List<IosToken> line) {
    for (int i = 1; i < line.size(); i++) {
      IosToken word = line.get(i);
      if (word.getType() == IosConfigLexer.REMARK) {
        return;
      }
      if (word.getType() == IosConfigLexer.WORD
          && !wantsName(line.get(i - 1).getType())
          && !(i > 1 && line.get(i - 2).getType() == IosConfigLexer.RANGE)) {
        retype(word);
      }
    }
  }

  /** Whether a name or a value follows the word. */
  private static boolean wantsName(int type) {
    return switch (type) {
      case IosConfigLexer.ADDRGROUP,
          IosConfigLexer.DSCP,
          IosConfigLexer.DYNAMIC,
          IosConfigLexer.EQ,
          IosConfigLexer.EVALUATE,
          IosConfigLexer.GT,
          IosConfigLexer.LOG,
          IosConfigLexer.LOG_INPUT,
          IosConfigLexer.LT,
          IosConfigLexer.NEQ,
          IosConfigLexer.OBJECT_GROUP,
          IosConfigLexer.OPTION,
          IosConfigLexer.PORTGROUP,
          IosConfigLexer.PRECEDENCE,
          IosConfigLexer.RANGE,
          IosConfigLexer.REFLECT,
          IosConfigLexer.TIME_RANGE,
          IosConfigLexer.TOS ->
          true;
      default -> false;
    };
  }

  private static void retype(IosToken token) {
    String word = token.getText().toLowerCase(Locale.ROOT);
    int found = -1 - Arrays.binarySearch(WORDS, word);
    boolean one = found >= 0 && found < WORDS.length && WORDS[found].startsWith(word);
    boolean more = one && found + 1 < WORDS.length && WORDS[found + 1].startsWith(word);
    if (one && !more && !isName(word)) {
      token.retype(TYPES[found]);
    }
  }

  /** Whether the word is the whole name of a port or message: "time", not "time-range". */
  private static boolean isName(String word) {
    return ServicePorts.tcp(word) != null
        || ServicePorts.udp(word) != null
        || IcmpMessages.message(word) != null;
  }
}

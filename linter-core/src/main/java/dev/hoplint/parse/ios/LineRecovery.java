package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser;
import java.util.Locale;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * A line that is not as the grammar wants it costs that line and nothing else: the rest of it is
 * skipped. No token is put in or taken out.
 */
final class LineRecovery extends DefaultErrorStrategy {
  private static final int UNASKED = 0;
  private static final int LINE_END = 1;
  private static final int INSIDE = 2;

  /** Of each state of the automaton, whether only a line's end may follow; asked once. */
  private final byte[] states = new byte[IosConfigParser._ATN.states.size()];

  private final LineTokens tokens;
  private final CurrentLine line;

  LineRecovery(LineTokens tokens, CurrentLine line) {
    this.tokens = tokens;
    this.line = line;
  }

  @Override
  public void sync(Parser parser) {
    if (tokens.current().getType() == IosConfigLexer.WORD) {
      spellOut(parser);
    }
    int next = tokens.current().getType();
    if (next == IosConfigLexer.NLI) {
      skipOrphans(parser);
    } else if (!StatementParser.endsLine(next) && isLineEnd(parser)) {
      line.complete();
      skip(parser);
      skipOrphans(parser);
    }
  }

  /**
   * Where no name may stand, a word that begins like one keyword alone is that keyword. The first
   * words of a line were looked up in the command table; this is for those inside it.
   *
   * @return whether the word is a keyword now
   */
  private boolean spellOut(Parser parser) {
    ATN atn = parser.getATN();
    IntervalSet expected = atn.nextTokens(atn.states.get(parser.getState()));
    if (expected.contains(IosConfigLexer.WORD)) {
      return false;
    }
    if (expected.contains(Token.EPSILON)) {
      expected = atn.getExpectedTokens(parser.getState(), parser.getContext());
      if (expected.contains(IosConfigLexer.WORD)) {
        return false;
      }
    }
    IosToken word = tokens.current();
    String typed = word.getText().toLowerCase(Locale.ROOT);
    int found = 0;
    for (int type : expected.toList()) {
      String keyword = CommandTable.keyword(type);
      if (keyword != null && keyword.startsWith(typed) && !isOfCatalysts(type)) {
        if (found != 0) {
          return false;
        }
        found = type;
      }
    }
    if (found != 0) {
      word.retype(found);
    }
    return found != 0;
  }

  /** Words that few devices have do not make the usual abbreviations ambiguous. */
  private static boolean isOfCatalysts(int type) {
    return type == IosConfigLexer.ADDRGROUP || type == IosConfigLexer.PORTGROUP;
  }

  /** Lines of a block whose header could not be read: no rule is left that would take them. */
  private void skipOrphans(Parser parser) {
    if (parser.getContext().getRuleIndex() != IosConfigParser.RULE_config) {
      return;
    }
    while (tokens.current().getType() == IosConfigLexer.NLI) {
      parser.consume();
      line.malformed("the header of its block was not understood");
      skip(parser);
    }
  }

  private boolean isLineEnd(Parser parser) {
    int state = parser.getState();
    if (states[state] == UNASKED) {
      IntervalSet next = parser.getATN().nextTokens(parser.getATN().states.get(state));
      boolean lineEnd = false;
      boolean inside = false;
      for (int type : next.toList()) {
        lineEnd |= type == IosConfigLexer.NL || type == IosConfigLexer.NLI;
        inside |= type != Token.EPSILON && !StatementParser.endsLine(type);
      }
      states[state] = (byte) (lineEnd && !inside ? LINE_END : INSIDE);
    }
    return states[state] == LINE_END;
  }

  private void skip(Parser parser) {
    while (!StatementParser.endsLine(tokens.current().getType())) {
      parser.consume();
    }
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    line.expected(parser.getATN().getExpectedTokens(error.getOffendingState(), error.getCtx()));
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    skip(parser);
  }

  @Override
  public Token recoverInline(Parser parser) {
    if (tokens.current().getType() == IosConfigLexer.WORD && spellOut(parser)) {
      return parser.consume();
    }
    throw new InputMismatchException(parser);
  }

  @Override
  public void reportMatch(Parser parser) {}
}

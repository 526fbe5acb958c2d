package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser;
import org.antlr.v4.runtime.Token;

/** The generated parser without a parse tree: the listener is called as soon as a rule ends. */
final class StatementParser extends IosConfigParser {
  private final LineTokens tokens;
  private final CurrentLine line;
  private final FactsListener facts;

  StatementParser(LineTokens tokens, CurrentLine line, FactsListener facts) {
    super(tokens);
    this.tokens = tokens;
    this.line = line;
    this.facts = facts;
    setBuildParseTree(false);
    removeErrorListeners();
    setErrorHandler(new LineRecovery(tokens, line));
    addParseListener(facts);
  }

  /**
   * Only advances: with a listener, ANTLR would make a node for every token even without a tree.
   */
  @Override
  public Token consume() {
    IosToken token = tokens.current();
    if (token.getType() != Token.EOF) {
      tokens.consume();
    }
    ConfigLine begun = token.line();
    if (begun != null) {
      line.begin(begun);
    }
    return token;
  }

  @Override
  protected void triggerEnterRuleEvent() {}

  @Override
  protected void triggerExitRuleEvent() {
    facts.exit(_ctx);
  }

  static boolean endsLine(int type) {
    return type == IosConfigLexer.NL || type == IosConfigLexer.NLI || type == Token.EOF;
  }
}

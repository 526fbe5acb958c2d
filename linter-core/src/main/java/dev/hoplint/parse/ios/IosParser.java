package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.parse.PartResult;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;

/** Reads a Cisco IOS configuration. */
public final class IosParser {
  private IosParser() {}

  /**
   * What a part of a file states. Never throws on any input: a line that is not understood is a
   * problem of the result, and costs the facts of that line only.
   */
  public static PartResult parse(SourceText text, Part part) {
    ByteStream characters = new ByteStream(text.bytes(), part.start(), part.end());
    IosConfigLexer lexer = new IosConfigLexer(characters);
    lexer.removeErrorListeners();
    lexer.setTokenFactory(new IosToken.Factory(text.bytes(), characters.origin()));
    LineLog log = new LineLog(text.file());
    References references = new References(text.file());
    LineTokens tokens = new LineTokens(new LayoutFilter(lexer, log, references));
    CurrentLine line = new CurrentLine(text, log, tokens);
    FactsListener facts = new FactsListener(line);
    new StatementParser(tokens, line, facts).config();
    return new PartResult(facts.build(part, references.build()), log.states(), log.problems());
  }
}

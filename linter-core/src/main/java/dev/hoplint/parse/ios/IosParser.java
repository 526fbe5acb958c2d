package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.Problem;
import dev.hoplint.parse.ByteCharStream;
import dev.hoplint.parse.PartResult;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a Cisco IOS configuration. */
public final class IosParser {
  private IosParser() {}

  /**
   * What a part of a file states. Never throws on any input: a line that is not understood is a
   * problem of the result, and costs the facts of that line only.
   */
  public static PartResult parse(SourceText text, Part part) {
    IosConfigLexer lexer =
        new IosConfigLexer(ByteCharStream.ofAscii(text.bytes(), part.start(), part.end()));
    lexer.removeErrorListeners();
    lexer.setTokenFactory(new IosToken.Factory(text.bytes(), part.start()));
    LineLog log = new LineLog(text.file());
    References references = new References(text.file());
    OtherWords others = new OtherWords();
    UnrenderedLines unrendered = UnrenderedLines.of(text, part);
    LineTokens tokens =
        new LineTokens(new LayoutFilter(lexer, log, references, others, unrendered));
    CurrentLine line = new CurrentLine(text, log, tokens);
    FactsListener facts = new FactsListener(line);
    new StatementParser(tokens, line, facts).config();
    for (Problem problem : log.problems()) {
      // Lines that are unrecognized are there already.
      others.addMalformed(text.bytes(), problem.span().start(), problem.span().end());
    }
    return new PartResult(
        facts.build(
            part,
            readable(references.build(), log.problems()),
            others,
            unrendered == null ? null : unrendered.build(references.hasUnrendered())),
        log.states(),
        log.problems());
  }

  /**
   * Uses are found before a statement is parsed: those on a line that turned out bad are no facts.
   */
  private static List<NameReference> readable(List<NameReference> uses, List<Problem> problems) {
    TreeMap<Integer, Integer> bad = new TreeMap<>();
    problems.forEach(p -> bad.merge(p.span().start(), p.span().end(), Math::max));
    return uses.stream()
        .filter(
            use -> {
              Map.Entry<Integer, Integer> before = bad.floorEntry(use.use().span().start());
              return before == null || before.getValue() <= use.use().span().start();
            })
        .toList();
  }
}

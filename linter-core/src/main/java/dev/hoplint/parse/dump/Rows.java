package dev.hoplint.parse.dump;

import dev.hoplint.grammars.DumpLexer;
import dev.hoplint.grammars.DumpParser;
import dev.hoplint.parse.ByteCharStream;
import dev.hoplint.source.SourceText;
import java.util.function.Consumer;
import org.antlr.v4.runtime.CommonTokenFactory;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.UnbufferedTokenStream;

/**
 * Runs the grammar over a part and hands out its lines as they come: no tree, no list of tokens.
 */
final class Rows {
  private Rows() {}

  /**
   * Hands each line from {@code start} (inclusive) to {@code end} (exclusive) to {@code reader}, an
   * empty one as a row without words. Lines that a template leaves open are left out. The row is
   * used again for the next line.
   */
  static void read(SourceText text, int start, int end, Consumer<Row> reader) {
    DumpLexer lexer = new DumpLexer(ByteCharStream.ofBytes(text.bytes(), start, end));
    // No listeners: every byte is some token, and every sequence of tokens a dump.
    lexer.removeErrorListeners();
    lexer.setTokenFactory(CommonTokenFactory.DEFAULT);
    LineParser parser = new LineParser(lexer, new Row(text), reader);
    parser.removeErrorListeners();
    parser.setBuildParseTree(false);
    parser.dump();
    parser.flush();
  }

  /** Collects the tokens as the parser consumes them. */
  private static final class LineParser extends DumpParser {
    private final Row row;
    private final Consumer<Row> reader;
    private boolean started;

    LineParser(DumpLexer lexer, Row row, Consumer<Row> reader) {
      super(new UnbufferedTokenStream<Token>(lexer));
      this.row = row;
      this.reader = reader;
    }

    /** Only advances: ANTLR's own makes a node for each token when it has somebody to tell. */
    @Override
    public Token consume() {
      Token token = getCurrentToken();
      if (token.getType() == NL) {
        flush();
        started = true;
      } else if (token.getType() != EOF) {
        row.add(token.getType(), token.getStartIndex(), token.getStopIndex() + 1);
      }
      if (token.getType() != EOF) {
        getInputStream().consume();
      }
      return token;
    }

    void flush() {
      if (started && !row.isUnrendered()) {
        reader.accept(row);
      }
      row.clear();
    }
  }
}

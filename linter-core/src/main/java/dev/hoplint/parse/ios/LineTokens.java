package dev.hoplint.parse.ios;

import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The parser's tokens, one at a time. An LL(1) parser looks one token ahead and one back and never
 * returns, so nothing else is kept and a file's size does not matter.
 */
final class LineTokens implements TokenStream {
  private final LayoutFilter source;
  private IosToken previous;
  private IosToken current;
  private int index;

  LineTokens(LayoutFilter source) {
    this.source = source;
    current = source.nextToken();
    previous = current;
  }

  /** The next token, not consumed yet. */
  IosToken current() {
    return current;
  }

  /** The token consumed last. */
  IosToken previous() {
    return previous;
  }

  @Override
  public void consume() {
    previous = current;
    current = source.nextToken();
    index++;
  }

  @Override
  public int LA(int distance) {
    return LT(distance).getType();
  }

  @Override
  public Token LT(int distance) {
    return switch (distance) {
      case 1 -> current;
      case -1 -> previous;
      default -> throw new IllegalArgumentException("an LL(1) parser looks at " + distance);
    };
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int to) {
    throw new UnsupportedOperationException("tokens are read once");
  }

  @Override
  public int size() {
    throw new UnsupportedOperationException("tokens are read once");
  }

  @Override
  public Token get(int at) {
    throw new UnsupportedOperationException("tokens are read once");
  }

  @Override
  public LayoutFilter getTokenSource() {
    return source;
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }

  @Override
  public String getText(Interval interval) {
    return "";
  }

  @Override
  public String getText() {
    return "";
  }

  @Override
  public String getText(RuleContext context) {
    return "";
  }

  @Override
  public String getText(Token start, Token stop) {
    return "";
  }
}

package dev.hoplint.parse.ios;

import java.nio.charset.StandardCharsets;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.jspecify.annotations.Nullable;

/** A word or line end, by its place in the file's bytes; its text is made only when asked for. */
final class IosToken implements Token {
  private final byte[] bytes;
  private final int start;
  private final int end;
  private int type;
  private @Nullable ConfigLine line;

  /**
   * A token.
   *
   * @param start offset of its first byte in the file
   * @param end offset after its last byte
   */
  IosToken(byte[] bytes, int type, int start, int end) {
    this.bytes = bytes;
    this.type = type;
    this.start = start;
    this.end = end;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** The file's bytes. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return end - start;
  }

  byte byteAt(int index) {
    return bytes[start + index];
  }

  /** The line that this line end begins; null for words, and before LayoutFilter has seen it. */
  @Nullable ConfigLine line() {
    return line;
  }

  /** This token as another type: a keyword for its abbreviation, or the other kind of line end. */
  void retype(int other) {
    type = other;
  }

  void begin(ConfigLine begun) {
    line = begun;
  }

  @Override
  public String getText() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getLine() {
    return 0;
  }

  @Override
  public int getCharPositionInLine() {
    return -1;
  }

  @Override
  public int getChannel() {
    return DEFAULT_CHANNEL;
  }

  @Override
  public int getTokenIndex() {
    return -1;
  }

  @Override
  public int getStartIndex() {
    return start;
  }

  @Override
  public int getStopIndex() {
    return end - 1;
  }

  @Override
  @SuppressWarnings("NullAway") // ANTLR's contract allows null; nothing here asks for it.
  public TokenSource getTokenSource() {
    return null;
  }

  @Override
  @SuppressWarnings("NullAway") // As above.
  public CharStream getInputStream() {
    return null;
  }

  @Override
  public String toString() {
    return type == EOF ? "end of file" : getText();
  }

  /** Makes tokens for the lexer, with offsets of the file in place of the stream's indexes. */
  static final class Factory implements TokenFactory<IosToken> {
    private final byte[] bytes;
    private final int origin;

    Factory(byte[] bytes, int origin) {
      this.bytes = bytes;
      this.origin = origin;
    }

    @Override
    public IosToken create(
        Pair<TokenSource, CharStream> source,
        int type,
        String text,
        int channel,
        int start,
        int stop,
        int line,
        int column) {
      // The newline with index 0 is not in the file.
      return new IosToken(bytes, type, origin + Math.max(start, 1), origin + stop + 1);
    }

    @Override
    public IosToken create(int type, String text) {
      return new IosToken(bytes, type, 0, 0);
    }
  }
}

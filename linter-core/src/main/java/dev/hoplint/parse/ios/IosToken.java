package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.source.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

  /** Whether a template's expression is part of the word. */
  boolean isUnrendered() {
    for (int i = start; i < end; i++) {
      if (bytes[i] == Template.UNKNOWN) {
        return true;
      }
    }
    return false;
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

  /** The words between the quotes that this token begins and ends with. */
  List<IosToken> insideQuotes() {
    List<IosToken> words = new ArrayList<>();
    int word = start + 1;
    for (int at = word; at < end; at++) {
      if (bytes[at] == ' ' || at == end - 1) {
        if (at > word) {
          words.add(new IosToken(bytes, IosConfigLexer.WORD, word, at));
        }
        word = at + 1;
      }
    }
    return words;
  }

  /** Makes tokens for the lexer. */
  static final class Factory implements TokenFactory<IosToken> {
    private final byte[] bytes;
    private final int first;

    /**
     * A factory.
     *
     * @param first offset of the first byte that the lexer reads
     */
    Factory(byte[] bytes, int first) {
      this.bytes = bytes;
      this.first = first;
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
      // The newline before the first byte is not in the file.
      return new IosToken(bytes, type, Math.max(start, first), stop + 1);
    }

    @Override
    public IosToken create(int type, String text) {
      return new IosToken(bytes, type, 0, 0);
    }
  }
}

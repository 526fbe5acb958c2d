package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Words of the line that are read one after the other. */
final class LineWords {
  private final CurrentLine line;
  private final List<Token> words;
  private int at;

  LineWords(CurrentLine line, List<Token> words) {
    this.line = line;
    this.words = words;
  }

  boolean hasNext() {
    return at < words.size();
  }

  boolean startsWithNumber() {
    return hasNext() && words.get(at).getType() == IosConfigLexer.INT;
  }

  /** The next word in lower case, an abbreviated keyword spelled out; "" at the end. */
  String peek() {
    if (!hasNext()) {
      return "";
    }
    Token word = words.get(at);
    String keyword = CommandTable.keyword(word.getType());
    return keyword != null ? keyword : word.getText().toLowerCase(Locale.ROOT);
  }

  /** The next word, or null after saying that {@code what} is needed. */
  @Nullable Token next(String what) {
    if (!hasNext()) {
      line.needs(what);
      return null;
    }
    return words.get(at++);
  }

  /** The next word as it is written; "" after saying that {@code what} is needed. */
  String text(String what) {
    Token word = next(what);
    return word == null ? "" : word.getText();
  }

  /** Goes past the next word if it is this one. */
  boolean take(String word) {
    boolean is = peek().equals(word);
    at += is ? 1 : 0;
    return is;
  }

  /** Goes past the next word if it is this one, or short for it. */
  boolean takeShort(String word) {
    boolean is = hasNext() && word.startsWith(peek());
    at += is ? 1 : 0;
    return is;
  }

  /** Whether there is nothing wrong with the line; words that are left over are. */
  boolean complete() {
    if (hasNext()) {
      line.malformed("`" + words.get(at).getText() + "` is not understood here");
    }
    return line.complete();
  }

  /** The words that are left, as they are written, one blank between two. */
  String rest() {
    StringBuilder joined = new StringBuilder();
    for (; at < words.size(); at++) {
      joined.append(joined.length() == 0 ? "" : " ").append(words.get(at).getText());
    }
    return joined.toString();
  }
}

package dev.hoplint.parse.ios;

import dev.hoplint.model.InterfaceName;
import dev.hoplint.model.NameUse;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reads names of interfaces from words: {@code Gi0/1}, or with a blank before the number, {@code
 * GigabitEthernet 0/1}.
 */
final class InterfaceWords {
  private final CurrentLine line;
  private final List<? extends Token> words;
  private int next;

  InterfaceWords(CurrentLine line, List<? extends Token> words) {
    this.line = line;
    this.words = words;
  }

  boolean hasNext() {
    return next < words.size();
  }

  /** The next word by itself. */
  Token word() {
    return words.get(next++);
  }

  /** The next name in full spelling, or null after saying that one is needed. */
  @Nullable NameUse name() {
    if (!hasNext()) {
      line.needs("an interface");
      return null;
    }
    Token type = word();
    if (hasNext() && !hasNumber(type) && startsWithDigit(words.get(next))) {
      return of(line, type, word());
    }
    return of(line, type, null);
  }

  static NameUse of(CurrentLine line, Token type, @Nullable Token number) {
    Token last = number == null ? type : number;
    String typed = type.getText() + (number == null ? "" : number.getText());
    return new NameUse(InterfaceName.canonical(typed), line.span(type, last));
  }

  /** Whether a name's number is in the same word: its last character is a digit. */
  static boolean hasNumber(Token type) {
    IosToken word = (IosToken) type;
    byte last = word.byteAt(word.length() - 1);
    return last >= '0' && last <= '9';
  }

  private static boolean startsWithDigit(Token word) {
    byte first = ((IosToken) word).byteAt(0);
    return first >= '0' && first <= '9';
  }
}

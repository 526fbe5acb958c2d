package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv6Address;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.model.NameUse;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The last words of a line, one after the other. A method that answers null has said what is wrong.
 */
final class Tail {
  private final CurrentLine line;
  private final List<? extends Token> words;
  private int next;

  Tail(CurrentLine line, List<? extends Token> words) {
    this.line = line;
    this.words = words;
  }

  boolean hasNext() {
    return next < words.size();
  }

  Token next() {
    return words.get(next++);
  }

  @Nullable Token nextIfAny() {
    return hasNext() ? next() : null;
  }

  /** The next word as it is written; "" at the end. */
  String peek() {
    return hasNext() ? words.get(next).getText() : "";
  }

  /** Whether the next word is this one. */
  boolean is(String word) {
    return hasNext() && words.get(next).getText().equalsIgnoreCase(word);
  }

  /** Goes past the next word if it is this one. */
  boolean takes(String word) {
    if (!is(word)) {
      return false;
    }
    next++;
    return true;
  }

  /** Goes past the next word if it is this one, or at least so many of its letters. */
  boolean takesShort(String word, int atLeast) {
    String typed = peek().toLowerCase(Locale.ROOT);
    if (typed.length() < atLeast || !word.startsWith(typed)) {
      return false;
    }
    next++;
    return true;
  }

  /** Goes past the next word if it is one of these, and answers it in lower case; else null. */
  @Nullable String takesOneOf(String... choices) {
    for (String choice : choices) {
      if (takes(choice)) {
        return choice;
      }
    }
    return null;
  }

  /** The one of these that the next word is short for, or null. */
  private @Nullable String shortFor(String... choices) {
    String word = peek().toLowerCase(Locale.ROOT);
    String found = null;
    for (String choice : choices) {
      if (!word.isEmpty() && choice.startsWith(word)) {
        if (found != null) {
          return null;
        }
        found = choice;
      }
    }
    return found;
  }

  /** The next word, which must be one of these, or short for one; null after saying so. */
  @Nullable String oneOf(String... choices) {
    String found = takesOneOf(choices);
    if (found == null) {
      found = shortFor(choices);
      next += found == null ? 0 : 1;
    }
    if (found == null) {
      needs("`" + String.join("` or `", choices) + "`");
    }
    return found;
  }

  /** Goes past the next word, which must be this one, or short for it. */
  void expect(String word) {
    oneOf(word);
  }

  @Nullable NameUse name() {
    return line.name(nextIfAny());
  }

  boolean isNumber() {
    return hasNext() && words.get(next).getType() == IosConfigLexer.INT;
  }

  @Nullable Integer number(int low, int high) {
    if (!isNumber()) {
      needs("a number");
      return null;
    }
    return line.number(next(), low, high);
  }

  boolean isAddress() {
    return hasNext() && words.get(next).getType() == IosConfigLexer.IPV4;
  }

  boolean isAddressWithLength() {
    return hasNext() && words.get(next).getType() == IosConfigLexer.IPV4_LENGTH;
  }

  @Nullable Ipv4Address address() {
    if (!isAddress()) {
      needs("an address");
      return null;
    }
    return line.address(next());
  }

  @Nullable Ipv6Address ipv6Address() {
    Ipv6Address address = hasNext() ? Ipv6Address.parse(words.get(next).getText()) : null;
    if (address == null) {
      needs("an IPv6 address");
      return null;
    }
    next++;
    return address;
  }

  /** An interface's name in full spelling, of one word or two. */
  @Nullable NameUse interfaceName() {
    if (!hasNext()) {
      line.needs("an interface");
      return null;
    }
    Token type = next();
    boolean apart =
        !InterfaceWords.hasNumber(type)
            && hasNext()
            && (isNumber() || words.get(next).getType() == IosConfigLexer.SLOT);
    return InterfaceWords.of(line, type, apart ? next() : null);
  }

  /** Says that something is needed where the next word stands. */
  void needs(String what) {
    if (hasNext()) {
      line.malformed("`" + words.get(next).getText() + "` stands where " + what + " is needed");
    } else {
      line.needs(what);
    }
  }

  /** Goes past all that is left. */
  void skip() {
    next = words.size();
  }

  /** Whether the line is good and at its end. */
  boolean isEnd() {
    if (hasNext()) {
      line.malformed("`" + words.get(next).getText() + "` is not understood here");
    }
    return line.complete();
  }
}

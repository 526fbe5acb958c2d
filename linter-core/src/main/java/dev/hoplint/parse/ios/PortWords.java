package dev.hoplint.parse.ios;

import dev.hoplint.address.PortSet;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Ports after an operator, from words that are read one after the other. */
final class PortWords {
  private final EntryReader reader;

  PortWords(EntryReader reader) {
    this.reader = reader;
  }

  static boolean isOperator(String word) {
    return switch (word) {
      case "eq", "neq", "gt", "lt", "range" -> true;
      default -> false;
    };
  }

  /** The ports, or null if the next word is no operator. */
  @Nullable PortSet read(LineWords words, int protocol) {
    String operator = words.peek();
    if (!isOperator(operator)) {
      return null;
    }
    words.take(operator);
    int first = port(words, protocol);
    return switch (operator) {
      case "gt" -> EntryReader.above(first);
      case "lt" -> EntryReader.below(first);
      case "range" -> EntryReader.between(first, port(words, protocol));
      case "neq" -> PortSet.of(first).complement();
      default -> PortSet.of(first);
    };
  }

  private int port(LineWords words, int protocol) {
    Token word = words.next("a port");
    return word == null ? 0 : reader.port(word, protocol);
  }
}

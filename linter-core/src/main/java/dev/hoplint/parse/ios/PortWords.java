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
      case "neq" -> listed(first, words, protocol).complement();
      default -> listed(first, words, protocol);
    };
  }

  /**
   * As {@link #read}; the operator may be missing, which is {@code eq}, as in groups of services.
   */
  @Nullable PortSet readBare(LineWords words, int protocol) {
    boolean bare =
        words.startsWithNumber() || EntryReader.portNamed(words.peek(), protocol) != null;
    return bare ? listed(port(words, protocol), words, protocol) : read(words, protocol);
  }

  /** IOS takes up to ten ports after {@code eq} and {@code neq}. */
  private PortSet listed(int first, LineWords words, int protocol) {
    PortSet ports = PortSet.of(first);
    while (words.startsWithNumber() || EntryReader.portNamed(words.peek(), protocol) != null) {
      ports = ports.union(PortSet.of(port(words, protocol)));
    }
    return ports;
  }

  private int port(LineWords words, int protocol) {
    Token word = words.next("a port");
    return word == null ? 0 : reader.port(word, protocol);
  }
}

package dev.hoplint.config;

import dev.hoplint.source.Span;
import java.util.List;

/** A value of a YAML document with its place. */
sealed interface YamlNode {
  Span span();

  /**
   * A word, as it is written.
   *
   * @param plain without quotes
   */
  record Scalar(String text, boolean plain, Span span) implements YamlNode {
    /** Whether nothing is there: {@code key:} alone, or what YAML reads as null. */
    boolean isNothing() {
      return plain
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }
  }

  record Sequence(List<YamlNode> items, Span span) implements YamlNode {}

  /** Keys are all different. */
  record Mapping(List<Entry> entries, Span span) implements YamlNode {}

  record Entry(Scalar key, YamlNode value) {}
}

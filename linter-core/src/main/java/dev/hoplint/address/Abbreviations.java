package dev.hoplint.address;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keywords by their first letters, as IOS takes them on entry. */
final class Abbreviations {
  private Abbreviations() {}

  /** The value of the key that is {@code word}, or of the one key that begins so; else null. */
  static <V> @Nullable V find(Map<String, V> keywords, String word) {
    V exact = keywords.get(word);
    if (exact != null || word.isEmpty()) {
      return exact;
    }
    V found = null;
    for (Map.Entry<String, V> keyword : keywords.entrySet()) {
      if (keyword.getKey().startsWith(word)) {
        if (found != null && !found.equals(keyword.getValue())) {
          return null;
        }
        found = keyword.getValue();
      }
    }
    return found;
  }
}

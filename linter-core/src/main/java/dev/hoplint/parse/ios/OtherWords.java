package dev.hoplint.parse.ios;

import dev.hoplint.model.LineState;
import java.util.List;
import java.util.Locale;

/**
 * The words of the lines that are not understood to the end: a name among them may be used there,
 * or defined. They are kept while a part is read.
 */
final class OtherWords {
  private final WordSet uses = new WordSet();
  private final WordSet definitions = new WordSet();

  /** Adds a line in whatever state but {@link LineState#FULL}. */
  void add(List<IosToken> words, LineState state) {
    // Numbers are names of lists, too, but not where a line is known to need none.
    boolean numbers = state != LineState.NEEDLESS;
    uses.add(words, numbers);
    if (state == LineState.UNRECOGNIZED || definesList(words)) {
      definitions.add(words, true);
    }
  }

  /** {@code mac access-list extended M}, {@code ip access-list role-based R}. */
  private static boolean definesList(List<IosToken> words) {
    for (int i = 0; i < Math.min(2, words.size()); i++) {
      if (words.get(i).getText().toLowerCase(Locale.ROOT).equals("access-list")) {
        return true;
      }
    }
    return false;
  }

  /** Adds a line that turned out malformed. */
  void addMalformed(byte[] bytes, int start, int end) {
    uses.add(bytes, start, end);
    definitions.add(bytes, start, end);
  }

  /** Whether a line has {@code name} as a word, perhaps in quotes or before a comma. */
  boolean mayUse(String name) {
    return uses.has(name);
  }

  /** Whether such a line may define a list called {@code name}. */
  boolean mayDefineList(String name) {
    return definitions.has(name);
  }
}

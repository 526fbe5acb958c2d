package dev.hoplint.parse.ios;

import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.parse.ios.CommandTable.Command;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ios-references.tsv}: where in a statement a name stands. Its words are literal
 * ({@code in|out} is either), {@code *} for any word, {@code ...} for any number of words, and at
 * the end {@code @} and a kind for the name: with {@code +} for all words to the line's end, with
 * {@code =} if the statement is there once for a block and a second one takes its place, and with
 * {@code !word} for what is no name there, {@code !word+} for what is none if two more words
 * follow.
 */
final class ReferencePattern {
  private static final String ANY = "*";
  private static final String REST = "...";

  /** Each place's words; a place for any word or words has one entry that says so. */
  private final List<List<String>> words = new ArrayList<>();

  final Kind kind;
  final boolean once;
  private final boolean all;
  private final Set<String> excluded;

  ReferencePattern(String row) {
    String[] places = row.split(" ", -1);
    for (int i = 0; i + 1 < places.length; i++) {
      words.add(List.of(places[i].split("\\|", -1)));
    }
    String[] name = places[places.length - 1].split("!", -1);
    if (name[0].charAt(0) != '@') {
      throw new IllegalStateException("no name at the end of: " + row);
    }
    all = name[0].endsWith("+");
    once = name[0].endsWith("=");
    kind = Kind.valueOf(name[0].substring(1, name[0].length() - (all || once ? 1 : 0)));
    excluded = Set.copyOf(Arrays.asList(name).subList(1, name.length));
  }

  /** Receives the index of a word that is a name, and the words of the pattern before it. */
  interface Sink {
    void name(int index, String by);
  }

  /** Whether a line of the command may have the pattern. */
  boolean mayBe(Command command) {
    if (command.words().isEmpty()) {
      return true;
    }
    String[] known = command.words().split(" ", -1);
    for (int i = 0; i < known.length; i++) {
      if (i == words.size() || words.get(i).get(0).equals(REST)) {
        return true;
      }
      boolean free = known[i].equals(ANY) || known[i].startsWith("#");
      if (!free && !fits(words.get(i), known[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(List<String> place, String word) {
    return place.get(0).equals(ANY) || spelledOut(place, word.toLowerCase(Locale.ROOT)) != null;
  }

  /**
   * The word of the pattern that a word of a line is, or is short for. Words of one part are whole
   * keywords of IOS too often ({@code advertise}) to be taken for the beginning of a longer one.
   */
  private static @Nullable String spelledOut(List<String> place, String word) {
    if (place.contains(word)) {
      return word;
    }
    int dash = word.indexOf('-');
    if (dash < 0 || dash == word.length() - 1) {
      return null;
    }
    for (String literal : place) {
      if (literal.startsWith(word)) {
        return literal;
      }
    }
    return null;
  }

  /** Finds the names in a line, whose words are spelled out as far as they are known. */
  void find(List<String> line, Sink sink) {
    find(line, 0, 0, "", sink);
  }

  private void find(List<String> line, int at, int place, String by, Sink sink) {
    if (at == line.size()) {
      return;
    }
    if (place == words.size()) {
      int last = all ? line.size() : at + 1;
      for (int i = at; i < last; i++) {
        if (isName(line, i)) {
          sink.name(i, by);
        } else if (i == at) {
          return;
        }
      }
      return;
    }
    List<String> wanted = words.get(place);
    if (wanted.get(0).equals(REST)) {
      for (int i = at; i < line.size(); i++) {
        find(line, i, place + 1, by, sink);
      }
    } else if (fits(wanted, line.get(at))) {
      String spelledOut = spelledOut(wanted, line.get(at).toLowerCase(Locale.ROOT));
      String word = spelledOut == null ? "" : spelledOut;
      String next = by.isEmpty() || word.isEmpty() ? by + word : by + " " + word;
      find(line, at + 1, place + 1, next, sink);
    }
  }

  private boolean isName(List<String> line, int at) {
    String word = line.get(at);
    if (at + 2 < line.size() && excluded.contains(word.toLowerCase(Locale.ROOT) + "+")) {
      return false;
    }
    if (kind == Kind.TRACK && !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    return !excluded.contains(word.toLowerCase(Locale.ROOT));
  }
}

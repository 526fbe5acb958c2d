package dev.hoplint.parse.ios;

import dev.hoplint.model.InterfaceName;
import dev.hoplint.model.NameUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The words after {@code interface range}: {@code Gi1/0/1 - 24 , Te1/1/1 - 2}, or {@code macro} and
 * the name that {@code define interface-range} gave to such words.
 */
final class InterfaceRange {
  /** More ports than any one device has; IOS takes far fewer in one line. */
  private static final int MOST = 4096;

  private final CurrentLine line;
  private final Map<String, List<String>> macros = new HashMap<>();

  InterfaceRange(CurrentLine line) {
    this.line = line;
  }

  /** {@code define interface-range NAME INTERFACES}. */
  void define(@Nullable Token word, List<Token> words) {
    NameUse name = line.name(word);
    boolean undoesAll = line.undoes() && words.isEmpty();
    List<String> names = name == null || undoesAll ? List.of() : read(words);
    if (!line.complete() || name == null || names == null) {
      return;
    }
    if (line.undoes()) {
      macros.remove(name.name());
    } else {
      macros.put(name.name(), names);
    }
  }

  /** Names in full spelling, or null after saying what is wrong; none of an unknown macro. */
  @Nullable List<String> read(List<Token> words) {
    if (words.isEmpty()) {
      line.needs("interfaces");
      return null;
    }
    if (isMacro(words.get(0).getText().toLowerCase(Locale.ROOT))) {
      Tail tail = new Tail(line, words.subList(1, words.size()));
      NameUse macro = tail.name();
      return tail.isEnd() && macro != null ? macros.getOrDefault(macro.name(), List.of()) : null;
    }
    List<String> names = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    words.forEach(word -> joined.append(word.getText()));
    for (String piece : joined.toString().split(",", -1)) {
      if (!addTo(names, piece)) {
        line.malformed("`" + piece + "` is not a range of interfaces");
        return null;
      }
    }
    return names;
  }

  private static boolean isMacro(String word) {
    return word.length() > 1 && "macro".startsWith(word);
  }

  private static boolean addTo(List<String> names, String piece) {
    int digits = 0;
    while (digits < piece.length() && !isDigit(piece.charAt(digits))) {
      digits++;
    }
    int dash = piece.indexOf('-', digits);
    String first = piece.substring(0, dash < 0 ? piece.length() : dash);
    int lastNumber = afterSeparators(first, digits);
    String slot = first.substring(0, lastNumber);
    int low = Numbers.parse(first.substring(lastNumber));
    int high = low;
    if (dash >= 0) {
      // "- 24", and on some systems "- 1/0/24" or "- Gi1/0/24".
      String last = piece.substring(dash + 1);
      high = Numbers.parse(last.substring(afterSeparators(last, 0)));
    }
    if (digits == 0 || low < 0 || high < low || names.size() + high - low >= MOST) {
      return false;
    }
    for (int number = low; number <= high; number++) {
      names.add(InterfaceName.canonical(slot + number));
    }
    return true;
  }

  /** Where a name's last number begins. */
  private static int afterSeparators(String name, int from) {
    int at = name.length();
    while (at > from && isDigit(name.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

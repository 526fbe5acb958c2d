package dev.hoplint.parse.ios;

import dev.hoplint.model.InterfaceName;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The words after {@code interface range}: {@code Gi1/0/1 - 24 , Te1/1/1 - 2}. */
final class InterfaceRange {
  /** More ports than any one device has; IOS takes far fewer in one line. */
  private static final int MOST = 4096;

  private InterfaceRange() {}

  /** Names in full spelling, or null after saying what is wrong; none of a macro. */
  static @Nullable List<String> read(CurrentLine line, List<Token> words) {
    if (words.isEmpty()) {
      line.needs("interfaces");
      return null;
    }
    List<String> names = new ArrayList<>();
    if (words.get(0).getText().equalsIgnoreCase("macro")) {
      return names;
    }
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

package dev.hoplint.parse.dump;

import dev.hoplint.source.Part;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The command echoed before a dump: what it says of the rows that follow, and of those that do not.
 */
final class Command {
  private final List<String> words;

  private Command(List<String> words) {
    this.words = words;
  }

  static Command of(Part part) {
    String command = part.command();
    return new Command(command == null ? List.of() : List.of(command.strip().split("\\s+")));
  }

  List<String> words() {
    return words;
  }

  /** The program in lower case, or {@code otherwise} if none was echoed. */
  String tool(String otherwise) {
    return words.isEmpty() ? otherwise : words.get(0).toLowerCase(Locale.ROOT);
  }

  /** The netstack that {@code -N} names. */
  @Nullable String netstack() {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("--netstack=") || word.startsWith("-N=")) {
        return word.substring(word.indexOf('=') + 1);
      }
      if ((word.equals("-N") || word.equals("--netstack")) && i + 1 < words.size()) {
        return words.get(i + 1);
      }
    }
    return null;
  }

  /** {@code ip route ipv6 list}, {@code esxcfg-route -f V6 -l}. */
  boolean isIpv6() {
    return words.stream().anyMatch(word -> word.equals("ipv6") || word.equalsIgnoreCase("v6"));
  }

  /** False if the command shows a part only: a pipe, a grep, an interface or an address (R34). */
  boolean isComplete() {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean option =
          word.equals("-i") || word.startsWith("--interface-name") || word.equals("-n");
      if (option || word.contains("|") || word.equals("grep") || hasAddress(word)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code route print} shows the whole IPv4 table: no pipe and no destination. */
  boolean isWholeRoutePrint() {
    for (int i = 2; i < words.size(); i++) {
      if (!words.get(i).equals("-4")) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasAddress(String word) {
    int dots = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      dots += c == '.' ? 1 : 0;
      if (c != '.' && c != '/' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return dots == 3;
  }
}

package dev.hoplint.source;

/** The commands of IOS's exec mode that tell a prompt from a line of text with a sign in it. */
final class RouterVerbs {
  /** Each with the fewest letters that users type for it. */
  private static final String[] VERBS = {
    "show", "terminal", "configure", "enable", "disable", "exit", "end", "copy", "write", "more",
    "ping", "traceroute", "dir", "clear", "debug", "undebug", "reload", "do", "ssh", "telnet",
    "logout", "quit", "verify", "admin"
  };

  private static final int[] LEAST = {
    2, 3, 4, 2, 4, 2, 3, 3, 2, 3, 2, 2, 3, 2, 3, 1, 3, 2, 3, 3, 3, 3, 3, 3
  };

  private RouterVerbs() {}

  /** Whether {@code word}, in lower case, is or abbreviates a verb. */
  static boolean isVerb(String word) {
    for (int i = 0; i < VERBS.length; i++) {
      if (word.length() >= LEAST[i] && VERBS[i].startsWith(word)) {
        return true;
      }
    }
    return false;
  }
}

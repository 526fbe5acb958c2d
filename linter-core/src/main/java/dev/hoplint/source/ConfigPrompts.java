package dev.hoplint.source;

import java.util.Arrays;

/**
 * Prompts of configuration modes, {@code R1(config-if)#}: what was typed after one is a line of a
 * configuration. They give way to {@link TerminalLog#FILLER}, if all prompts of the text are of one
 * router: the lines of two are not to be taken for those of one.
 */
final class ConfigPrompts {
  private static final String MODE = "(config";

  private final byte[] bytes;

  /** Where the router's name is written first. */
  private int name;

  private int nameLength;

  private ConfigPrompts(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The text without such prompts, in the same array unless it is to be copied. */
  static byte[] without(byte[] bytes, boolean copy) {
    ConfigPrompts prompts = new ConfigPrompts(bytes);
    return prompts.isOfOneRouter() ? prompts.fill(copy ? bytes.clone() : bytes) : bytes;
  }

  /** Whether there is such a prompt, and no prompt of another router. */
  private boolean isOfOneRouter() {
    for (int at = 0; at < bytes.length; at = nextLine(at)) {
      int end = afterName(at);
      if (end > at && afterMode(end) > end) {
        name = at;
        nameLength = end - at;
        return hasNoOther();
      }
    }
    return false;
  }

  private boolean hasNoOther() {
    for (int at = 0; at < bytes.length; at = nextLine(at)) {
      int end = afterName(at);
      boolean prompt = end > at && (afterMode(end) > end || is(end, "#") || is(end, ">"));
      if (prompt && !Arrays.equals(bytes, at, end, bytes, name, name + nameLength)) {
        return false;
      }
    }
    return true;
  }

  private byte[] fill(byte[] filled) {
    for (int at = 0; at < bytes.length; at = nextLine(at)) {
      int end = afterName(at);
      int command = end > at ? afterMode(end) : end;
      // What runs as if it were typed outside, and what prints nothing, stay a session's.
      if (command > end && !is(command, "do ") && !isLineEnd(command)) {
        Arrays.fill(filled, at, command, TerminalLog.FILLER);
      }
    }
    return filled;
  }

  private int nextLine(int from) {
    int at = from;
    while (!isLineEnd(at)) {
      at++;
    }
    return at + 1;
  }

  private boolean isLineEnd(int at) {
    return at >= bytes.length || bytes[at] == '\n' || bytes[at] == '\r';
  }

  private int afterName(int from) {
    int at = from;
    while (at < bytes.length && isNameByte(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isNameByte(int b) {
    return Words.isLetter(b) || Words.isDigit(b) || b == '-' || b == '_' || b == '.';
  }

  /**
   * The offset of the command after {@code (config-if)#}; {@code from} if that stands not there.
   */
  private int afterMode(int from) {
    if (!is(from, MODE)) {
      return from;
    }
    int at = from;
    while (!isLineEnd(at) && bytes[at] != ')' && bytes[at] != ' ') {
      at++;
    }
    if (!is(at, ")#")) {
      return from;
    }
    at += 2;
    while (at < bytes.length && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  private boolean is(int at, String text) {
    if (at + text.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

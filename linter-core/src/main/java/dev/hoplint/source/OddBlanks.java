package dev.hoplint.source;

/**
 * Blanks that pages and word processors put into what is copied from them, all of three bytes in
 * UTF-8: the spaces U+2000 to U+200A, U+202F and U+3000, and the marks without width.
 */
final class OddBlanks {
  private OddBlanks() {}

  /**
   * The same array if there is none, else one of the same length in which blanks that a terminal
   * knows stand for them.
   *
   * @param owned whether the array may be changed
   */
  static byte[] plain(byte[] bytes, boolean owned) {
    byte[] plain = bytes;
    for (int i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] >= 0) {
        continue;
      }
      int width = width(bytes, i);
      if (width >= 0) {
        plain = plain == bytes && !owned ? bytes.clone() : plain;
        plain[i] = width == 0 ? TerminalLog.FILLER : (byte) ' ';
        plain[i + 1] = TerminalLog.FILLER;
        plain[i + 2] = TerminalLog.FILLER;
        i += 2;
      }
    }
    return plain;
  }

  /** 0 for a mark without width, 1 for a space, -1 for anything else. */
  private static int width(byte[] bytes, int at) {
    int character =
        ((bytes[at] & 0xF) << 12) | ((bytes[at + 1] & 0x3F) << 6) | (bytes[at + 2] & 0x3F);
    if ((bytes[at] & 0xF0) != 0xE0) {
      return -1;
    }
    if (character >= 0x200B && character <= 0x200F) {
      return 0;
    }
    return switch (character) {
      case 0x2060, 0xFEFF -> 0;
      case 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005 -> 1;
      case 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x3000 -> 1;
      default -> -1;
    };
  }
}

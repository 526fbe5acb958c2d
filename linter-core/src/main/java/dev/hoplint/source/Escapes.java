package dev.hoplint.source;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Text that was read from a file, made fit for one line of a terminal. A control character could
 * end the line or drive the terminal; a format character could reorder what is shown (the "Trojan
 * Source" attack, CVE-2021-42574); half a surrogate pair cannot be written as UTF-8.
 */
public final class Escapes {
  private Escapes() {}

  /** {@code text} with every character that {@link #escape} knows replaced by its escape. */
  public static String line(String text) {
    StringBuilder escaped = null;
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      String escape = escape(codePoint);
      if (escape != null && escaped == null) {
        escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (escaped == null) {
        continue;
      }
      if (escape == null) {
        escaped.appendCodePoint(codePoint);
      } else {
        escaped.append(escape);
      }
    }
    return escaped == null ? text : escaped.toString();
  }

  /** What stands for a character that must not be written as it is; null for all others. */
  public static @Nullable String escape(int codePoint) {
    if (codePoint >= ' ' && codePoint < 0x7f) {
      return null;
    }
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> isHarmful(codePoint) ? number(codePoint) : null;
    };
  }

  private static String number(int codePoint) {
    HexFormat hex = HexFormat.of();
    return codePoint <= 0xffff
        ? "\\u" + hex.toHexDigits((char) codePoint)
        : "\\U" + hex.toHexDigits(codePoint);
  }

  private static boolean isHarmful(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}

package dev.hoplint.source;

/** A user's text inside a message of one line. */
public final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /** The text as {@link #inLine} gives it, cut to 60 characters. */
  public static String of(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return inLine(text);
    }
    return inLine(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "…";
  }

  /** The text with {@code ?} for every control character, line end and unpaired surrogate. */
  public static String inLine(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(Escapes.escape(c) == null ? c : '?'));
    return shown.toString();
  }
}

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
    text.codePoints().forEach(c -> shown.appendCodePoint(isPlain(c) ? c : '?'));
    return shown.toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

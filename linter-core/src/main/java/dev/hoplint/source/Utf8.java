package dev.hoplint.source;

/** Whether bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates). */
public final class Utf8 {
  private Utf8() {}

  static boolean isValid(byte[] bytes) {
    return firstFault(bytes) < 0;
  }

  /** Offset of the first byte of the first malformed sequence, or -1 if there is none. */
  public static int firstFault(byte[] bytes) {
    int i = 0;
    while (i < bytes.length) {
      if (bytes[i] >= 0) {
        i++;
        continue;
      }
      int length = sequenceLength(bytes, i);
      if (length == 0) {
        return i;
      }
      i += length;
    }
    return -1;
  }

  /**
   * Length of the multi-byte sequence at {@code i}, or 0 if it is malformed (RFC 3629 section 4).
   */
  private static int sequenceLength(byte[] bytes, int i) {
    int lead = bytes[i] & 0xFF;
    int second = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return isTail(second) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      int low = lead == 0xE0 ? 0xA0 : 0x80;
      int high = lead == 0xED ? 0x9F : 0xBF;
      return second >= low && second <= high && tailAt(bytes, i + 2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      int low = lead == 0xF0 ? 0x90 : 0x80;
      int high = lead == 0xF4 ? 0x8F : 0xBF;
      boolean valid =
          second >= low && second <= high && tailAt(bytes, i + 2) && tailAt(bytes, i + 3);
      return valid ? 4 : 0;
    }
    return 0;
  }

  private static boolean tailAt(byte[] bytes, int i) {
    return i < bytes.length && isTail(bytes[i] & 0xFF);
  }

  private static boolean isTail(int b) {
    return (b & 0xC0) == 0x80;
  }
}

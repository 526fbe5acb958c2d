package dev.hoplint.parse.ios;

/** Numbers straight from a token's bytes. */
final class Numbers {
  private Numbers() {}

  /** The value of a token of digits, or -1 if it is over {@link Integer#MAX_VALUE}. */
  static int parse(IosToken digits) {
    long value = parseLong(digits);
    return value > Integer.MAX_VALUE ? -1 : (int) value;
  }

  /** The value of a token of digits, or -1 if it is over 2^32 - 1, the largest that IOS knows. */
  static long parseLong(IosToken digits) {
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      value = value * 10 + digits.byteAt(i) - '0';
      if (value > 0xffff_ffffL) {
        return -1;
      }
    }
    return value;
  }

  /** The value of a text, or -1 if it is not all digits or over {@link Integer#MAX_VALUE}. */
  static int parse(String digits) {
    long value = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length() && value >= 0; i++) {
      int digit = digits.charAt(i) - '0';
      value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
      value = value > Integer.MAX_VALUE ? -1 : value;
    }
    return (int) value;
  }

  /** The 32 bits of a token of four numbers with dots between them, or -1 if one is over 255. */
  static long address(IosToken quad) {
    long bits = 0;
    int octet = 0;
    for (int i = 0; i < quad.length(); i++) {
      byte b = quad.byteAt(i);
      if (b == '.') {
        bits = bits << 8 | octet;
        octet = 0;
      } else {
        octet = octet * 10 + b - '0';
        if (octet > 255) {
          return -1;
        }
      }
    }
    return bits << 8 | octet;
  }
}

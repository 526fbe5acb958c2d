package dev.hoplint.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Which code page text is in that is not UTF-8. Windows prints {@code route print} in the page of
 * its language; the words do not matter for the facts, but the columns of a finding do.
 */
final class CodePage {
  private CodePage() {}

  /**
   * The page whose everyday characters the high bytes look like: Japanese by its kana, Chinese and
   * Korean by pairs of high bytes (hangul lie in rows B0–C8 of KS X 1001, while the hanzi of GB
   * 2312 go on to F7), else Western European.
   */
  static Charset guess(byte[] bytes) {
    int kana = 0;
    int pairs = 0;
    int beyondHangul = 0;
    int single = 0;
    boolean undefinedIn1252 = false;
    int i = 0;
    while (i < bytes.length) {
      int b = bytes[i] & 0xFF;
      int next = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
      if (b < 0x80) {
        i++;
        continue;
      }
      undefinedIn1252 |= b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
      if (isKana(b, next)) {
        kana++;
        i += 2;
      } else if (b >= 0xA1 && b != 0xFF && next >= 0xA1 && next != 0xFF) {
        pairs++;
        beyondHangul += b > 0xC8 ? 1 : 0;
        i += 2;
      } else {
        single++;
        i++;
      }
    }
    if (kana > 0 && kana * 2 >= single) {
      return supported("windows-31j", undefinedIn1252);
    }
    if (pairs > single) {
      return supported(beyondHangul > 0 ? "GBK" : "x-windows-949", undefinedIn1252);
    }
    return supported("windows-1252", undefinedIn1252);
  }

  /** Hiragana and katakana of CP932. */
  private static boolean isKana(int lead, int trail) {
    return (lead == 0x82 && trail >= 0x9F && trail <= 0xF1)
        || (lead == 0x83 && trail >= 0x40 && trail <= 0x96 && trail != 0x7F);
  }

  /**
   * A small Java runtime may lack the page; Latin-1 is always there and gives every byte a letter.
   */
  private static Charset supported(String name, boolean undefinedIn1252) {
    if (!Charset.isSupported(name) || (undefinedIn1252 && name.equals("windows-1252"))) {
      return StandardCharsets.ISO_8859_1;
    }
    return Charset.forName(name);
  }
}

package dev.hoplint.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text: UTF-8 and UTF-16 with or without a byte order mark, else a national code page.
 * Whatever is not binary becomes text.
 */
public final class Decoding {
  /** What is looked at to tell text from a binary, in bytes. */
  static final int FIRST_BLOCK = 8192;

  static final String BINARY = "a binary file";

  private Decoding() {}

  public static Decoded decode(SourceFile file, byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      byte[] rest = Arrays.copyOfRange(bytes, 3, bytes.length);
      return eightBit(file, rest, true);
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return new Decoded.Failed("UTF-32 text is not supported: save the file as UTF-8");
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return utf16(file, bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return utf16(file, bytes, 2, StandardCharsets.UTF_16BE);
    }
    int block = Math.min(bytes.length, FIRST_BLOCK);
    Charset wide = wideCharset(bytes, block);
    if (wide != null && utf16(file, bytes, 0, wide) instanceof Decoded.Text text) {
      return text;
    }
    if (isBinary(bytes, block)) {
      return new Decoded.Skipped(BINARY);
    }
    return eightBit(file, bytes, false);
  }

  /** Never fails: a stray byte of another page in a description must not cost the file. */
  private static Decoded eightBit(SourceFile file, byte[] bytes, boolean byteOrderMark) {
    if (Utf8.isValid(bytes)) {
      return new Decoded.Text(new SourceText(file, bytes), StandardCharsets.UTF_8, byteOrderMark);
    }
    Charset legacy = CodePage.guess(bytes);
    String text = new String(bytes, legacy);
    return new Decoded.Text(SourceText.of(file, text), legacy, byteOrderMark);
  }

  /**
   * UTF-16 without a byte order mark gives itself away by the zero high bytes of its ASCII letters:
   * on one side of the pairs only.
   */
  private static @Nullable Charset wideCharset(byte[] bytes, int block) {
    int pairs = block / 2;
    if (pairs < 2) {
      return null;
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < block; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    // The other side's low bytes are zero only in rare characters such as U+3000.
    if (odd * 2 > pairs && even * 10 < odd) {
      return StandardCharsets.UTF_16LE;
    }
    return even * 2 > pairs && odd * 10 < even ? StandardCharsets.UTF_16BE : null;
  }

  /** Whether the first block alone tells that the file is no text. */
  static boolean isCertainlyBinary(byte[] block) {
    return isBinary(block, block.length)
        && wideCharset(block, block.length) == null
        && !startsWith(block, 0xFF, 0xFE)
        && !startsWith(block, 0xFE, 0xFF)
        && !startsWith(block, 0, 0, 0xFE, 0xFF);
  }

  /**
   * Whether the first block holds more control bytes than any terminal leaves behind. Telnet sends
   * a NUL after a bare CR, and a file that was not written to its end has them there: they alone
   * are no sign of a binary, among ASCII and not too many.
   */
  private static boolean isBinary(byte[] bytes, int block) {
    int controls = 0;
    int nuls = 0;
    boolean ascii = true;
    for (int i = 0; i < block; i++) {
      int b = bytes[i] & 0xFF;
      nuls += b == 0 ? 1 : 0;
      controls += b != 0 && isStrangeControl(b) ? 1 : 0;
      ascii &= b < 0x80;
    }
    if (nuls > 0) {
      return controls > 0 || !ascii || nuls * 10 > block || isArchive(bytes, block);
    }
    return controls * 10 > block;
  }

  /** A POSIX tar file holds texts as they are, and much else. */
  private static boolean isArchive(byte[] bytes, int block) {
    byte[] magic = "ustar".getBytes(StandardCharsets.US_ASCII);
    return block > 257 + magic.length
        && Arrays.equals(bytes, 257, 257 + magic.length, magic, 0, magic.length);
  }

  /**
   * Not strange: tab, line ends, form feed; backspace and escape, which terminals log; U+0003, with
   * which IOS delimits banners; U+001A, with which DOS ended files.
   */
  private static boolean isStrangeControl(int b) {
    return b == 0x7F
        || (b < 0x20
            && switch (b) {
              case 0x03, '\b', '\t', '\n', 0x0B, '\f', '\r', 0x1A, 0x1B -> false;
              default -> true;
            });
  }

  private static Decoded utf16(SourceFile file, byte[] bytes, int from, Charset charset) {
    if ((bytes.length - from) % 2 != 0) {
      return new Decoded.Failed("malformed UTF-16: the last character is cut in half");
    }
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate((bytes.length - from) / 2);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      return new Decoded.Failed(
          "malformed UTF-16: half of a surrogate pair at byte " + in.position());
    }
    out.flip();
    try {
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(out);
      byte[] text = new byte[utf8.remaining()];
      utf8.get(text);
      return new Decoded.Text(new SourceText(file, text), charset, from > 0);
    } catch (CharacterCodingException e) {
      // The decoder above lets no lone surrogate through.
      throw new IllegalStateException(e);
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}

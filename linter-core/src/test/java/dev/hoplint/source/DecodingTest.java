package dev.hoplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {
  private static final SourceFile FILE = new SourceFile("a.cfg");
  private static final String TEXT =
      "hostname R1\r\n! caf\u00e9 \ud55c\uae00 \ud83d\ude00\r\nend\r\n";

  private static Decoded.Text text(byte[] bytes) {
    assertThat(Decoding.decode(FILE, bytes)).isInstanceOf(Decoded.Text.class);
    return (Decoded.Text) Decoding.decode(FILE, bytes);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] join(byte[] a, byte[] b) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(a);
    out.writeBytes(b);
    return out.toByteArray();
  }

  @Test
  void utf8WithAndWithoutByteOrderMark() {
    byte[] plain = TEXT.getBytes(StandardCharsets.UTF_8);
    assertThat(text(plain).text().text()).isEqualTo(TEXT);
    assertThat(text(plain).byteOrderMark()).isFalse();
    Decoded.Text marked = text(join(bytes(0xEF, 0xBB, 0xBF), plain));
    assertThat(marked.text().text()).isEqualTo(TEXT);
    assertThat(marked.byteOrderMark()).isTrue();
    assertThat(marked.charset()).isEqualTo(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE, FF, FE", "UTF-16BE, FE, FF"})
  void utf16WithAndWithoutByteOrderMark(String name, String first, String second) {
    Charset charset = Charset.forName(name);
    byte[] plain = TEXT.getBytes(charset);
    assertThat(text(plain).text().text()).isEqualTo(TEXT);
    assertThat(text(plain).charset()).isEqualTo(charset);
    byte[] mark = bytes(Integer.parseInt(first, 16), Integer.parseInt(second, 16));
    Decoded.Text marked = text(join(mark, plain));
    assertThat(marked.text().text()).isEqualTo(TEXT);
    assertThat(marked.byteOrderMark()).isTrue();
    assertThat(marked.charset()).isEqualTo(charset);
  }

  @Test
  void malformedUtf16() {
    byte[] good = join(bytes(0xFF, 0xFE), "end".getBytes(StandardCharsets.UTF_16LE));
    assertThat(Decoding.decode(FILE, join(good, bytes('x'))))
        .isEqualTo(new Decoded.Failed("malformed UTF-16: the last character is cut in half"));
    assertThat(Decoding.decode(FILE, join(good, bytes(0x00, 0xD8, 'x', 0))))
        .isEqualTo(new Decoded.Failed("malformed UTF-16: half of a surrogate pair at byte 8"));
    assertThat(Decoding.decode(FILE, join(good, bytes(0x3D, 0xD8))))
        .isEqualTo(new Decoded.Failed("malformed UTF-16: half of a surrogate pair at byte 8"));
  }

  @Test
  void utf32IsNamed() {
    assertThat(Decoding.decode(FILE, bytes(0xFF, 0xFE, 0, 0, 'a', 0, 0, 0)))
        .isEqualTo(new Decoded.Failed("UTF-32 text is not supported: save the file as UTF-8"));
  }

  @Test
  void binaries() {
    assertThat(Decoding.decode(FILE, bytes(0x89, 'P', 'N', 'G', 0, 0, 0, 13)))
        .isInstanceOf(Decoded.Skipped.class);
    assertThat(Decoding.decode(FILE, bytes('a', 1, 2, 4, 5, 6, 'b')))
        .isInstanceOf(Decoded.Skipped.class);
    byte[] random = new byte[4000];
    new Random(1).nextBytes(random);
    assertThat(Decoding.decode(FILE, random)).isInstanceOf(Decoded.Skipped.class);
  }

  @Test
  void controlsThatTextHolds() {
    String banner =
        "banner motd \u0003\nhello\n\u0003\n--More--\b\b\b\b\u001b[Khostname R1\n\u001a";
    assertThat(text(banner.getBytes(StandardCharsets.UTF_8)).text().text()).isEqualTo(banner);
  }

  @ParameterizedTest
  @CsvSource({
    "x-windows-949, 활성 경로:  영구 경로:  인터페이스 목록  연결됨",
    "windows-31j, アクティブ ルート:  固定ルート:  インターフェイス一覧  リンク上",
    "GBK, 活动路由:  永久路由:  接口列表  在链路上",
    "windows-1252, Aktive Routen:  Ständige Routen:  für  Übertragung",
    "windows-1252, Itinéraires actifs  Destination réseau"
  })
  void codePages(String name, String heading) {
    Charset charset = Charset.forName(name);
    String dump = "C:\\>route print\n" + heading + "\n0.0.0.0 0.0.0.0 10.0.0.1 10.0.0.9 25\n";
    Decoded.Text decoded = text(dump.getBytes(charset));
    assertThat(decoded.text().text()).isEqualTo(dump);
    assertThat(decoded.charset()).isEqualTo(charset);
  }

  @Test
  void aStrayByteCostsNothingElse() {
    byte[] config =
        join(
            "interface Gi0/0\n description Z".getBytes(StandardCharsets.US_ASCII),
            join(
                bytes(0xFC),
                "rich\n ip address 10.0.0.1 255.0.0.0\n".getBytes(StandardCharsets.US_ASCII)));
    assertThat(text(config).text().text())
        .isEqualTo("interface Gi0/0\n description Z\u00fcrich\n ip address 10.0.0.1 255.0.0.0\n");
    // 0x81 is no letter of any of the pages.
    assertThat(text(join(config, bytes(0x81))).charset()).isEqualTo(StandardCharsets.ISO_8859_1);
    // A mark promises UTF-8 that does not come.
    assertThat(text(join(bytes(0xEF, 0xBB, 0xBF), config)).text().text()).contains("Z\u00fcrich");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void short_(int length) {
    assertThat(text("end".substring(0, length).getBytes(StandardCharsets.UTF_8)).text().text())
        .hasSize(length);
  }

  /** The JDK's own decoder is the judge. */
  @Test
  void utf8IsJudgedAsTheJdkDoes() {
    Random random = new Random(7);
    int[] leads = {
      0x41, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF
    };
    int[] tails = {0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0};
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(5)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            (byte)
                (i == 0 || random.nextInt(4) == 0
                    ? leads[random.nextInt(leads.length)]
                    : tails[random.nextInt(tails.length)]);
      }
      assertThat(Utf8.isValid(bytes)).isEqualTo(isValid(bytes));
    }
  }

  private static boolean isValid(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
      return true;
    } catch (java.nio.charset.CharacterCodingException e) {
      return false;
    }
  }
}

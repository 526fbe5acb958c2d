package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.source.PartKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same configuration in every form that files come in, and files that are none. */
class InputFormTest {

  /** What is found, and where, as a user sees it. */
  private static List<String> findings(LintResult result) {
    assertThat(result.defects()).isEmpty();
    return result.findings().stream().map(InputFormTest::shown).toList();
  }

  private static String shown(ReportedFinding f) {
    return "%s:%s %s %s %s"
        .formatted(
            f.finding().span().file().path(),
            f.position(),
            f.finding().rule().id(),
            f.finding().severity(),
            f.finding().message());
  }

  /** What is found with r2.cfg in another form. */
  private static List<String> findings(byte[] r2) throws Exception {
    try (TestFolder folder = Lab.copy("")) {
      folder.write("r2.cfg", r2);
      return findings(Lab.lint(folder.path()));
    }
  }

  private static String r2() throws IOException {
    return Lab.text("base/r2.cfg");
  }

  private static List<String> usual() throws Exception {
    List<String> usual = findings(r2().getBytes(StandardCharsets.UTF_8));
    assertThat(usual).anyMatch(f -> f.startsWith("r2.cfg:") && f.contains("FRG-101"));
    return usual;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r"})
  void lineEndsChangeNothing(String lineEnd) throws Exception {
    byte[] bytes = r2().replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
    assertThat(findings(bytes)).isEqualTo(usual());
  }

  @Test
  void mixedLineEndsChangeNothing() throws Exception {
    StringBuilder mixed = new StringBuilder();
    String[] ends = {"\n", "\r\n", "\r"};
    int i = 0;
    for (String line : r2().lines().toList()) {
      // A CR before an empty line that ends with LF would be one line end, not two.
      mixed.append(line).append(ends[line.isEmpty() ? 1 : i++ % 3]);
    }
    assertThat(findings(mixed.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(usual());
  }

  @Test
  void aByteOrderMarkIsNoColumn() throws Exception {
    // The mark stands before the first line, so that line is the one to look at.
    String marked = "\ufeff" + r2();
    assertThat(findings(marked.getBytes(StandardCharsets.UTF_8))).isEqualTo(usual());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void sixteenBitsAreReadOrReported(String charset) throws Exception {
    byte[] bytes = ("\ufeff" + r2()).getBytes(Charset.forName(charset));
    try (TestFolder folder = Lab.copy("")) {
      folder.write("r2.cfg", bytes);
      LintResult result = Lab.lint(folder.path());
      boolean read =
          result.files().stream()
              .filter(f -> f.file().equals("r2.cfg"))
              .flatMap(f -> f.parts().stream())
              .anyMatch(p -> p.kind() == PartKind.IOS_CONFIG);
      if (read) {
        assertThat(findings(result)).isEqualTo(usual());
      } else {
        assertThat(result.notAnalysed()).anyMatch(n -> n.file().equals("r2.cfg"));
      }
    }
  }

  @Test
  void aMissingLastLineEndChangesNothing() throws Exception {
    assertThat(findings(r2().stripTrailing().getBytes(StandardCharsets.UTF_8))).isEqualTo(usual());
  }

  @Test
  void wordsInAnyScriptChangeNothing() throws Exception {
    String text = Lab.replaced(r2(), "description to ISP", "description \ud83d\ude80 한국");
    assertThat(findings(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(usual());
  }

  /** Files that are no configuration, beside the lab's: they change none of its findings. */
  @Test
  void whatIsNoConfigurationChangesNothing() throws Exception {
    byte[] binary = new byte[100_000];
    SplittableRandom random = new SplittableRandom(1);
    random.nextBytes(binary);
    Map<String, byte[]> others =
        Map.of(
            "empty.cfg",
            new byte[0],
            "blank.cfg",
            "\n \n\t\r\n".getBytes(StandardCharsets.UTF_8),
            "binary.cfg",
            binary,
            "image.png",
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0},
            "notes.txt",
            "Call the ISP about R2.\n".getBytes(StandardCharsets.UTF_8),
            "zeros.txt",
            new byte[4096],
            "half.txt",
            new byte[] {(byte) 0xe2, (byte) 0x82},
            "other.json",
            "{\"interface\": [\"Tunnel23\"]}".getBytes(StandardCharsets.UTF_8));
    List<String> usual = usual();
    for (Map.Entry<String, byte[]> other : others.entrySet()) {
      try (TestFolder folder = Lab.copy("")) {
        folder.write(other.getKey(), other.getValue());
        assertThat(findings(Lab.lint(folder.path()))).as(other.getKey()).isEqualTo(usual);
      }
    }
  }

  @Test
  void anEmptyFolderIsNoFault() throws Exception {
    try (TestFolder folder = TestFolder.create()) {
      assertThat(findings(Lab.lint(folder.path()))).isEmpty();
    }
  }

  /** Cut off anywhere, as an upload that broke. */
  @Test
  void aFileMayEndAnywhere() throws Exception {
    byte[] whole = r2().getBytes(StandardCharsets.UTF_8);
    try (TestFolder folder = Lab.copy("")) {
      for (int end = 0; end < whole.length; end += 7) {
        String text = new String(whole, 0, end, StandardCharsets.UTF_8);
        folder.write("r2.cfg", text);
        LintResult result = Lab.lint(folder.path());
        assertThat(result.defects()).as("cut at byte %d", end).isEmpty();
      }
    }
  }

  /** 50 MB of entries, routes and interfaces, and the case study at their end. */
  @Test
  void aVeryLargeFileIsReadToItsEnd() throws Exception {
    StringBuilder large = new StringBuilder(51_000_000);
    large.append("hostname R2\n!\n");
    int n = 0;
    while (large.length() < 30_000_000) {
      if (n % 10_000 == 0) {
        large.append("ip access-list extended LARGE").append(n).append('\n');
      }
      large.append(" permit tcp ").append(address(10, n)).append(" 0.0.0.0 host 192.0.2.");
      large.append(n % 251).append(" eq ").append(1 + n % 60_000).append('\n');
      n++;
    }
    large.append("!\n");
    while (large.length() < 40_000_000) {
      large.append("ip route ").append(address(11, n++)).append(" 255.255.255.255 203.0.113.1\n");
    }
    large.append("!\n");
    while (large.length() < 50_000_000) {
      large.append("interface Loopback").append(n).append('\n');
      large.append(" description number ").append(n).append(" of very many\n");
      large.append(" ip address ").append(address(12, n++)).append(" 255.255.255.255\n!\n");
    }
    String study = Lab.replaced(r2(), "hostname R2\n", "");
    large.append(study);
    int lines = (int) large.chars().filter(c -> c == '\n').count();
    try (TestFolder folder = Lab.copy("")) {
      folder.write("r2.cfg", large.toString());
      LintResult result = Lab.lint(folder.path());
      assertThat(findings(result)).anyMatch(f -> f.startsWith("r2.cfg:") && f.contains("FRG-101"));
      assertThat(result.files())
          .filteredOn(f -> f.file().equals("r2.cfg"))
          .singleElement()
          .satisfies(f -> assertThat(f.lines()).isEqualTo(lines));
    }
  }

  private static String address(int firstOctet, int n) {
    return firstOctet + "." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255);
  }

  @Test
  void aVeryLongLineIsOneLine() throws Exception {
    String text = Lab.replaced(r2(), "to ISP", "word ".repeat(1_000_000));
    assertThat(findings(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(usual());
    assertThat(findings((r2() + "x".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(usual());
  }
}

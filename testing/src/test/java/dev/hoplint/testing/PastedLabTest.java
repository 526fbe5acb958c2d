package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The case studies' dumps as they are pasted, saved and logged: what is found stays the same. */
class PastedLabTest {
  private static final Map<String, Function<String, byte[]>> FORMS =
      Map.ofEntries(
          Map.entry("quoted", text -> bytes(text.replaceAll("(?m)^", "> "))),
          Map.entry("indented", text -> bytes(text.replaceAll("(?m)^", "\t"))),
          Map.entry("collapsed", text -> bytes(text.replaceAll("(?m)(?<=\\S)[ \t]+", " "))),
          Map.entry("tabs", text -> bytes(text.replaceAll("(?<=\\S) {2,}", "\t"))),
          Map.entry("double spaced", text -> bytes(text.replace("\n", "\n\n"))),
          Map.entry("trailing blanks", text -> bytes(text.replace("\n", "    \n"))),
          Map.entry("CRLF", text -> bytes(text.replace("\n", "\r\n"))),
          Map.entry("CR CRLF of a console log", text -> bytes(text.replace("\n", "\r\r\n"))),
          Map.entry("fenced", text -> bytes("```\n" + text + "```\n")),
          Map.entry("with prose", text -> bytes("Hello,\nthis is what it prints:\n\n" + text)),
          Map.entry("coloured", text -> bytes(text.replaceAll("vmk", "\033[1;32mvmk\033[0m"))),
          Map.entry("no-break spaces", text -> bytes(text.replace("  ", "\u00a0\u00a0"))),
          Map.entry("ideographic spaces", text -> bytes(text.replace("  ", "\u3000"))),
          Map.entry("marked", text -> bytes("\ufeff" + text)),
          Map.entry("UTF-16LE", text -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)),
          Map.entry(
              "UTF-16LE without a mark, CRLF",
              text -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_16LE)),
          Map.entry("UTF-16BE", text -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE)),
          Map.entry("windows-1252", text -> text.getBytes(Charset.forName("windows-1252"))));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Stream<Arguments> cases() {
    return Stream.of("esxi/before", "esxi/after", "windows")
        .flatMap(lab -> FORMS.keySet().stream().sorted().map(form -> Arguments.of(lab, form)));
  }

  private static List<String> findings(TestFolder folder) throws Exception {
    LintResult result = Lab.lint(folder.path());
    assertThat(result.defects()).isEmpty();
    return result.findings().stream()
        .map(
            f ->
                f.finding().rule().id()
                    + " "
                    + f.finding().severity()
                    + " "
                    + f.finding().message())
        .sorted()
        .toList();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void whatIsFoundStays(String lab, String form) throws Exception {
    try (TestFolder folder = TestFolder.create()) {
      folder.copy(Lab.folder(lab));
      if (lab.startsWith("esxi")) {
        folder.write("hoplint.yaml", Lab.text("esxi/hoplint.yaml"));
      }
      List<String> usual = findings(folder);
      assertThat(usual.isEmpty()).isEqualTo(lab.equals("esxi/after"));
      for (Map.Entry<String, byte[]> file : folder.contents().entrySet()) {
        if (file.getKey().endsWith(".txt")) {
          String text = new String(file.getValue(), StandardCharsets.UTF_8);
          folder.write(file.getKey(), FORMS.get(form).apply(text));
        }
      }
      assertThat(findings(folder)).isEqualTo(usual);
    }
  }
}

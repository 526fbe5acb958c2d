package dev.hoplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {
  @ParameterizedTest
  @CsvSource({
    "0000, '\\u0000'",
    "000a, '\\n'",
    "000d, '\\r'",
    "0009, '\\t'",
    "001b, '\\u001b'",
    "007f, '\\u007f'",
    "0085, '\\u0085'",
    "200b, '\\u200b'",
    "2028, '\\u2028'",
    "202e, '\\u202e'",
    "2066, '\\u2066'",
    "feff, '\\ufeff'",
    "e0001, '\\U000e0001'"
  })
  void whatCouldEndTheLineOrDriveTheTerminal(String hex, String escape) {
    String character = Character.toString(Integer.parseInt(hex, 16));

    assertThat(Escapes.line("a" + character + "b")).isEqualTo("a" + escape + "b");
  }

  @Test
  void halfAPairCannotBeWritten() {
    assertThat(Escapes.line("a\ud83d")).isEqualTo("a\\ud83d");
    assertThat(Escapes.line("\ude80b")).isEqualTo("\\ude80b");
  }

  @Test
  void everythingElseStays() {
    String text = " ~ \u00a0 ä ß 回線 e\u0301 🚀 \\n [x]: 100% ";

    assertThat(Escapes.line(text)).isSameAs(text);
  }
}

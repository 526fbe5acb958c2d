package dev.hoplint.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayLineTest {
  /** The widths that `wcwidth` of glibc 2.36 gives in a UTF-8 locale. */
  @ParameterizedTest
  @CsvSource({
    "0041, 1",
    "00e4, 1",
    "0301, 0",
    "20dd, 0",
    "1100, 2",
    "1161, 0",
    "115f, 2",
    "2329, 2",
    "232b, 1",
    "2500, 1",
    "26a1, 2",
    "26a2, 1",
    "2e80, 2",
    "303e, 2",
    "303f, 1",
    "3042, 2",
    "4e00, 2",
    "9fff, 2",
    "ac00, 2",
    "d7a3, 2",
    "d7b0, 0",
    "4dc0, 2",
    "f900, 2",
    "ff01, 2",
    "ff61, 1",
    "ffe0, 2",
    "ffe8, 1",
    "1f004, 2",
    "1f005, 1",
    "1f680, 2",
    "1f5ff, 2",
    "20000, 2"
  })
  void widths(String hex, int cells) {
    assertThat(CharWidth.of(Integer.parseInt(hex, 16))).isEqualTo(cells);
  }

  @Test
  void tabsEndAtStopsOfEight() {
    DisplayLine line = DisplayLine.of("a\tb\t1234567\t8");

    assertThat(line.shown(0, line.length())).isEqualTo("a       b       1234567 8");
    assertThat(line.cell(2)).isEqualTo(8);
    assertThat(line.cell(4)).isEqualTo(16);
    assertThat(line.cell(12)).isEqualTo(24);
  }

  @Test
  void aTabAfterAWideCharacterEndsAtTheSameStop() {
    assertThat(DisplayLine.of("回\tb").cell(2)).isEqualTo(8);
  }

  @Test
  void aPairIsNeverCut() {
    DisplayLine line = DisplayLine.of("a🚀b");

    assertThat(line.cell(1)).isEqualTo(1);
    assertThat(line.cell(2)).isEqualTo(3);
    assertThat(line.cell(3)).isEqualTo(3);
    assertThat(line.shown(0, 2)).isEqualTo("a🚀");
    assertThat(line.shown(2, 4)).isEqualTo("b");
  }

  @Test
  void columnsBehindTheEndAreTheEnd() {
    assertThat(DisplayLine.of("ab").cell(7)).isEqualTo(2);
  }
}

package dev.hoplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "abc, abc, 0",
    "abc, '', 3",
    "'', abc, 3",
    "kitten, sitting, 3",
    "flaw, lawn, 2",
    "ca, ac, 1",
    "frg-110, frg-101, 1",
    "ca, abc, 3"
  })
  void distances(String a, String b, int edits) {
    assertThat(Nearest.distance(a, b)).isEqualTo(edits);
    assertThat(Nearest.distance(b, a)).isEqualTo(edits);
  }

  @Test
  void theFirstOfTheNearest() {
    List<String> known = List.of("FRG-101", "FRG-102", "MTU-301", "MTU");

    assertThat(Nearest.to("FRG-10", known)).isEqualTo("FRG-101");
    assertThat(Nearest.to("mtu", known)).isEqualTo("MTU");
    assertThat(Nearest.to("MUT-301", known)).isEqualTo("MTU-301");
    assertThat(Nearest.to("x", List.of())).isNull();
  }
}

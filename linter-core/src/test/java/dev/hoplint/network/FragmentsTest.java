package dev.hoplint.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FragmentsTest {

  @ParameterizedTest
  @CsvSource({
    "1476, 1440, 1436+60",
    "1500, 1440, 1436+84",
    "1500, 1476, 1476+44",
    "1500, 1400, 1396+124",
    "1440, 1440, 1440",
    "4028, 1500, 1500+1500+1068",
  })
  void piecesCarryWholeEights(int total, int mtu, String sizes) {
    assertThat(Fragments.sizes(total, mtu).stream().map(String::valueOf).toList())
        .containsExactly(sizes.split("\\+", -1));
  }

  @Test
  void piecesCarryWhatThePacketCarried() {
    for (int total = 28; total < 3000; total += 7) {
      for (int mtu = 68; mtu < 1600; mtu += 13) {
        List<Integer> sizes = Fragments.sizes(total, mtu);
        int payload = sizes.stream().mapToInt(s -> s - Fragments.IP_HEADER).sum();
        assertThat(payload).isEqualTo(total - Fragments.IP_HEADER);
        assertThat(sizes).allSatisfy(size -> assertThat(size).isPositive());
        assertThat(Collections.max(sizes)).isLessThanOrEqualTo(mtu);
        assertThat(sizes.subList(0, sizes.size() - 1))
            .allMatch(s -> (s - Fragments.IP_HEADER) % 8 == 0);
      }
    }
  }

  @Test
  void noLinkIsTooSmallForEightBytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> Fragments.sizes(1500, 27));
  }

  @ParameterizedTest
  @CsvSource({
    // Header of the first piece, and of the later ones, where 8 of 16 bytes are not copied.
    "1500, 1440, 36, 28, 1436+92",
    "1500, 1440, 36, 36, 1436+100",
    "3000, 1500, 60, 20, 1500+1500+40",
  })
  void optionsLengthenTheHeader(int total, int mtu, int first, int later, String sizes) {
    assertThat(Fragments.sizes(total, mtu, first, later).stream().map(String::valueOf).toList())
        .containsExactly(sizes.split("\\+", -1));
  }

  @Test
  void aPieceIsDividedAgain() {
    assertThat(Fragments.through(1500, List.of(1440, 1000)))
        .containsExactly(996, 460, 84)
        .isEqualTo(Fragments.through(1500, List.of(1500, 1440, 1440, 1000)));
    assertThat(Fragments.through(1500, List.of(1000, 1440))).containsExactly(996, 524);
  }

  @Test
  void headersOfOptionsHaveBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> Fragments.sizes(1500, 1440, 64, 20));
    assertThatIllegalArgumentException().isThrownBy(() -> Fragments.sizes(1500, 1440, 20, 24));
    assertThatIllegalArgumentException().isThrownBy(() -> Fragments.sizes(1500, 60, 60, 60));
  }
}

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
}

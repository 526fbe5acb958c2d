package dev.hoplint.testing.mtu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatagramTest {

  @ParameterizedTest
  @CsvSource({
    // The case study says 1440 + 56; 1420 bytes are no multiple of eight.
    "1476, 1440, 1436, 60",
    "1500, 1440, 1436, 84",
    // Agrees with a published capture of GRE.
    "1500, 1476, 1476, 44",
    "1500, 1400, 1396, 124",
    // RFC 791, section 3.2: a router must pass 68 bytes, which hold eight of the payload.
    "70, 68, 68, 22",
  })
  void twoFragments(int length, int mtu, int first, int second) {
    assertThat(Datagram.lengths(Datagram.fragment(Datagram.ofLength(length), mtu)))
        .containsExactly(first, second);
  }

  @ParameterizedTest
  @CsvSource({"1440, 1440", "576, 1500", "28, 28"})
  void whatFitsStaysWhole(int length, int mtu) {
    byte[] packet = Datagram.ofLength(length);
    assertThat(Datagram.fragment(packet, mtu)).containsExactly(packet);
  }

  @Test
  void threeFragments() {
    assertThat(Datagram.lengths(Datagram.fragment(Datagram.ofLength(3000), 1500)))
        .containsExactly(1500, 1500, 40);
  }

  @Test
  void onlyTheFirstIsInitial() {
    List<byte[]> fragments = Datagram.fragment(Datagram.ofLength(3000), 1500);
    assertThat(fragments.stream().map(Datagram::isInitial)).containsExactly(true, false, false);
    assertThat(fragments.stream().map(Datagram::offset)).containsExactly(0, 1480, 2960);
  }

  @Test
  void fragmentsMakeTheWholeAgain() {
    for (int mtu : new int[] {28, 68, 100, 577, 1400, 1440, 1499}) {
      byte[] packet = Datagram.ofLength(1500);
      List<byte[]> fragments = new ArrayList<>(Datagram.fragment(packet, mtu));
      for (byte[] fragment : fragments) {
        assertThat(fragment.length).isBetween(21, mtu);
      }
      Collections.reverse(fragments);
      assertThat(Datagram.reassemble(fragments)).isEqualTo(packet);
    }
  }

  @Test
  void aMissingFragmentIsNoticed() {
    List<byte[]> fragments = Datagram.fragment(Datagram.ofLength(3000), 1500);
    assertThatThrownBy(() -> Datagram.reassemble(fragments.subList(0, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Datagram.reassemble(fragments.subList(1, 3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"1440, 1400", "1476, 1436", "1500, 1460", "1400, 1360", "1492, 1452"})
  void theLargestSegmentIsFortyBytesLess(int mtu, int mss) {
    assertThat(Datagram.largestSegment(mtu)).isEqualTo(mss);
  }

  @ParameterizedTest
  @CsvSource({
    "GRE, 24, 1476",
    "GRE_KEY, 28, 1472",
    "GRE_CHECKSUM, 28, 1472",
    "GRE_SEQUENCE, 28, 1472",
    "GRE_KEY_CHECKSUM_SEQUENCE, 36, 1464",
    "IPIP, 20, 1480",
    "GRE_IPV6, 44, 1456",
  })
  void overheadOfTunnels(Encapsulation encapsulation, int overhead, int largestInner) {
    byte[] inner = Datagram.ofLength(100);
    assertThat(encapsulation.wrap(inner)).hasSize(100 + overhead);
    assertThat(encapsulation.largestInner(1500)).isEqualTo(largestInner);
  }

  /** A clamp of 1436 suits plain GRE over 1500 bytes, and is too large for an IP MTU of 1440. */
  @Test
  void theClampOfTheCaseStudy() {
    assertThat(Datagram.fragment(Datagram.tcp(1400), 1440)).hasSize(1);
    assertThat(Datagram.fragment(Datagram.tcp(1436), 1440)).hasSize(2);
    assertThat(Encapsulation.GRE.wrap(Datagram.tcp(1436))).hasSize(1500);
  }
}

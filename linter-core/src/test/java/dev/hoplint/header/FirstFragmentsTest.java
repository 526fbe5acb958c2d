package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.TermPolicy.Outcome;
import dev.hoplint.model.AccessEntry.TcpFlags;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packet that stands for first fragments. */
class FirstFragmentsTest {
  private static final Box ANY = Box.between(AddressSet.IPV4, AddressSet.IPV4);
  private static final Box TCP = ANY.with(Field.PROTOCOL, 6, 6);

  private static FirstFragments of(Box box) {
    return FirstFragments.of(box, new Outcome(true, null, null, null));
  }

  private static FirstFragments of(Box box, Term by, Term refusing) {
    return FirstFragments.of(box, new Outcome(true, null, by, refusing));
  }

  /** Of protocols in the order of what is common; then the lowest. */
  @ParameterizedTest
  @CsvSource({"0, 255, 6", "7, 255, 17", "0, 5, 1", "18, 255, 47", "48, 255, 48", "2, 5, 2"})
  void aCommonProtocol(int low, int high, int expected) {
    assertThat(of(ANY.with(Field.PROTOCOL, low, high)).sample().protocol()).isEqualTo(expected);
  }

  /** The lowest port that is asked for, else a common one. */
  @ParameterizedTest
  @CsvSource({"0, 65535, 80", "81, 65535, 81", "0, 79, 1", "0, 80, 80", "0, 0, 0", "22, 22, 22"})
  void aTellingPort(int low, int high, int expected) {
    Sample sample = of(TCP.with(Field.DESTINATION_PORT, low, high)).sample();
    assertThat(sample.header().destinationPort()).isEqualTo(expected);
    assertThat(sample.header().sourcePort()).isEqualTo(Header.CLIENT_PORT);
  }

  @ParameterizedTest
  @CsvSource({"0, 65535, 49152", "5, 9, 5", "0, 9, 1", "0, 0, 0"})
  void aClientsPort(int low, int high, int expected) {
    Sample sample = of(TCP.with(Field.SOURCE_PORT, low, high)).sample();
    assertThat(sample.header().sourcePort()).isEqualTo(expected);
  }

  /** Flags of segments with data, as far as the box has them. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 16, true",
    "8, 8, 24, true",
    "1, 1, 17, true",
    "32, 32, 48, true",
    "2, 2, 2, false",
    "18, 18, 18, false",
    "4, 4, 4, false",
    "16, 0, 2, false",
    "18, 0, 4, false"
  })
  void aSegmentWithData(int mask, int value, int expected, boolean segment) {
    FirstFragments firsts = of(TCP.withFlags(mask, value));
    assertThat(firsts.sample().header().tcpFlags()).isEqualTo(expected);
    assertThat(firsts.segment()).isEqualTo(segment);
    Box udp = firsts.box().with(Field.PROTOCOL, 17, 17);
    assertThat(of(udp).segment()).as("UDP has no flags").isTrue();
    Box more = firsts.box().with(Field.PROTOCOL, 6, 17);
    assertThat(of(more).segment()).as("not all of them are TCP").isTrue();
    assertThat(of(firsts.box().with(Field.PROTOCOL, 5, 6)).segment()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "58, 128", "2, 17"})
  void aCommonMessage(int protocol, int type) {
    Box point = of(ANY.with(Field.PROTOCOL, protocol, protocol)).sample().point();
    assertThat(point.low(Field.TYPE)).isEqualTo(type);
    assertThat(point.low(Field.CODE)).isZero();
  }

  private static List<Integer> order(List<FirstFragments> firsts) {
    List<FirstFragments> sorted = new ArrayList<>(firsts);
    sorted.sort(FirstFragments.TELLING_FIRST);
    return sorted.stream().map(firsts::indexOf).toList();
  }

  @Test
  void portsThatEntriesNameComeFirstThenThoseAboveThem() {
    List<Term> terms =
        Terms.of(Texts.list("permit tcp any any eq 9", "deny tcp any any eq 5"), name -> null);
    FirstFragments below = of(TCP.with(Field.DESTINATION_PORT, 0, 4), null, terms.get(1));
    FirstFragments above = of(TCP.with(Field.DESTINATION_PORT, 6, 8), null, terms.get(1));
    FirstFragments second = of(TCP.with(Field.DESTINATION_PORT, 5, 5), null, terms.get(1));
    FirstFragments first = of(TCP.with(Field.DESTINATION_PORT, 9, 9), terms.get(0), terms.get(1));
    FirstFragments small = of(TCP.withFlags(TcpFlags.SYN, -1), terms.get(0), null);
    assertThat(order(List.of(small, below, above, second, first))).containsExactly(4, 3, 2, 1, 0);
    assertThat(first.named()).isZero();
    assertThat(second.named()).isEqualTo(1);
    assertThat(above.named()).isEqualTo(below.named()).isGreaterThan(1);
  }

  @Test
  void thenSourcePorts() {
    FirstFragments any = of(TCP.with(Field.SOURCE_PORT, 0, 4));
    FirstFragments low = of(TCP.with(Field.SOURCE_PORT, 5, 5));
    FirstFragments high = of(TCP.with(Field.SOURCE_PORT, 6, 9));
    assertThat(order(List.of(any, high, low))).containsExactly(2, 1, 0);
  }
}

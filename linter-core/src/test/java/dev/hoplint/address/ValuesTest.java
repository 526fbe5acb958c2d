package dev.hoplint.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "255.255.255.255", "10.1.2.3", "172.16.1.10"})
  void addressesPrintAsTheyAreRead(String text) {
    assertThat(Ipv4Address.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1..2.3",
        "1.2.3.x",
        "1.2.3.4 ",
        "1.2.3.4."
      })
  void whatIsNoAddressIsNone(String text) {
    assertThat(Ipv4Address.parse(text)).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> Ipv4Address.of(text));
  }

  @Test
  void addressesAreOrderedWithoutSign() {
    assertThat(Ipv4Address.of("200.0.0.0")).isGreaterThan(Ipv4Address.of("10.0.0.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "10.0.0.0/-1", "10.0.0.0/8/8"})
  void whatIsNoPrefixIsNone(String text) {
    assertThat(Ipv4Prefix.parse(text)).isNull();
  }

  @Test
  void prefixesClearHostBitsAndContain() {
    Ipv4Prefix prefix = Ipv4Prefix.parse("10.1.2.3/20");
    assertThat(prefix).hasToString("10.1.0.0/20");
    assertThat(prefix.contains(Ipv4Address.of("10.1.15.255"))).isTrue();
    assertThat(prefix.contains(Ipv4Address.of("10.1.16.0"))).isFalse();
    assertThat(prefix.broadcastAddress()).hasToString("10.1.15.255");
    assertThat(prefix.contains(Ipv4Prefix.parse("10.1.4.0/24"))).isTrue();
    assertThat(prefix.contains(Ipv4Prefix.DEFAULT)).isFalse();
  }

  @Test
  void aMaskWithAGapHasNoLength() {
    assertThat(Ipv4Prefix.lengthOf(Ipv4Address.of("255.0.255.0").bits())).isEqualTo(-1);
    assertThat(Ipv4Prefix.lengthOf(Ipv4Address.of("255.255.240.0").bits())).isEqualTo(20);
    assertThat(Ipv4Prefix.lengthOf(0)).isZero();
    assertThat(Ipv4Prefix.lengthOf(-1)).isEqualTo(32);
  }

  /** Every operation on 8 free bits, against sets of numbers. */
  @Test
  void wildcardsAgreeWithSetsOfAddresses() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 500; i++) {
      Wildcard a = new Wildcard(random.nextInt(256), random.nextInt(256));
      Wildcard b = new Wildcard(random.nextInt(256), random.nextInt(256));
      BitSet inA = members(a);
      BitSet inB = members(b);
      BitSet both = (BitSet) inA.clone();
      both.and(inB);
      Wildcard intersection = a.intersect(b);
      assertThat(intersection == null ? new BitSet() : members(intersection)).isEqualTo(both);
      assertThat(a.overlaps(b)).isEqualTo(!both.isEmpty());
      assertThat(a.contains(b)).isEqualTo(both.equals(inB));
      BitSet rest = (BitSet) inA.clone();
      rest.andNot(inB);
      BitSet pieces = new BitSet();
      int size = 0;
      List<Wildcard> minus = a.minus(b);
      for (Wildcard piece : minus) {
        BitSet members = members(piece);
        size += members.cardinality();
        pieces.or(members);
      }
      assertThat(pieces).isEqualTo(rest);
      assertThat(size).as("pieces are disjoint").isEqualTo(rest.cardinality());
    }
  }

  private static BitSet members(Wildcard wildcard) {
    BitSet members = new BitSet();
    for (int address = 0; address < 256; address++) {
      if (wildcard.matches(new Ipv4Address(address))) {
        members.set(address);
      }
    }
    return members;
  }

  @Test
  void portSetsAgreeWithSetsOfPorts() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      PortSet a = draw(random);
      PortSet b = draw(random);
      BitSet inA = members(a);
      BitSet inB = members(b);
      BitSet union = (BitSet) inA.clone();
      union.or(inB);
      BitSet both = (BitSet) inA.clone();
      both.and(inB);
      BitSet not = (BitSet) inA.clone();
      not.flip(0, PortSet.MAX + 1);
      assertThat(members(a.union(b))).isEqualTo(union);
      assertThat(members(a.intersect(b))).isEqualTo(both);
      assertThat(members(a.complement())).isEqualTo(not);
      assertThat(a.complement().complement()).isEqualTo(a);
      assertThat(a.union(b)).isEqualTo(b.union(a)).hasSameHashCodeAs(b.union(a));
    }
    assertThat(PortSet.NONE.complement()).isEqualTo(PortSet.ALL);
    assertThat(PortSet.of(80).union(PortSet.range(81, 90))).hasToString("80-90");
    assertThatIllegalArgumentException().isThrownBy(() -> PortSet.of(65_536));
  }

  private static PortSet draw(SplittableRandom random) {
    PortSet set = PortSet.NONE;
    int ranges = random.nextInt(4);
    for (int i = 0; i < ranges; i++) {
      int low = random.nextInt(PortSet.MAX + 1);
      set = set.union(PortSet.range(low, Math.min(PortSet.MAX, low + random.nextInt(2000))));
    }
    return set;
  }

  private static BitSet members(PortSet set) {
    BitSet members = new BitSet();
    for (int i = 0; i < set.rangeCount(); i++) {
      members.set(set.low(i), set.high(i) + 1);
    }
    return members;
  }
}

package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.address.Wildcard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sets of addresses that differ in four bits, at both ends of both halves of an address, against
 * their sixteen addresses one by one. A set is written as its four bits, {@code *} for a free one.
 */
class AddressSetTest {
  private static final int POINTS = 16;

  /** Every set of the four bits. */
  static List<String> patterns() {
    List<String> all = List.of("");
    for (int bit = 0; bit < 4; bit++) {
      all = all.stream().flatMap(p -> Stream.of(p + "0", p + "1", p + "*")).toList();
    }
    return all;
  }

  static AddressSet set(String pattern) {
    return new AddressSet(
        half(pattern.substring(0, 2), '1'),
        half(pattern.substring(2), '1'),
        half(pattern.substring(0, 2), '*'),
        half(pattern.substring(2), '*'));
  }

  private static long half(String two, char sign) {
    return (two.charAt(0) == sign ? Long.MIN_VALUE : 0) | (two.charAt(1) == sign ? 1 : 0);
  }

  private static AddressSet point(int number) {
    return set("%4s".formatted(Integer.toBinaryString(number)).replace(' ', '0'));
  }

  /** The addresses of a pattern, by its signs. */
  private static BitSet addresses(String pattern) {
    BitSet all = new BitSet();
    for (int point = 0; point < POINTS; point++) {
      boolean in = true;
      for (int i = 0; i < 4; i++) {
        in &= pattern.charAt(i) == '*' || pattern.charAt(i) - '0' == (point >> (3 - i) & 1);
      }
      all.set(point, in);
    }
    return all;
  }

  /** The addresses of a set, asked for one by one. */
  private static BitSet addresses(AddressSet set) {
    BitSet all = new BitSet();
    IntStream.range(0, POINTS).filter(p -> set.contains(point(p))).forEach(all::set);
    return all;
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void twoSetsAreComparedAsTheirAddressesAre(String one) {
    AddressSet set = set(one);
    BitSet own = addresses(one);
    assertThat(addresses(set)).isEqualTo(own);
    for (String two : patterns()) {
      AddressSet other = set(two);
      BitSet both = addresses(two);
      assertThat(set.contains(other)).as("%s in %s", two, one).isEqualTo(isWithin(both, own));
      both.and(own);
      assertThat(set.overlaps(other)).as("%s, %s", one, two).isEqualTo(!both.isEmpty());
      AddressSet shared = set.intersect(other);
      assertThat(shared == null ? new BitSet() : addresses(shared))
          .as("%s and %s", one, two)
          .isEqualTo(both);
      assertMinus(set, other, one + " without " + two);
    }
  }

  private static boolean isWithin(BitSet inner, BitSet outer) {
    BitSet beyond = (BitSet) inner.clone();
    beyond.andNot(outer);
    return beyond.isEmpty();
  }

  private static void assertMinus(AddressSet set, AddressSet other, String about) {
    BitSet left = addresses(set);
    left.andNot(addresses(other));
    BitSet found = new BitSet();
    for (AddressSet piece : set.minus(other)) {
      BitSet more = addresses(piece);
      assertThat(more.isEmpty()).as("%s: %s", about, piece).isFalse();
      assertThat(found.intersects(more)).as("%s: pieces overlap", about).isFalse();
      found.or(more);
    }
    assertThat(found).as(about).isEqualTo(left);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void thePrefixIsWhatStandsBeforeTheFirstFreeBit(String pattern) {
    AddressSet set = set(pattern);
    int[] places = {0, 63, 64, 127};
    int first = pattern.indexOf('*');
    int leading = first < 0 ? 128 : places[first];
    assertThat(set.leadingBits()).isEqualTo(leading);
    AddressSet prefix = set.prefix();
    assertThat(prefix.contains(set)).isTrue();
    assertThat(prefix.leadingBits()).isEqualTo(leading);
    assertThat(prefix.freeBits()).as("all that follow are free").isEqualTo(128 - leading);
    assertThat(set.freeBits()).isEqualTo(pattern.chars().filter(c -> c == '*').count());
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void anAddressIsChosenByItsFreeBits(String pattern) {
    AddressSet set = set(pattern);
    for (int i = 0; i < POINTS; i++) {
      AddressSet wanted = point(i);
      AddressSet chosen = set.at(wanted.high(), wanted.low());
      assertThat(chosen.freeBits()).isZero();
      assertThat(set.contains(chosen)).isTrue();
      if (set.contains(wanted)) {
        assertThat(chosen).isEqualTo(wanted);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "::/0,                   ffff::1,             0",
    "8000::/1,               ffff::1,             1",
    "2001:db8:0:2::/63,      2001:db8:0:3::1,    63",
    "2001:db8:0:2::/64,      2001:db8:0:2::1,    64",
    "2001:db8:0:2:8000::/65, 2001:db8:0:2:f::1,  65",
    "2001:db8::2/127,        2001:db8::3,       127",
    "2001:db8::2/128,        2001:db8::2,       128"
  })
  void anIpv6PrefixHoldsWhatStartsWithIt(String prefix, String text, int length) {
    AddressSet set = AddressSet.of(Objects.requireNonNull(Ipv6Prefix.parse(prefix)));
    Ipv6Address address = Objects.requireNonNull(Ipv6Address.parse(text));
    boolean inside = length != 65;
    assertThat(set.contains(new AddressSet(address.high(), address.low(), 0, 0))).isEqualTo(inside);
    assertThat(set.leadingBits()).isEqualTo(length);
    assertThat(set.freeBits()).isEqualTo(128 - length);
    assertThat(AddressSet.IPV6.contains(set)).isTrue();
    assertThat(set.lowestIpv6() + "/" + length).isEqualTo(prefix);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,       255.255.255.255",
    "192.0.2.1,     0.0.0.0",
    "255.255.255.0, 0.0.0.255",
    "128.0.0.0,     127.0.255.0",
    "0.0.0.1,       128.0.0.0"
  })
  void anIpv4WildcardFillsTheLast32Bits(String address, String free) {
    Wildcard wildcard = new Wildcard(Ipv4Address.of(address).bits(), Ipv4Address.of(free).bits());
    AddressSet set = AddressSet.of(wildcard);
    assertThat(AddressSet.IPV4.contains(set)).isTrue();
    assertThat(set.contains(AddressSet.of(wildcard.lowest()))).isTrue();
    assertThat(set.contains(AddressSet.of(wildcard.highest()))).isTrue();
    assertThat(set.freeBits()).isEqualTo(Integer.bitCount(wildcard.wildcard()));
    assertThat(set.lowestIpv4()).isEqualTo(wildcard.lowest());
  }

  @Test
  void theFamiliesFillTheirBits() {
    assertThat(AddressSet.IPV4.freeBits()).isEqualTo(32);
    assertThat(AddressSet.IPV4.leadingBits()).isEqualTo(96);
    assertThat(AddressSet.IPV6.freeBits()).isEqualTo(128);
    assertThat(AddressSet.IPV6.prefix()).isEqualTo(AddressSet.IPV6);
    List<AddressSet> left =
        new ArrayList<>(AddressSet.IPV4.minus(AddressSet.of(Ipv4Address.of("10.0.0.1"))));
    assertThat(left.stream().mapToLong(p -> 1L << p.freeBits()).sum()).isEqualTo((1L << 32) - 1);
  }
}

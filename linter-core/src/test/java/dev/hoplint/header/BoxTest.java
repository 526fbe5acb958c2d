package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.hoplint.model.AccessEntry.TcpFlags;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boxes of a space of few headers, against its headers one by one. */
class BoxTest {
  private static final List<Drawn> HEADERS = headers();

  /** Values from {@code low} to {@code high}, both included. */
  private record Range(int low, int high) {
    boolean contains(Range other) {
      return low <= other.low && other.high <= high;
    }
  }

  /**
   * A box told a second time: two bits of the source, one of the destination, three values of the
   * protocol and of the length, one TCP flag and one bit of the type of service. An address or a
   * flag is written by its bits, {@code *} for a free one.
   */
  private record Drawn(
      String source, String destination, Range protocols, Range lengths, String ack, String delay) {

    boolean holds(Drawn header) {
      return agrees(source, header.source)
          && agrees(destination, header.destination)
          && agrees(ack, header.ack)
          && agrees(delay, header.delay)
          && protocols.contains(header.protocols)
          && lengths.contains(header.lengths);
    }

    private static boolean agrees(String bits, String address) {
      for (int i = 0; i < bits.length(); i++) {
        if (bits.charAt(i) != '*' && bits.charAt(i) != address.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    Box box() {
      Box box =
          Box.between(addresses(source), addresses(destination))
              .with(Field.PROTOCOL, protocols.low, protocols.high)
              .with(Field.LENGTH, lengths.low, lengths.high);
      if (!ack.equals("*")) {
        box = box.withFlags(TcpFlags.ACK, ack.equals("1") ? -1 : 0);
      }
      return delay.equals("*") ? box : box.withTypeOfService(0x80, delay.equals("1") ? 0x80 : 0);
    }

    private static AddressSet addresses(String bits) {
      String binary = bits.replace('*', '0');
      String free = bits.replace('1', '0').replace('*', '1');
      return new AddressSet(0, Long.parseLong(binary, 2), 0, Long.parseLong(free, 2));
    }

    @Override
    public String toString() {
      return "%s > %s %d-%d %d-%d %s %s"
          .formatted(
              source,
              destination,
              protocols.low,
              protocols.high,
              lengths.low,
              lengths.high,
              ack,
              delay);
    }
  }

  private static List<Drawn> headers() {
    List<Drawn> all = new ArrayList<>();
    for (String source : List.of("00", "01", "10", "11")) {
      for (String destination : List.of("0", "1")) {
        for (int protocol = 0; protocol < 3; protocol++) {
          for (int length = 0; length < 3; length++) {
            for (String bits : List.of("00", "01", "10", "11")) {
              all.add(
                  new Drawn(
                      source,
                      destination,
                      new Range(protocol, protocol),
                      new Range(length, length),
                      bits.substring(0, 1),
                      bits.substring(1)));
            }
          }
        }
      }
    }
    return all;
  }

  private static Drawn draw(SplittableRandom random) {
    return new Drawn(
        bit(random) + bit(random),
        bit(random),
        range(random),
        range(random),
        bit(random),
        bit(random));
  }

  private static String bit(SplittableRandom random) {
    return List.of("0", "1", "*", "*").get(random.nextInt(4));
  }

  private static Range range(SplittableRandom random) {
    int low = random.nextInt(3);
    return new Range(low, low + random.nextInt(3 - low));
  }

  private static BitSet headers(Drawn box) {
    BitSet all = new BitSet();
    for (int i = 0; i < HEADERS.size(); i++) {
      all.set(i, box.holds(HEADERS.get(i)));
    }
    return all;
  }

  private static final List<Box> POINTS = HEADERS.stream().map(Drawn::box).toList();

  private static BitSet headers(Box box) {
    BitSet all = new BitSet();
    for (int i = 0; i < POINTS.size(); i++) {
      all.set(i, box.contains(POINTS.get(i)));
    }
    return all;
  }

  @Test
  void twoBoxesAreComparedAsTheirHeadersAre() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 600; i++) {
      Drawn one = draw(random);
      Drawn two = draw(random);
      String about = one + " and " + two;
      Box box = one.box();
      Box other = two.box();
      BitSet own = headers(one);
      BitSet others = headers(two);
      assertThat(headers(box)).as(about).isEqualTo(own);

      BitSet beyond = (BitSet) others.clone();
      beyond.andNot(own);
      assertThat(box.contains(other)).as(about).isEqualTo(beyond.isEmpty());

      BitSet both = (BitSet) own.clone();
      both.and(others);
      assertThat(box.overlaps(other)).as(about).isEqualTo(!both.isEmpty());
      Box shared = box.intersect(other);
      assertThat(shared == null ? new BitSet() : headers(shared)).as(about).isEqualTo(both);

      own.andNot(others);
      BitSet left = new BitSet();
      for (Box piece : box.minus(other)) {
        BitSet more = headers(piece);
        assertThat(more.isEmpty()).as("%s: nothing in %s", about, piece).isFalse();
        assertThat(left.intersects(more)).as("%s: pieces overlap", about).isFalse();
        left.or(more);
      }
      assertThat(left).as(about).isEqualTo(own);
      assertThat(box.equals(other)).as(about).isEqualTo(headers(one).equals(others));
    }
  }

  @Test
  void theVolumeCountsHeaders() {
    SplittableRandom random = new SplittableRandom(2);
    double each = POINTS.get(0).volume();
    for (int i = 0; i < 100; i++) {
      Drawn drawn = draw(random);
      double expected = headers(drawn).cardinality();
      assertThat(drawn.box().volume() / each).as("%s", drawn).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void aPointIsTheWantedOneWhereTheBoxHasIt() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      Drawn drawn = draw(random);
      Box box = drawn.box();
      Box wanted = POINTS.get(random.nextInt(POINTS.size()));
      Box point = box.point(wanted);
      List<Box> within = POINTS.stream().filter(p -> p.contains(point)).toList();
      assertThat(within).as("%s: %s", drawn, point).hasSize(1);
      assertThat(box.contains(point)).as("%s: %s", drawn, point).isTrue();
      for (Field field : List.of(Field.PROTOCOL, Field.LENGTH)) {
        int value = wanted.low(field);
        boolean has = box.low(field) <= value && value <= box.high(field);
        assertThat(point.low(field) == value).as("%s: %s", drawn, field).isEqualTo(has);
      }
      if (box.contains(wanted)) {
        assertThat(within).as("%s", drawn).containsExactly(wanted);
      }
    }
  }

  @Test
  void aBoxOfAllPacketsHasEveryValue() {
    Box all = Box.between(AddressSet.IPV4, AddressSet.IPV6);
    assertThat(all.source()).isEqualTo(AddressSet.IPV4);
    assertThat(all.destination()).isEqualTo(AddressSet.IPV6);
    assertThat(all.flags()).isZero();
    for (Field field : Field.values()) {
      assertThat(all.low(field)).isZero();
      assertThat(all.high(field)).isEqualTo(field.highest());
      Box one = all.with(field, field.highest(), field.highest());
      assertThat(one.low(field)).isEqualTo(field.highest());
      assertThat(all.contains(one)).isTrue();
      assertThat(one.contains(all)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"PROTOCOL, 256, 256", "PROTOCOL, -1, 3", "LENGTH, 9, 8", "SOURCE_PORT, 0, 65536"})
  void aFieldKeepsToItsValues(Field field, int low, int high) {
    Box all = Box.between(AddressSet.IPV4, AddressSet.IPV4);
    assertThatIllegalArgumentException().isThrownBy(() -> all.with(field, low, high));
  }

  @Test
  void flagsAndTypeOfServiceAreKeptApart() {
    Box all = Box.between(AddressSet.IPV4, AddressSet.IPV4);
    Box syn = all.withFlags(TcpFlags.SYN | TcpFlags.ACK, TcpFlags.SYN);
    assertThat(syn.flags()).isEqualTo(TcpFlags.SYN);
    Box marked = syn.withTypeOfService(0xff, 0xb8);
    assertThat(marked.flags()).as("of TCP alone").isEqualTo(TcpFlags.SYN);
    assertThat(syn.contains(marked)).isTrue();
    assertThat(marked.overlaps(all.withTypeOfService(0xff, 0))).isFalse();
    assertThat(syn.withFlags(TcpFlags.SYN, 0).flags()).as("said anew").isZero();
    assertThat(syn.volume()).isEqualTo(all.volume() / 4);
    assertThat(marked.volume()).isEqualTo(all.volume() / 1024);
  }

  @Test
  void withoutTheTransportHeaderTheIpHeaderIsLeft() {
    AddressSet from = new AddressSet(0, 1, 0, 0);
    AddressSet to = new AddressSet(0, 2, 0, 0);
    Box ip =
        Box.between(from, to)
            .with(Field.PROTOCOL, 6, 6)
            .with(Field.TTL, 3, 4)
            .with(Field.LENGTH, 100, 200)
            .withTypeOfService(0xe0, 0x60);
    Box asked =
        ip.with(Field.SOURCE_PORT, 1, 2)
            .with(Field.DESTINATION_PORT, 80, 80)
            .with(Field.TYPE, 8, 8)
            .with(Field.CODE, 0, 0)
            .withFlags(0x3f, TcpFlags.ACK);
    assertThat(asked.anyTransport()).isEqualTo(ip).isNotEqualTo(asked);
    assertThat(ip.anyTransport()).isEqualTo(ip).hasSameHashCodeAs(ip);
    assertThat(ip.toString()).isNotEqualTo(asked.toString());
  }

  @Test
  void whetherServiceIsAskedFor() {
    Box all = Box.between(AddressSet.IPV4, AddressSet.IPV4);
    assertThat(all.asksOfService()).isFalse();
    assertThat(all.withFlags(0x3f, 0).asksOfService()).isFalse();
    assertThat(all.withTypeOfService(1, 0).asksOfService()).isTrue();
    assertThat(all.with(Field.TTL, 1, 255).asksOfService()).isTrue();
    assertThat(all.with(Field.TTL, 0, 254).asksOfService()).isTrue();
    assertThat(all.withTypeOfService(0xff, 0xb8).typeOfService()).isEqualTo(0xb8);
    assertThat(all.withFlags(0x3f, 0x3f).typeOfService()).isZero();
  }

  /** Of a service that nothing asks for, and as common systems send. */
  @Test
  void theUnmarkedOnesAreOfTheUsualService() {
    Box all = Box.between(AddressSet.IPV4, AddressSet.IPV4);
    Box usual = all.withTypeOfService(0xff, 0).with(Field.TTL, 64, 64);
    assertThat(all.unmarked()).isEqualTo(usual);
    assertThat(all.with(Field.TTL, 64, 200).unmarked()).isEqualTo(usual);
    assertThat(all.with(Field.TTL, 0, 64).unmarked()).isEqualTo(usual);
    assertThat(all.with(Field.TTL, 65, 200).unmarked()).isNull();
    assertThat(all.with(Field.TTL, 0, 63).unmarked()).isNull();
    assertThat(all.withTypeOfService(0xe0, 0).unmarked()).isEqualTo(usual);
    assertThat(all.withTypeOfService(0xe0, 0x20).unmarked()).isNull();
    assertThat(all.withFlags(0x3f, 0x3f).unmarked()).isEqualTo(usual.withFlags(0x3f, 0x3f));
  }

  @Test
  void flagsThatAreAllowed() {
    Box all = Box.between(AddressSet.IPV4, AddressSet.IPV4);
    Box syn = all.withFlags(TcpFlags.SYN | TcpFlags.ACK, TcpFlags.SYN);
    for (int flags = 0; flags < 64; flags++) {
      boolean held = (flags & TcpFlags.SYN) != 0 && (flags & TcpFlags.ACK) == 0;
      assertThat(syn.allowsFlags(0x3f, flags)).as("flags %d", flags).isEqualTo(held);
      assertThat(all.allowsFlags(0x3f, flags)).isTrue();
      assertThat(syn.allowsFlags(TcpFlags.ACK, flags)).isEqualTo((flags & TcpFlags.ACK) == 0);
      assertThat(syn.allowsFlags(TcpFlags.FIN, flags)).isTrue();
    }
    Box marked = all.withTypeOfService(0xff, 0xff);
    assertThat(marked.allowsFlags(0x3f, 0)).as("of TCP alone").isTrue();
  }

  @Test
  void aFieldIsOpenedAgain() {
    Box all = Box.between(AddressSet.IPV4, AddressSet.IPV4);
    for (Field field : Field.values()) {
      int top = field.highest();
      assertThat(all.withAny(field)).isEqualTo(all);
      assertThat(all.with(field, 0, 3).withAny(field)).isEqualTo(all);
      assertThat(all.with(field, top, top).withAny(field)).isEqualTo(all);
    }
  }
}

package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.Reach;
import dev.hoplint.header.Reach.Answer;
import dev.hoplint.testing.interpreter.Ace;
import dev.hoplint.testing.interpreter.Acl;
import dev.hoplint.testing.interpreter.Addresses;
import dev.hoplint.testing.interpreter.Packet;
import dev.hoplint.testing.interpreter.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which entries of larger lists are reached, against binary decision diagrams. Wildcards are of any
 * shape, and few values are drawn, so that entries overlap much.
 */
class ListDiagramTest {
  private static final int SEEDS_PER_TEST = 25;

  /** More are tried with {@code -Dhoplint.lists=2000}. */
  private static final int SEEDS = Integer.getInteger("hoplint.lists", 100);

  private static final int MOST_ENTRIES = 60;

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < SEEDS, seed -> seed + SEEDS_PER_TEST);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("firstSeeds")
  void agreesWithTheDiagrams(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + SEEDS_PER_TEST; seed++) {
      Acl list = list(new SplittableRandom(seed));
      boolean[] reached = new ListDiagram().reached(list.entries());
      for (Answer answer : Reach.of(DrawnList.terms(list))) {
        int index = answer.term().index();
        assertThat(answer)
            .as("seed %d, entry %d of%n%s", seed, index, String.join("\n", list.toIos()))
            .isInstanceOf(reached[index] ? Answer.Reached.class : Answer.Never.class);
        if (answer instanceof Answer.Reached yes) {
          Packet packet = DrawnList.packet(yes.packet());
          for (int i = 0; i <= index; i++) {
            assertThat(list.entries().get(i).answer(packet) != Ace.Answer.NEXT_ENTRY)
                .as("seed %d: %s at entry %d", seed, packet, i)
                .isEqualTo(i == index);
          }
        }
      }
    }
  }

  private static Acl list(SplittableRandom random) {
    int count = 20 + random.nextInt(MOST_ENTRIES - 20);
    int bits = 2 + random.nextInt(5);
    List<Ace> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int protocol = new int[] {Ace.IP, Packet.TCP, Packet.TCP, Packet.UDP}[random.nextInt(4)];
      Ace entry =
          Ace.of(random.nextInt(3) > 0, protocol, addresses(random, bits), addresses(random, bits));
      boolean ports = protocol != Ace.IP && random.nextInt(3) > 0;
      if (!ports && random.nextInt(8) == 0) {
        entry = entry.withFragments();
      }
      if (ports && random.nextInt(4) == 0) {
        entry = entry.withSourcePorts(ports(random));
      }
      entries.add(ports ? entry.withDestinationPorts(ports(random)) : entry);
    }
    return new Acl("LIST", Acl.Style.EXTENDED, entries);
  }

  /** Free bits anywhere in the address, fixed ones that differ in the last few alone. */
  private static Addresses addresses(SplittableRandom random, int bits) {
    int varied = (1 << bits) - 1;
    int wildcard =
        switch (random.nextInt(5)) {
          case 0 -> -1;
          case 1 -> 0;
          case 2 -> (random.nextInt() & ~varied) | (random.nextInt() & varied);
          default -> random.nextInt() & varied;
        };
    int address = (0x0a010100 | (random.nextInt() & varied)) & ~wildcard;
    return new Addresses(wildcard == -1 ? 0 : address, wildcard);
  }

  private static Ports ports(SplittableRandom random) {
    int one = random.nextInt(4) * 1000;
    return switch (random.nextInt(5)) {
      case 0 -> Ports.neq(one);
      case 1 -> Ports.gt(one);
      case 2 -> Ports.lt(one + 1);
      case 3 -> Ports.range(one, one + random.nextInt(3) * 1000);
      default -> Ports.eq(one);
    };
  }
}

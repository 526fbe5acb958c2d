package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.header.Sample;
import dev.hoplint.header.SequenceReach;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.RouteMap;
import dev.hoplint.testing.interpreter.HeaderSpace;
import dev.hoplint.testing.interpreter.Packet;
import dev.hoplint.testing.interpreter.PolicyGenerator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which sequences of drawn policies packets ever come to, against the interpreter that tries every
 * packet of every kind.
 */
class SequenceDecisionTest {
  private static final int SEEDS_PER_TEST = 100;

  /** More are tried with {@code -Dhoplint.seeds=20000}. */
  private static final int SEEDS = Integer.getInteger("hoplint.seeds", 400);

  private static final List<Packet> DATAGRAMS =
      PolicyGenerator.space().stream().filter(p -> p.destination() >>> 24 == 10).toList();

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < SEEDS, seed -> seed + SEEDS_PER_TEST);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("firstSeeds")
  void agreesWithTheInterpreter(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + SEEDS_PER_TEST; seed++) {
      DrawnPolicy drawn = DrawnPolicy.ipv4(seed).allPermitting();
      String about = "seed " + seed + "\n" + drawn.router().toIos();
      ToIntFunction<Packet> matching = drawn.interpreter();
      Set<Integer> met = met(drawn, matching);
      Set<Integer> metAtOtherTimes =
          drawn.hasTimeRanges() ? met(drawn, drawn.outsideTimeRanges().interpreter()) : Set.of();
      IosConfig config = drawn.config();
      RouteMap map = drawn.map();
      SequenceReach reach =
          new SequenceReach(
              map,
              name ->
                  config.accessLists().stream()
                      .filter(list -> list.name().equals(name))
                      .findFirst()
                      .orElse(null),
              name -> null);
      for (RouteMap.Sequence sequence : map.sequences()) {
        SequenceReach.Answer answer = reach.of(sequence);
        String of = about + "\nsequence " + sequence.number();
        assertThat(answer.decided()).as(of).isTrue();
        Sample packet = answer.packet();
        if (packet == null) {
          assertThat(met).as(of).doesNotContain(sequence.number());
          assertThat(metAtOtherTimes).as(of).doesNotContain(sequence.number());
        } else if (!drawn.hasTimeRanges()) {
          assertThat(matching.applyAsInt(drawn.packet(packet)))
              .as("%s: %s", of, packet)
              .isEqualTo(sequence.number());
        }
      }
    }
  }

  /** The numbers of the sequences that packets meet. */
  private static Set<Integer> met(DrawnPolicy drawn, ToIntFunction<Packet> matching) {
    Set<Integer> met = new HashSet<>();
    List<HeaderSpace.Sizes> sizes =
        drawn.looksAtLengths() ? HeaderSpace.ALL_SIZES : HeaderSpace.USUAL_SIZES.subList(0, 1);
    for (Packet datagram : DATAGRAMS) {
      for (Packet packet :
          drawn.looksAtMarkings() ? PolicyGenerator.marked(datagram) : List.of(datagram)) {
        for (HeaderSpace.Sizes size : sizes) {
          met.add(matching.applyAsInt(packet.initial(size.initial())));
          met.add(matching.applyAsInt(packet.nonInitial(size.nonInitial())));
        }
      }
    }
    return met;
  }
}

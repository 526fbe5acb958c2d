package dev.hoplint.testing.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hoplint.testing.interpreter.RouteMapSpec.Length;
import dev.hoplint.testing.interpreter.RouteMapSpec.Sequence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Route-maps: the effect of each pair of actions, and what clauses mean together. */
class PolicyTest {
  private static final int USER = Dotted.parse("172.16.1.10");
  private static final int SERVER = Dotted.parse("1.1.1.10");
  private static final int HOP = Dotted.parse("192.168.12.1");
  private static final int OTHER_HOP = Dotted.parse("192.168.13.1");
  private static final int ISP = Dotted.parse("203.0.113.1");
  private static final Packet PACKET = Packet.tcp(USER, SERVER, 49152, 1001);

  private static final Acl PERMITS =
      Acl.extended("PERMITS", Ace.of(true, Ace.IP, Addresses.ANY, Addresses.ANY));
  private static final Acl DENIES =
      Acl.extended("DENIES", Ace.of(false, Ace.IP, Addresses.ANY, Addresses.ANY));
  private static final Acl ENDS_WITHOUT_A_MATCH =
      Acl.extended("ENDS", Ace.of(true, Packet.UDP, Addresses.ANY, Addresses.ANY));
  private static final Acl EMPTY = Acl.extended("EMPTY");

  private static RouterSpec router(List<Acl> lists, Sequence... sequences) {
    return new RouterSpec(
        "R2",
        List.of(
            port("GigabitEthernet0/0", "172.16.1.1", RouterSpec.Nat.INSIDE),
            port("GigabitEthernet0/1", "203.0.113.2", RouterSpec.Nat.OUTSIDE),
            port("GigabitEthernet0/2", "192.168.12.2", RouterSpec.Nat.NONE),
            port("GigabitEthernet0/3", "192.168.13.2", RouterSpec.Nat.NONE)),
        List.of(
            new RouterSpec.Route(0, 0, ISP),
            new RouterSpec.Route(Dotted.parse("1.1.2.0"), 24, OTHER_HOP)),
        new Acl(
            "NAT_SOURCES",
            Acl.Style.STANDARD,
            List.of(Ace.of(true, Ace.IP, Addresses.host(USER), Addresses.ANY))),
        lists,
        new RouteMapSpec("M", List.of(sequences)));
  }

  private static RouterSpec.Port port(String name, String address, RouterSpec.Nat nat) {
    return new RouterSpec.Port(name, Dotted.parse(address), 24, nat, 0);
  }

  private static Decision decide(Packet packet, Sequence... sequences) {
    return new PacketInterpreter(
            router(List.of(PERMITS, DENIES, ENDS_WITHOUT_A_MATCH, EMPTY), sequences))
        .decide(packet);
  }

  private static Sequence permit(int number, String list, Integer... hops) {
    return new Sequence(number, true, List.of(List.of(list)), null, List.of(hops));
  }

  private static Sequence deny(int number, String list) {
    return new Sequence(number, false, List.of(List.of(list)), null, List.of());
  }

  private static final Decision BY_10 = new Decision.Policy(10, HOP);
  private static final Decision BY_20 = new Decision.Policy(20, OTHER_HOP);
  private static final Decision RIB = new Decision.Rib();

  static Stream<Arguments> actions() {
    return Stream.of(
        arguments("permit + permit: set", permit(10, "PERMITS", HOP), BY_10),
        arguments("permit + deny: next sequence", permit(10, "DENIES", HOP), BY_20),
        arguments("permit + implicit deny: next sequence", permit(10, "ENDS", HOP), BY_20),
        arguments("deny + permit: stop, routing table", deny(10, "PERMITS"), RIB),
        arguments("deny + deny: next sequence", deny(10, "DENIES"), BY_20),
        arguments("permit + permit without set: stop", permit(10, "PERMITS"), RIB),
        arguments("undefined list: matches", permit(10, "NOWHERE", HOP), BY_10),
        arguments("empty list: matches", permit(10, "EMPTY", HOP), BY_10),
        arguments("undefined list in deny: stop", deny(10, "NOWHERE"), RIB),
        arguments(
            "no match clause: matches",
            new Sequence(10, true, List.of(), null, List.of(HOP)),
            BY_10));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("actions")
  void actionsOfSequenceAndList(String row, Sequence first, Decision expected) {
    assertThat(decide(PACKET, first, permit(20, "PERMITS", OTHER_HOP))).as(row).isEqualTo(expected);
  }

  @Test
  void withoutAMatchingSequenceTheRoutingTableDecides() {
    assertThat(decide(PACKET, permit(10, "DENIES", HOP))).isEqualTo(RIB);
  }

  @Test
  void sequencesAreTriedByTheirNumbers() {
    assertThat(decide(PACKET, permit(20, "PERMITS", OTHER_HOP), permit(10, "PERMITS", HOP)))
        .isEqualTo(BY_10);
  }

  @Test
  void listsOfOneClauseAreAlternatives() {
    Sequence onOneLine =
        new Sequence(10, true, List.of(List.of("DENIES", "PERMITS")), null, List.of(HOP));
    Sequence onTwoLines =
        new Sequence(10, true, List.of(List.of("DENIES"), List.of("PERMITS")), null, List.of(HOP));
    Sequence neither =
        new Sequence(10, true, List.of(List.of("DENIES", "ENDS")), null, List.of(HOP));
    assertThat(decide(PACKET, onOneLine)).isEqualTo(BY_10);
    assertThat(decide(PACKET, onTwoLines)).isEqualTo(BY_10);
    assertThat(decide(PACKET, neither)).isEqualTo(RIB);
  }

  @Test
  void clausesOfDifferentKindsMustAllHold() {
    Sequence small =
        new Sequence(10, true, List.of(List.of("PERMITS")), new Length(3, 200), List.of(HOP));
    assertThat(decide(PACKET.withLength(200), small)).isEqualTo(BY_10);
    assertThat(decide(PACKET.withLength(201), small)).isEqualTo(RIB);
    Sequence smallAndDenied =
        new Sequence(10, true, List.of(List.of("DENIES")), new Length(3, 200), List.of(HOP));
    assertThat(decide(PACKET.withLength(200), smallAndDenied)).isEqualTo(RIB);
  }

  @Test
  void lengthIsThatOfEachFragment() {
    Sequence large = new Sequence(10, true, List.of(), new Length(1000, 1600), List.of(HOP));
    assertThat(decide(PACKET.initial(1436), large)).isEqualTo(BY_10);
    assertThat(decide(PACKET.nonInitial(60), large)).isEqualTo(RIB);
  }

  @Test
  void theFirstUsableNextHopCounts() {
    int elsewhere = Dotted.parse("198.51.100.9");
    assertThat(decide(PACKET, permit(10, "PERMITS", HOP, OTHER_HOP))).isEqualTo(BY_10);
    assertThat(decide(PACKET, permit(10, "PERMITS", elsewhere, HOP))).isEqualTo(BY_10);
    assertThat(decide(PACKET, permit(10, "PERMITS", elsewhere))).isEqualTo(RIB);
  }

  @Test
  void outcomeFollowsTheDecision() {
    RouterSpec router = router(List.of(PERMITS), permit(10, "PERMITS", HOP));
    assertThat(new PacketInterpreter(router).outcome(PACKET))
        .isEqualTo(new Outcome(HOP, HOP, "GigabitEthernet0/2", USER));
  }

  @Test
  void outcomeFollowsTheLongestRouteAndTranslates() {
    PacketInterpreter interpreter =
        new PacketInterpreter(router(List.of(DENIES), permit(10, "DENIES", HOP)));
    assertThat(interpreter.outcome(PACKET))
        .isEqualTo(new Outcome(ISP, ISP, "GigabitEthernet0/1", Dotted.parse("203.0.113.2")));
    assertThat(interpreter.outcome(Packet.tcp(USER + 1, SERVER, 1, 2)))
        .isEqualTo(new Outcome(ISP, ISP, "GigabitEthernet0/1", USER + 1));
    assertThat(interpreter.outcome(Packet.tcp(USER, SERVER + 256, 1, 2)))
        .isEqualTo(new Outcome(OTHER_HOP, OTHER_HOP, "GigabitEthernet0/3", USER));
    int neighbour = Dotted.parse("192.168.13.77");
    assertThat(interpreter.outcome(Packet.tcp(USER, neighbour, 1, 2)))
        .isEqualTo(new Outcome(null, neighbour, "GigabitEthernet0/3", USER));
  }

  @Test
  void equalNextHopsAreOneWayWhateverDecides() {
    RouterSpec router = router(List.of(PERMITS), permit(10, "PERMITS", ISP));
    PacketInterpreter interpreter = new PacketInterpreter(router);
    assertThat(
            interpreter.outcome(PACKET, new Decision.Rib()).sameWayAs(interpreter.outcome(PACKET)))
        .isTrue();
  }

  @Test
  void aNextHopThatIsTheDestinationIsNoOtherWay() {
    PacketInterpreter interpreter =
        new PacketInterpreter(router(List.of(PERMITS), permit(10, "PERMITS", HOP)));
    Packet toTheHop = Packet.tcp(USER, HOP, 1, 2);
    Outcome byPolicy = interpreter.outcome(toTheHop);
    Outcome byRoute = interpreter.outcome(toTheHop, new Decision.Rib());
    assertThat(byPolicy).isNotEqualTo(byRoute);
    assertThat(byPolicy.sameWayAs(byRoute)).isTrue();
  }

  @Test
  void ownAddressesAndConnectedNetworks() {
    PacketInterpreter interpreter = new PacketInterpreter(router(List.of()));
    assertThat(interpreter.isOwn(HOP + 1)).isTrue();
    assertThat(interpreter.isOwn(HOP)).isFalse();
    assertThat(interpreter.isConnected(HOP)).isTrue();
    assertThat(interpreter.isConnected(SERVER)).isFalse();
  }
}

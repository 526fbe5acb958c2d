package dev.hoplint.testing.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hoplint.testing.interpreter.RouteMapSpec.Sequence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The access lists proposed for the case study of the split fragments, and where each sends the
 * first and the later fragments of the two applications.
 */
class SolutionsTest {
  private static final Addresses USER = Addresses.host("172.16.1.10");
  private static final Addresses SERVER = Addresses.host("1.1.1.10");

  private static Ace permit(int port) {
    return Ace.of(true, Packet.TCP, USER, SERVER).withDestinationPorts(Ports.eq(port));
  }

  private static Ace deny(int port) {
    return Ace.of(false, Packet.TCP, USER, SERVER).withDestinationPorts(Ports.eq(port));
  }

  static Stream<Arguments> variants() {
    Ace noFragments = Ace.of(false, Packet.TCP, USER, SERVER).withFragments();
    Ace fragments = Ace.of(true, Packet.TCP, USER, SERVER).withFragments();
    Ace all = Ace.of(true, Ace.IP, USER, SERVER);
    return Stream.of(
        // 1001 I, 1001 N, 1002 I, 1002 N
        arguments("original", List.of(permit(1001)), "PBR PBR RIB PBR"),
        arguments("s3 permit both", List.of(permit(1001), permit(1002)), "PBR PBR PBR PBR"),
        arguments("s4 deny the other port", List.of(deny(1002), permit(1001)), "PBR PBR RIB PBR"),
        arguments("s4b deny fragments", List.of(noFragments, permit(1001)), "PBR RIB RIB RIB"),
        arguments("s5 permit ip", List.of(all), "PBR PBR PBR PBR"),
        arguments("s6 permit fragments", List.of(fragments, permit(1001)), "PBR PBR RIB PBR"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void firstAndLaterFragments(String variant, List<Ace> entries, String expected) {
    RouterSpec router =
        new RouterSpec(
            "R2",
            List.of(
                port("Tunnel23", "172.31.23.2", 24, RouterSpec.Nat.INSIDE),
                port("GigabitEthernet0/1", "203.0.113.2", 30, RouterSpec.Nat.OUTSIDE),
                port("GigabitEthernet0/2", "192.168.12.2", 24, RouterSpec.Nat.NONE)),
            List.of(new RouterSpec.Route(0, 0, Dotted.parse("203.0.113.1"))),
            null,
            List.of(new Acl("ACL_USE_BACKDOOR", Acl.Style.EXTENDED, entries)),
            new RouteMapSpec(
                "PBR_BACKDOOR",
                List.of(
                    new Sequence(
                        10,
                        true,
                        List.of(List.of("ACL_USE_BACKDOOR")),
                        null,
                        List.of(Dotted.parse("192.168.12.1"))))));
    PacketInterpreter interpreter = new PacketInterpreter(router);
    StringBuilder row = new StringBuilder();
    for (int port : new int[] {1001, 1002}) {
      Packet datagram = Packet.tcp(USER.address(), SERVER.address(), 49152, port);
      row.append(word(interpreter, datagram.initial(1436))).append(' ');
      row.append(word(interpreter, datagram.nonInitial(60))).append(' ');
    }
    assertThat(row.toString().strip()).as(variant).isEqualTo(expected);

    List<Integer> broken =
        new FragmentOracle(router)
                .mismatches(
                    new HeaderSpace(
                        HeaderSpace.datagrams(
                            new int[] {USER.address()},
                            new int[] {SERVER.address()},
                            new int[] {49152},
                            new int[] {1001, 1002, 80}),
                        HeaderSpace.USUAL_SIZES),
                    packet -> packet.protocol() == Packet.TCP)
                .stream()
                .map(m -> m.initial().destinationPort())
                .distinct()
                .toList();
    List<String> decisions = List.of(expected.split(" ", -1));
    assertThat(broken.contains(1001)).isEqualTo(!decisions.get(0).equals(decisions.get(1)));
    assertThat(broken.contains(1002)).isEqualTo(!decisions.get(2).equals(decisions.get(3)));
  }

  private static RouterSpec.Port port(String name, String address, int length, RouterSpec.Nat nat) {
    return new RouterSpec.Port(name, Dotted.parse(address), length, nat, 0);
  }

  private static String word(PacketInterpreter interpreter, Packet packet) {
    return interpreter.decide(packet) instanceof Decision.Policy ? "PBR" : "RIB";
  }
}

package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.Parsers;
import dev.hoplint.model.FileFacts;
import dev.hoplint.model.Problem;
import dev.hoplint.model.RouterTable;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code show ip route} as terminals wrap it, releases print it and people paste it. */
class PastedRouterTablesTest {
  private static final String HEAD =
      """
      Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP
             D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area
             N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2
             E1 - OSPF external type 1, E2 - OSPF external type 2, m - OMP
             n - NAT, Ni - NAT inside, No - NAT outside, Nd - NAT DIA
             i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2
             ia - IS-IS inter area, * - candidate default, U - per-user static route
             H - NHRP, G - NHRP registered, g - NHRP registration summary
             o - ODR, P - periodic downloaded static route, l - LISP
             a - application route
             + - replicated route, % - next hop override, p - overrides from PfR
             & - replicated local route overrides by connected

      Gateway of last resort is 10.0.0.2 to network 0.0.0.0

      """;

  private static Arguments row(String printed, String... rows) {
    return Arguments.of(printed, List.of(rows));
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row("S*    0.0.0.0/0 [1/0] via 10.0.0.2", "S 0.0.0.0/0 1/0 via 10.0.0.2"),
        row("S*    0.0.0.0/0 is directly connected, Dialer0", "S 0.0.0.0/0 1/0 Dialer0"),
        row("S*    0.0.0.0 [1/0] via 10.0.0.2", "S 0.0.0.0/0 1/0 via 10.0.0.2"),
        row(
            "O*E2  0.0.0.0/0 [110/1] via 10.0.0.2, 00:12:00, GigabitEthernet0/0/0",
            "O E2 0.0.0.0/0 110/1 via 10.0.0.2 GigabitEthernet0/0/0"),
        row(
            "O*IA  0.0.0.0/0 [110/2] via 10.0.0.2, 1d02h, Gi0/1",
            "O IA 0.0.0.0/0 110/2 via 10.0.0.2 GigabitEthernet0/1"),
        row(
            "O*N2  0.0.0.0/0 [110/1] via 10.0.0.2, 1d02h, Gi0/1",
            "O N2 0.0.0.0/0 110/1 via 10.0.0.2 GigabitEthernet0/1"),
        row(
            "D*EX  0.0.0.0/0 [170/2560] via 10.0.0.2, 1d02h, Gi0/1",
            "D EX 0.0.0.0/0 170/2560 via 10.0.0.2 GigabitEthernet0/1"),
        row("B*    0.0.0.0/0 [20/0] via 10.0.0.2, 5d00h", "B 0.0.0.0/0 20/0 via 10.0.0.2"),
        row(
            "R*    0.0.0.0/0 [120/1] via 10.0.0.2, 00:00:09, Gi0/1",
            "R 0.0.0.0/0 120/1 via 10.0.0.2 GigabitEthernet0/1"),
        row(
            "i*L1  0.0.0.0/0 [115/10] via 10.0.0.2, 00:00:09, Gi0/1",
            "i L1 0.0.0.0/0 115/10 via 10.0.0.2 GigabitEthernet0/1"),
        row(
            "i L2  10.5.0.0/16 [115/20] via 10.0.0.2, Gi0/1",
            "i L2 10.5.0.0/16 115/20 via 10.0.0.2 GigabitEthernet0/1"),
        row(
            "i su  10.5.0.0/16 [115/10] via 0.0.0.0, 00:00:10, Null0",
            "i su 10.5.0.0/16 115/10 Null0"),
        row(
            "i ia  10.5.0.0/16 [115/30] via 10.0.0.2, Gi0/1",
            "i ia 10.5.0.0/16 115/30 via 10.0.0.2 GigabitEthernet0/1"),
        row(
            "O N1  10.5.0.0/16 [110/30] via 10.0.0.2, 2w3d, Gi0/1",
            "O N1 10.5.0.0/16 110/30 via 10.0.0.2 GigabitEthernet0/1"),
        row(
            "O E1  10.5.0.0/16 [110/30] via 10.0.0.2, 1y3w, Gi0/1",
            "O E1 10.5.0.0/16 110/30 via 10.0.0.2 GigabitEthernet0/1"),
        row(
            "H     10.5.0.9/32 is directly connected, 00:03:00, Tunnel0",
            "H 10.5.0.9/32 0/0 Tunnel0"),
        row(
            "H     10.5.0.9/32 [250/1] via 10.0.0.9, 00:03:00, Tunnel0",
            "H 10.5.0.9/32 250/1 via 10.0.0.9 Tunnel0"),
        row("U     10.5.0.9/32 [1/0] via 10.0.0.9", "U 10.5.0.9/32 1/0 via 10.0.0.9"),
        row(
            "o     10.5.0.0/24 [160/1] via 10.0.0.9, 00:00:21, Serial0/0",
            "o 10.5.0.0/24 160/1 via 10.0.0.9 Serial0/0"),
        row(
            "l     10.5.0.0/24 [210/0] via 10.0.0.9, 00:00:21, LISP0",
            "l 10.5.0.0/24 210/0 via 10.0.0.9 LISP0"),
        row(
            "a     10.5.0.0/24 [252/0] via 10.0.0.9, 00:00:21, Gi0/1",
            "a 10.5.0.0/24 252/0 via 10.0.0.9 GigabitEthernet0/1"),
        row("S   p 10.5.0.0/24 [1/0] via 10.0.0.9", "S p 10.5.0.0/24 1/0 via 10.0.0.9"),
        row(
            "S   + 10.5.0.0/24 [1/0] via 10.0.0.9 (RED), Gi0/1",
            "S 10.5.0.0/24 1/0 via 10.0.0.9 in RED GigabitEthernet0/1"),
        row("S   % 10.5.0.0/24 [1/0] via 10.0.0.9", "S 10.5.0.0/24 1/0 via 10.0.0.9"),
        row(
            "C   & 10.5.0.0/24 is directly connected, Gi0/1",
            "C 10.5.0.0/24 0/0 GigabitEthernet0/1"),
        row("S     10.5.0.0/24 is directly connected, Null0", "S 10.5.0.0/24 1/0 Null0"),
        row(
            "S     10.5.0.0/24 [250/0] via 10.0.0.9, Tunnel1",
            "S 10.5.0.0/24 250/0 via 10.0.0.9 Tunnel1"),
        row("D     10.5.0.0/24 is a summary, 3d04h, Null0", "D 10.5.0.0/24 0/0 Null0"),
        row("O     10.5.0.0/24 is a summary, 00:00:01, Null0", "O 10.5.0.0/24 0/0 Null0"),
        row(
            "n Ni  10.5.0.9/32 [6/0] via 10.0.0.9, 00:01:00, Gi0/1",
            "n Ni 10.5.0.9/32 6/0 via 10.0.0.9 GigabitEthernet0/1"),
        row(
            "m     10.5.0.0/24 [251/0] via 10.0.0.9, 5d01h, Sdwan-system-intf",
            "m 10.5.0.0/24 251/0 via 10.0.0.9 Sdwan-system-intf"),
        row(
            "B     10.5.0.0/24 [200/0] via 10.255.0.1 (default), 00:01:00",
            "B 10.5.0.0/24 200/0 via 10.255.0.1 in default"),
        row(
            "B     10.5.0.0/24 is directly connected (RED), 00:01:00, Vlan5",
            "B 10.5.0.0/24 0/0 Vlan5"),
        row("B     10.5.0.0/24 [200/0] via 0.0.0.0, 00:01:00, Null0", "B 10.5.0.0/24 200/0 Null0"),
        row(
            ("O     10.5.0.0/24 [110/3] via 10.0.0.9, 00:01:00, Gi0/1|"
                    + "                  [110/3] via 10.0.0.13, 00:01:00, Gi0/2|"
                    + "                  [110/3] via 10.0.0.17, 00:01:00, Gi0/3")
                .replace('|', '\n'),
            "O 10.5.0.0/24 110/3 via 10.0.0.9 GigabitEthernet0/1",
            "O 10.5.0.0/24 110/3 via 10.0.0.13 GigabitEthernet0/2",
            "O 10.5.0.0/24 110/3 via 10.0.0.17 GigabitEthernet0/3"),
        row(
            "D EX     10.5.0.0/24 \n           [170/3072] via 10.0.0.9, 00:01:00, TenGigabitEthernet1/1/1",
            "D EX 10.5.0.0/24 170/3072 via 10.0.0.9 TenGigabitEthernet1/1/1"),
        row(
            "D EX     10.5.0.0/24 [170/3072] via 10.0.0.9, 00:01:00,\n                      TenGigabitEthernet1/1/1",
            "D EX 10.5.0.0/24 170/3072 via 10.0.0.9 TenGigabitEthernet1/1/1"),
        row(
            "     10.0.0.0/8 is variably subnetted, 2 subnets, 2 masks\nC       10.5.0.0/24 is directly connected, Gi0/1\nL       10.5.0.1/32 is directly connected, Gi0/1",
            "C 10.5.0.0/24 0/0 GigabitEthernet0/1",
            "L 10.5.0.1/32 0/0 GigabitEthernet0/1"),
        row(
            "     192.168.5.0/26 is subnetted, 1 subnets\nC       192.168.5.64 is directly connected, Gi0/1",
            "C 192.168.5.64/26 0/0 GigabitEthernet0/1"),
        row(
            "     192.168.5.0/24 is variably subnetted, 2 subnets, 2 masks\nS       192.168.5.64 255.255.255.192 [1/0] via 10.0.0.9",
            "S 192.168.5.64/26 1/0 via 10.0.0.9"),
        row(
            "C    192.168.7.0/24 is directly connected, Ethernet0.100",
            "C 192.168.7.0/24 0/0 Ethernet0.100"),
        row(
            "C    192.168.7.0/24 is directly connected, Serial0/0/0:0",
            "C 192.168.7.0/24 0/0 Serial0/0/0:0"));
  }

  private static FileFacts facts(String content) {
    SourceText text = Dumps.text(content);
    return Parsers.parse(text, PartSplitter.split(text));
  }

  private static List<String> rows(FileFacts facts) {
    List<String> rows = new ArrayList<>();
    facts.parts().stream()
        .filter(RouterTable.class::isInstance)
        .flatMap(part -> ((RouterTable) part).rows().stream())
        .map(RouterTablesTest::line)
        .forEach(rows::add);
    return rows;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyCode(String printed, List<String> expected) {
    for (String text :
        List.of(
            HEAD + printed + "\n",
            "R1#sh ip route\n" + (HEAD + printed).replace("\n", "\r\n") + "\r\n\r\nR1#\r\n",
            (HEAD + printed + "\n").replaceAll("(?m)^", "> "))) {
      FileFacts facts = facts(text);
      assertThat(rows(facts)).isEqualTo(expected);
      assertThat(facts.problems().stream().filter(p -> p.kind() == Problem.Kind.MALFORMED))
          .isEmpty();
      assertThat(((RouterTable) facts.parts().get(0)).complete()).as(text).isTrue();
    }
  }
}

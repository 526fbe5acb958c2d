package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.Parsers;
import dev.hoplint.model.FileFacts;
import dev.hoplint.model.RouterTable;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code show ip route}, its rows read off by hand. */
class RouterTablesTest {
  private static final String LEGEND =
      """
      Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP
             D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area
             + - replicated route, % - next hop override
      """;

  private static final String TABLE =
      LEGEND
          + """

          Gateway of last resort is 10.0.0.2 to network 0.0.0.0

          S*    0.0.0.0/0 [1/0] via 10.0.0.2
                          [1/0] via 10.0.0.6, GigabitEthernet0/2
                10.0.0.0/8 is variably subnetted, 3 subnets, 2 masks
          C        10.0.0.0/30 is directly connected, GigabitEthernet0/1
          L        10.0.0.1/32 is directly connected, GigabitEthernet0/1
          O IA     10.9.0.0/16 [110/2] via 10.0.0.2, 00:01:02, Gi0/1
                172.16.0.0/24 is subnetted, 3 subnets
          O        172.16.1.0 [110/3] via 10.0.0.2, 1d18h, GigabitEthernet0/1
          D EX     172.16.2.0
                     [170/2297856] via 10.0.0.6, 12:54:35, TenGigabitEthernet7/4
                     [170/2297856] via 10.0.0.2, 12:54:35, Gi0/1
          O*E2     172.16.3.0 [110/20] via 10.0.0.2 (RED), 2w0d, GigabitEthernet0/1
          B     192.0.2.0/24 [200/0], 3w4d, Null0
          D     198.51.100.0/22 is a summary, 7w0d, Null0
          S     198.51.104.0/24 is directly connected, Dialer1
                                is directly connected, Dialer2
          B   + 203.0.113.0/24 is directly connected, 01:04:17, Vlan64
          B   % 203.0.114.0/24 [20/0] via 10.8.8.8, never
          """;

  private static final List<String> ROWS =
      List.of(
          "S 0.0.0.0/0 1/0 via 10.0.0.2",
          "S 0.0.0.0/0 1/0 via 10.0.0.6 GigabitEthernet0/2",
          "C 10.0.0.0/30 0/0 GigabitEthernet0/1",
          "L 10.0.0.1/32 0/0 GigabitEthernet0/1",
          "O IA 10.9.0.0/16 110/2 via 10.0.0.2 GigabitEthernet0/1",
          "O 172.16.1.0/24 110/3 via 10.0.0.2 GigabitEthernet0/1",
          "D EX 172.16.2.0/24 170/2297856 via 10.0.0.6 TenGigabitEthernet7/4",
          "D EX 172.16.2.0/24 170/2297856 via 10.0.0.2 GigabitEthernet0/1",
          "O E2 172.16.3.0/24 110/20 via 10.0.0.2 in RED GigabitEthernet0/1",
          "B 192.0.2.0/24 200/0 Null0",
          "D 198.51.100.0/22 0/0 Null0",
          "S 198.51.104.0/24 1/0 Dialer1",
          "S 198.51.104.0/24 1/0 Dialer2",
          "B 203.0.113.0/24 0/0 Vlan64",
          "B 203.0.114.0/24 20/0 via 10.8.8.8");

  private static FileFacts facts(String content) {
    SourceText text = SourceText.of(new SourceFile("routes.txt"), content);
    return Parsers.parse(text, PartSplitter.split(text));
  }

  private static List<RouterTable> tables(String content) {
    return facts(content).parts().stream()
        .filter(RouterTable.class::isInstance)
        .map(RouterTable.class::cast)
        .toList();
  }

  private static RouterTable table(String content) {
    List<RouterTable> tables = tables(content);
    assertThat(tables).hasSize(1);
    return tables.get(0);
  }

  private static List<String> rows(RouterTable table) {
    return table.rows().stream().map(RouterTablesTest::line).toList();
  }

  static String line(RouterTable.Row row) {
    return row.protocol()
        + " "
        + row.prefix()
        + " "
        + row.distance()
        + "/"
        + row.metric()
        + (row.nextHop() == null ? "" : " via " + row.nextHop())
        + (row.nextHopVrf() == null ? "" : " in " + row.nextHopVrf())
        + (row.outInterface() == null ? "" : " " + row.outInterface());
  }

  @Test
  void everyFormOfARow() {
    FileFacts facts = facts(TABLE);
    RouterTable table = (RouterTable) facts.parts().get(0);
    assertThat(rows(table)).isEqualTo(ROWS);
    assertThat(table.vrf()).isNull();
    assertThat(table.complete()).isTrue();
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void layouts() {
    assertThat(rows(table(TABLE.replace("\n", "\r\n")))).isEqualTo(ROWS);
    assertThat(rows(table(TABLE.replaceAll("(?m)^ +", " ")))).isEqualTo(ROWS);
    assertThat(rows(table("R1#show ip route\n" + TABLE + "R1#"))).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @CsvSource({
    "R1#show ip route,,true",
    "R1#sh ip ro,,true",
    "R1>show ip route vrf RED,RED,true",
    "R1#show ip route | begin Gateway,,true",
    "R1#show ip route vrf RED | b Gate,RED,true",
    "R1#show ip route | include 10.,,false",
    "R1#show ip route ospf,,false",
    "R1#show ip route 10.0.0.0 255.0.0.0 longer-prefixes,,false",
    "R1#show ip route vrf RED static,RED,false"
  })
  void commands(String command, String vrf, boolean complete) {
    RouterTable table = table(command + "\n" + TABLE);
    assertThat(table.part().host()).isEqualTo("R1");
    assertThat(table.vrf()).isEqualTo(vrf);
    assertThat(table.complete()).isEqualTo(complete);
    assertThat(rows(table)).isEqualTo(ROWS);
  }

  @Test
  void eachVrfIsATableOfItsOwn() {
    List<RouterTable> tables =
        tables(
            "R1#show ip route vrf *\n"
                + LEGEND
                + "\nGateway of last resort is not set\n\nRouting Table: RED\n"
                + TABLE
                + "\nRouting Table: BLUE\n"
                + LEGEND
                + "\nGateway of last resort is not set\n\nC  10.0.0.0/8 is directly connected, Gi1\n");
    assertThat(tables).extracting(RouterTable::vrf).containsExactly(null, "RED", "BLUE");
    assertThat(tables).allMatch(RouterTable::complete);
    assertThat(tables).allMatch(table -> "R1".equals(table.part().host()));
    assertThat(tables.get(0).rows()).isEmpty();
    assertThat(rows(tables.get(1))).isEqualTo(ROWS);
    assertThat(rows(tables.get(2))).containsExactly("C 10.0.0.0/8 0/0 GigabitEthernet1");
  }

  @Test
  void withoutLegendNotComplete() {
    assertThat(table(TABLE.substring(TABLE.indexOf("S*"))).complete()).isFalse();
  }

  @Test
  void aRouteThatIsPossiblyDownIsInDoubt() {
    RouterTable table =
        table(TABLE + "R   10.200.0.0/16 is possibly down,\n    routing via 10.0.0.2, Gi0/1\n");
    assertThat(rows(table)).isEqualTo(ROWS);
    assertThat(table.complete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S     10.7.0.0/33 [1/0] via 10.0.0.2",
        "S     10.7.0.0/16 [1/0] via 10.0.0.999",
        "S     10.7.0.0/16 [300/0] via 10.0.0.2",
        "S     10.7.0.0/16 [1] via 10.0.0.2",
        "S     10.7.0.0 [1/0] via 10.0.0.2",
        "S     10.7.0.0/16 @@@",
        "@@@ via 10.0.0.2",
        "10.300.0.0/16 is subnetted, 2 subnets"
      })
  void aBrokenLineCostsItselfAlone(String line) {
    FileFacts facts = facts(TABLE + line + "\nB     203.0.115.0/24 [20/0] via 10.8.8.8, 1w0d\n");
    RouterTable table = (RouterTable) facts.parts().get(0);
    assertThat(table.rows()).hasSize(ROWS.size() + 1);
    assertThat(facts.problems()).hasSize(1);
    assertThat(table.complete()).isFalse();
  }

  /** Each line changed in turn; what it speaks of may go with it, and no more. */
  @ParameterizedTest
  @ValueSource(strings = {"", "@@@ ## ~~", "10.0.0.1", "O", "[110/2] via", "is directly connected"})
  void aChangedLineCostsNoOther(String instead) {
    List<String> lines = TABLE.lines().toList();
    for (int changed = 0; changed < lines.size(); changed++) {
      List<String> edited = new ArrayList<>(lines);
      edited.set(changed, instead);
      List<String> left = new ArrayList<>(ROWS);
      List<String> found =
          tables(String.join("\n", edited) + "\n").stream().flatMap(t -> rows(t).stream()).toList();
      left.removeAll(found);
      String line = lines.get(changed);
      // A heading takes the lengths of its prefixes with it, a wrapped prefix its ways.
      int most = line.contains("is subnetted") ? 4 : 2;
      assertThat(left).as(line + " as " + instead).hasSizeLessThanOrEqualTo(most);
      assertThat(found).as(line + " as " + instead).allMatch(ROWS::contains);
    }
  }
}

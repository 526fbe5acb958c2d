package dev.hoplint.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.lint.Parsers;
import dev.hoplint.model.Declared;
import dev.hoplint.model.FileFacts;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTableUseTest {
  private static final String R1 =
      """
      hostname R1
      interface GigabitEthernet0/0
       ip address 172.16.1.1 255.255.255.0
      interface GigabitEthernet0/1
       ip address 10.0.1.1 255.255.255.0
      interface GigabitEthernet0/2
       ip address 10.0.2.1 255.255.255.0
      router ospf 1
       network 10.0.0.0 0.255.255.255 area 0
      ip route 192.0.2.0 255.255.255.0 10.0.1.9
      """;

  private static final String TABLE =
      """
      Codes: L - local, C - connected, S - static
      Gateway of last resort is not set

      C        10.0.1.0/24 is directly connected, GigabitEthernet0/1
      L        10.0.1.1/32 is directly connected, GigabitEthernet0/1
      O        192.0.2.0/24 [110/2] via 10.0.2.9, 00:00:01, GigabitEthernet0/2
      B        198.51.100.0/24 [200/0] via 192.0.2.7, 1w0d
      """;

  private static Network network(String... namesAndTexts) {
    List<FileFacts> files = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      SourceText text = SourceText.of(new SourceFile(namesAndTexts[i]), namesAndTexts[i + 1]);
      files.add(Parsers.parse(text, PartSplitter.split(text)));
    }
    return Network.of(files, Declared.NOTHING, "base");
  }

  /** Where R1 sends packets to the destination, in words. */
  private static String way(Network network, String destination) {
    Router router = network.routers().get(0);
    Header header =
        new Header(
            PacketKind.WHOLE,
            Ipv4Address.of("172.16.1.9"),
            Ipv4Address.of(destination),
            Header.TCP,
            Header.CLIENT_PORT,
            80,
            -1,
            -1,
            16,
            0);
    Forwarder.Way way = network.tracer().forwarder().routed(router, null, header);
    if (way instanceof Forwarder.Way.Out out) {
      return out.egress().name() + " " + out.nextHop();
    }
    return way.getClass().getSimpleName();
  }

  @Test
  void withoutATable() {
    Network network = network("r1.cfg", R1);
    assertThat(way(network, "192.0.2.1")).isEqualTo("GigabitEthernet0/1 10.0.1.9");
    assertThat(way(network, "198.51.100.1")).isEqualTo("Undecided");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"r1/routes.txt", "configs/R1-routes.txt", "R1.txt", "a/r1_show_ip_route.txt"})
  void theTableDecidesWhereItsFileIsNamedAfterTheRouter(String name) {
    assertUsed(network("r1.cfg", R1, name, TABLE));
  }

  @Test
  void theTableDecidesBehindAPromptOrTheConfiguration() {
    assertUsed(network("r1.cfg", R1, "any.txt", "R1#show ip route\n" + TABLE));
    assertUsed(
        network("r1.cfg", "R1#show running-config\n" + R1 + "end\nR1#show ip route\n" + TABLE));
    assertUsed(network("r1.cfg", R1 + "end\n" + TABLE));
  }

  private static void assertUsed(Network network) {
    Router router = network.routers().get(0);
    assertThat(router.showsTable(null)).isTrue();
    assertThat(router.tableDoubts()).isEmpty();
    assertThat(way(network, "192.0.2.1")).isEqualTo("GigabitEthernet0/2 10.0.2.9");
    assertThat(way(network, "198.51.100.1")).isEqualTo("GigabitEthernet0/2 10.0.2.9");
    // The table is whole: what it lacks is dropped, OSPF or not.
    assertThat(way(network, "203.0.113.1")).isEqualTo("Dropped");
    assertThat(way(network, "172.16.1.7")).isEqualTo("GigabitEthernet0/0 null");
    assertThat(way(network, "10.0.1.1")).isEqualTo("Local");
    assertThat(router.dynamicRouting(null)).isNull();
  }

  @Test
  void aTableOfAnotherVrfLeavesTheGlobalOne() {
    Network network = network("r1.cfg", R1, "x.txt", "R1#show ip route vrf RED\n" + TABLE);
    assertThat(way(network, "192.0.2.1")).isEqualTo("GigabitEthernet0/1 10.0.1.9");
    assertThat(network.routers().get(0).showsTable("RED")).isTrue();
  }

  @Test
  void aTableInPartsIsNotUsed() {
    assertNotUsed(network("r1.cfg", R1, "x.txt", "R1#show ip route ospf\n" + TABLE), "missing");
  }

  @Test
  void oneOfTwoTablesIsNotUsed() {
    String shown = "R1#show ip route\n" + TABLE;
    assertNotUsed(network("r1.cfg", R1, "x.txt", shown, "y.txt", shown), "y.txt");
  }

  @Test
  void aNameOfTwoRoutersIsNotUsed() {
    assertNotUsed(network("a.cfg", R1, "b.cfg", R1, "R1.txt", TABLE), "several");
  }

  private static void assertNotUsed(Network network, String why) {
    assertThat(way(network, "192.0.2.1")).isEqualTo("GigabitEthernet0/1 10.0.1.9");
    assertThat(way(network, "198.51.100.1")).isEqualTo("Undecided");
    assertThat(network.routers().get(0).tableDoubts())
        .hasSize(1)
        .allMatch(doubt -> doubt.reason().contains(why));
  }

  @Test
  void aTableOfNoRouterIsNotUsedAndSaidSo() {
    Network network = network("r1.cfg", R1, "R9.txt", TABLE);
    assertThat(way(network, "192.0.2.1")).isEqualTo("GigabitEthernet0/1 10.0.1.9");
    assertThat(network.routers().get(0).tableDoubts()).isEmpty();
    assertThat(network.dumpDoubts())
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.reason()).contains("whose it is"));
    Network prompt = network("r1.cfg", R1, "x.txt", "R9#show ip route\n" + TABLE);
    assertThat(prompt.dumpDoubts())
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.reason()).contains("no configuration of R9"));
    assertThat(network("r1.cfg", R1, "R1.txt", TABLE).dumpDoubts()).isEmpty();
  }
}

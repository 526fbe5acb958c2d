package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.LineState;
import dev.hoplint.source.Position;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lab's dumps, their facts read off by hand. */
class LabDumpsTest {
  private static final String ROUTES = "esxcli-network-ip-route-ipv4-list.txt";

  @Test
  void routesBefore() {
    HostDump dump = Dumps.dump(Dumps.resource("before/" + ROUTES));
    assertThat(Dumps.routes(dump))
        .containsExactly(
            "0.0.0.0/0 via 10.131.207.254 dev vmk0 DHCP",
            "10.10.10.0/24 dev vmk3 MANUAL",
            "10.131.192.0/20 dev vmk0 MANUAL",
            "192.168.1.0/24 dev vmk1 MANUAL");
    assertThat(dump.tool()).isEqualTo("esxcli");
    assertThat(dump.netstack()).isNull();
    assertThat(dump.complete()).isTrue();
    assertThat(dump.routeTable()).isTrue();
    assertThat(dump.addresses()).isEmpty();
    assertThat(dump.nics()).isEmpty();
  }

  @Test
  void routesAfter() {
    assertThat(Dumps.routes(Dumps.dump(Dumps.resource("after/" + ROUTES))))
        .containsExactly(
            "0.0.0.0/0 via 10.131.207.254 dev vmk0 DHCP",
            "10.10.10.0/24 dev vmk3 MANUAL",
            "10.131.192.0/20 dev vmk0 MANUAL",
            "172.16.1.0/24 via 10.10.10.1 dev vmk3 MANUAL",
            "192.168.1.0/24 dev vmk1 MANUAL");
  }

  @Test
  void esxcfgRoute() {
    HostDump before = Dumps.dump(Dumps.resource("before/esxcfg-route-l.txt"));
    assertThat(Dumps.routes(before))
        .containsExactly(
            "10.10.10.0/24 dev vmk3",
            "10.131.192.0/20 dev vmk0",
            "192.168.1.0/24 dev vmk1",
            "0.0.0.0/0 via 10.131.207.254 dev vmk0");
    assertThat(before.tool()).isEqualTo("esxcfg-route");
    assertThat(before.complete()).isTrue();
    assertThat(before.routeTable()).isTrue();

    HostDump after = Dumps.dump(Dumps.resource("after/esxcfg-route-l.txt"));
    assertThat(Dumps.routes(after))
        .containsExactly(
            "10.10.10.0/24 dev vmk3",
            "10.131.192.0/20 dev vmk0",
            "172.16.1.0/24 via 10.10.10.1 dev vmk3",
            "192.168.1.0/24 dev vmk1",
            "0.0.0.0/0 via 10.131.207.254 dev vmk0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"before", "after"})
  void addresses(String when) {
    HostDump dump = Dumps.dump(Dumps.resource(when + "/esxcli-network-ip-interface-ipv4-get.txt"));
    assertThat(Dumps.addresses(dump))
        .containsExactly(
            "vmk0 10.131.192.12/20 DHCP via 10.131.207.254",
            "vmk1 192.168.1.3/24 STATIC",
            "vmk3 10.10.10.10/24 STATIC");
    assertThat(dump.tool()).isEqualTo("esxcli");
    assertThat(dump.routeTable()).isFalse();
    assertThat(dump.complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"before", "after"})
  void interfaces(String when) {
    HostDump dump = Dumps.dump(Dumps.resource(when + "/esxcli-network-ip-interface-list.txt"));
    assertThat(Dumps.nics(dump))
        .containsExactly(
            "vmk0 \"Management Network\" defaultTcpipStack 1500",
            "vmk1 \"lab-192\" defaultTcpipStack 1500",
            "vmk3 \"Backup\" defaultTcpipStack 1500");
    assertThat(dump.routeTable()).isFalse();
  }

  @Test
  void maskedOctetsAreUnknown() {
    HostDump dump = Dumps.dump(Dumps.resource("masked.txt"));
    assertThat(Dumps.routes(dump))
        .containsExactly(
            "0.0.0.0/0 via xxx.xxx.207.254? dev vmk0 DHCP",
            "10.10.10.0/24 dev vmk3 MANUAL",
            "? dev vmk0 MANUAL",
            "192.168.1.0/24 dev vmk1 MANUAL");
    assertThat(dump.part().command()).isEqualTo("esxcli network ip route ipv4 list");
    assertThat(dump.complete()).isTrue();
  }

  /** The study prints both tables as one line, with a note behind a row and a bar at the end. */
  @Test
  void publishedLinesGiveTheRowsOfTheTables() {
    HostDump before = Dumps.dump(Dumps.resource("published-before.txt"));
    assertThat(Dumps.routes(before))
        .isEqualTo(Dumps.routes(Dumps.dump(Dumps.resource("masked.txt"))));
    assertThat(before.complete()).isTrue();

    HostDump after = Dumps.dump(Dumps.resource("published-after.txt"));
    assertThat(Dumps.routes(after))
        .isEqualTo(Dumps.routes(Dumps.dump(Dumps.resource("after/" + ROUTES))));
    assertThat(after.part().command()).isEqualTo("esxcli network ip route ipv4 list");
    assertThat(after.complete()).isTrue();
  }

  @Test
  void spansAreTheWordsOfTheRow() {
    String content = Dumps.resource("before/" + ROUTES);
    HostDump dump = Dumps.dump(content);
    assertThat(Dumps.text(content).position(dump.routes().get(0).span()))
        .isEqualTo(new Position(3, 1, 3, 61));
    assertThat(Dumps.text(content).position(dump.routes().get(3).span()))
        .isEqualTo(new Position(6, 1, 6, 63));
  }

  @Test
  void everyLineHasAState() {
    FileFacts routes = Dumps.facts(Dumps.resource("before/" + ROUTES));
    assertThat(routes.states()).isEqualTo(Map.of(LineState.NEEDLESS, 2, LineState.FULL, 4));
    assertThat(routes.problems()).isEmpty();

    FileFacts nics = Dumps.facts(Dumps.resource("before/esxcli-network-ip-interface-list.txt"));
    // A block: its name, Name, Enabled, Portgroup, Netstack Instance, MTU; 11 keys without a use.
    assertThat(nics.states()).isEqualTo(Map.of(LineState.NEEDLESS, 33, LineState.FULL, 18));
    assertThat(nics.problems()).isEmpty();
  }
}

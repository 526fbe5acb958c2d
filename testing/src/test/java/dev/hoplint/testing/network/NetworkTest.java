package dev.hoplint.testing.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Workspace;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Trace;
import dev.hoplint.source.RunException;
import dev.hoplint.testing.TestFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routing, IP MTUs, tunnels and the way of one packet, as worked out from configurations. */
class NetworkTest {

  private static Network network(Map<String, String> files) {
    try (TestFolder folder = TestFolder.create()) {
      files.forEach(folder::write);
      return Workspace.open(LintRequest.of(folder.path(), List.of(folder.path()))).network();
    } catch (IOException | RunException e) {
      throw new AssertionError(e);
    }
  }

  private static Router router(Network network, String name) {
    return network.routers().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private static Port port(Network network, String router, String name) {
    Port port = router(network, router).port(name);
    assertThat(port).as("%s %s", router, name).isNotNull();
    return port;
  }

  private static Header tcp(String from, String to) {
    return new Header(
        PacketKind.WHOLE,
        Ipv4Address.of(from),
        Ipv4Address.of(to),
        Header.TCP,
        49152,
        443,
        -1,
        -1,
        16,
        100);
  }

  private static Trace follow(
      Network network, String router, String ingress, String from, String to) {
    return network
        .tracer()
        .follow(tcp(from, to), router(network, router), port(network, router, ingress));
  }

  private static final String ROUTER =
      """
      hostname R
      interface GigabitEthernet0/0
       ip address 10.0.0.1 255.255.255.0
      interface GigabitEthernet0/1
       ip address 192.0.2.1 255.255.255.252
      interface GigabitEthernet0/2
       ip address 198.51.100.1 255.255.255.252
      interface GigabitEthernet0/3
       ip address 203.0.113.1 255.255.255.0
       shutdown
      ip route 0.0.0.0 0.0.0.0 192.0.2.2
      ip route 0.0.0.0 0.0.0.0 198.51.100.2 200
      ip route 172.16.0.0 255.240.0.0 198.51.100.2
      ip route 172.16.5.0 255.255.255.0 192.0.2.2
      ip route 172.16.6.0 255.255.255.0 203.0.113.9
      ip route 172.16.7.0 255.255.255.0 172.16.5.1
      ip route 172.16.8.0 255.255.255.0 Null0
      end
      """;

  @ParameterizedTest
  @CsvSource({
    // connected
    "10.0.0.77, GigabitEthernet0/0",
    // the longest prefix
    "172.16.5.9, GigabitEthernet0/1",
    "172.17.0.9, GigabitEthernet0/2",
    // its interface is down, so only the default leads to its next hop
    "172.16.6.9, GigabitEthernet0/1",
    // a next hop resolved through another route
    "172.16.7.9, GigabitEthernet0/1",
    // the smaller distance
    "8.8.8.8, GigabitEthernet0/1",
  })
  void theTableChooses(String destination, String egress) {
    Network network = network(Map.of("r.cfg", ROUTER));
    Trace trace = follow(network, "R", "GigabitEthernet0/0", "10.0.0.5", destination);
    Port out = trace.hops().get(0).egress();
    assertThat(out).isNotNull();
    assertThat(out.name()).isEqualTo(egress);
  }

  @Test
  void whatIsRoutedToNull0IsDropped() {
    Network network = network(Map.of("r.cfg", ROUTER));
    Trace trace = follow(network, "R", "GigabitEthernet0/0", "10.0.0.5", "172.16.8.1");
    assertThat(trace.end()).isInstanceOf(Trace.End.Dropped.class);
  }

  @Test
  void whatOspfMayKnowIsUndecided() {
    String ospf =
        ROUTER
            .replace("ip route 0.0.0.0 0.0.0.0 192.0.2.2\n", "router ospf 1\n")
            .replace("ip route 0.0.0.0 0.0.0.0 198.51.100.2 200\n", "");
    Network network = network(Map.of("r.cfg", ospf));
    assertThat(follow(network, "R", "GigabitEthernet0/0", "10.0.0.5", "8.8.8.8").end())
        .isInstanceOf(Trace.End.Undecided.class);
    assertThat(follow(network, "R", "GigabitEthernet0/0", "10.0.0.5", "172.17.0.9").end())
        .as("a static route covers it")
        .isInstanceOf(Trace.End.Left.class);
  }

  @Test
  void aRouteThatCannotBeReadPutsRoutesInDoubt() {
    Network network =
        network(Map.of("r.cfg", ROUTER.replace("200\n", "200\nip route 9.9.9.0 banana\n")));
    assertThat(follow(network, "R", "GigabitEthernet0/0", "10.0.0.5", "172.17.0.9").end())
        .isInstanceOf(Trace.End.Undecided.class);
    assertThat(follow(network, "R", "GigabitEthernet0/1", "8.8.8.8", "10.0.0.5").end())
        .as("a connected subnet is nearer than any route")
        .isInstanceOf(Trace.End.Delivered.class);
  }

  @Test
  void vrfsHaveTablesOfTheirOwn() {
    Network network =
        network(
            Map.of(
                "r.cfg",
                """
                hostname R
                vrf definition A
                interface GigabitEthernet0/0
                 vrf forwarding A
                 ip address 10.0.0.1 255.255.255.0
                interface GigabitEthernet0/1
                 vrf forwarding A
                 ip address 10.1.0.1 255.255.255.0
                interface GigabitEthernet0/2
                 ip address 10.2.0.1 255.255.255.0
                ip route vrf A 0.0.0.0 0.0.0.0 10.1.0.2
                ip route 0.0.0.0 0.0.0.0 10.2.0.2
                end
                """));
    Trace inside = follow(network, "R", "GigabitEthernet0/0", "10.0.0.5", "8.8.8.8");
    assertThat(inside.ports()).extracting(Port::name).endsWith("GigabitEthernet0/1");
    Trace global = follow(network, "R", "GigabitEthernet0/2", "10.2.0.5", "10.0.0.5");
    assertThat(global.ports()).extracting(Port::name).endsWith("GigabitEthernet0/2");
  }

  private static String twoRouters(String name, String address, String towards, String route) {
    return """
        hostname %s
        interface GigabitEthernet0/0
         ip address %s 255.255.255.252
        interface GigabitEthernet0/1
         ip address %s 255.255.255.0
        ip route 0.0.0.0 0.0.0.0 %s
        end
        """
        .formatted(name, address, towards, route);
  }

  @Test
  void packetsGoFromRouterToRouterAndArrive() {
    Network network =
        network(
            Map.of(
                "a.cfg", twoRouters("A", "192.0.2.1", "10.1.0.1", "192.0.2.2"),
                "b.cfg", twoRouters("B", "192.0.2.2", "10.2.0.1", "192.0.2.1")));
    Trace trace = follow(network, "A", "GigabitEthernet0/1", "10.1.0.5", "10.2.0.5");
    assertThat(trace.hops()).extracting(h -> h.router().name()).containsExactly("A", "B");
    assertThat(trace.end()).isInstanceOf(Trace.End.Delivered.class);
    assertThat(follow(network, "A", "GigabitEthernet0/1", "10.1.0.5", "8.8.8.8").end())
        .as("each one's default is the other")
        .isInstanceOf(Trace.End.Loop.class);
  }

  @Test
  void aNextHopThatTwoDevicesClaimIsUndecided() {
    Network network =
        network(
            Map.of(
                "a.cfg", twoRouters("A", "192.0.2.1", "10.1.0.1", "192.0.2.2"),
                "b.cfg", twoRouters("B", "192.0.2.2", "10.2.0.1", "192.0.2.1"),
                "copy/b.cfg", twoRouters("B", "192.0.2.2", "10.2.0.1", "192.0.2.1")));
    assertThat(follow(network, "A", "GigabitEthernet0/1", "10.1.0.5", "10.2.0.5").end())
        .isInstanceOf(Trace.End.Undecided.class);
  }

  private static final String NAT =
      """
      hostname N
      interface GigabitEthernet0/0
       ip address 10.0.0.1 255.255.255.0
       ip nat inside
      interface GigabitEthernet0/1
       ip address 192.0.2.1 255.255.255.252
       ip nat outside
      interface GigabitEthernet0/2
       ip address 10.9.0.1 255.255.255.0
      ip nat inside source list 1 interface GigabitEthernet0/1 overload
      ip nat inside source static 10.0.0.9 198.51.100.9
      access-list 1 permit 10.0.0.0 0.0.0.127
      ip route 0.0.0.0 0.0.0.0 192.0.2.2
      end
      """;

  @ParameterizedTest
  @CsvSource({
    // the list permits: the interface's address
    "10.0.0.5, 8.8.8.8, 192.0.2.1",
    // a static translation comes first
    "10.0.0.9, 8.8.8.8, 198.51.100.9",
    // the list does not permit
    "10.0.0.200, 8.8.8.8, 10.0.0.200",
    // from inside to an interface that is not outside
    "10.0.0.5, 10.9.0.5, 10.0.0.5",
  })
  void natChangesTheSource(String from, String to, String source) {
    Network network = network(Map.of("n.cfg", NAT));
    Trace trace = follow(network, "N", "GigabitEthernet0/0", from, to);
    assertThat(trace.hops().get(0).leaving().source()).hasToString(source);
  }

  @Test
  void aStaticTranslationWorksFromOutside() {
    Network network = network(Map.of("n.cfg", NAT));
    Trace trace = follow(network, "N", "GigabitEthernet0/1", "8.8.8.8", "198.51.100.9");
    assertThat(trace.end())
        .isInstanceOfSatisfying(
            Trace.End.Delivered.class, end -> assertThat(end.address()).hasToString("10.0.0.9"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " ip mtu 1400                                           | 1400 | EXPLICIT",
        " tunnel source GigabitEthernet0/0                      | 1476 | DERIVED",
        " tunnel source GigabitEthernet0/1                      | 1576 | DERIVED",
        " tunnel source GigabitEthernet0/0.7                    | 1476 | DERIVED",
        " tunnel source GigabitEthernet0/0;tunnel mode ipip     | 1480 | DERIVED",
        " tunnel source GigabitEthernet0/0;tunnel key 1         | 1472 | DERIVED",
        " tunnel source Loopback0                               | 1476 | ASSUMED",
        " tunnel source 192.0.2.77                              | 1476 | ASSUMED",
        " tunnel source Loopback0;tunnel destination 10.2.0.9   | 1576 | DERIVED",
        " tunnel source GigabitEthernet0/0;tunnel protection ipsec profile P | -1 | UNKNOWN",
        " tunnel source GigabitEthernet0/0;tunnel mode mpls traffic-eng      | -1 | UNKNOWN",
      })
  void aTunnelsMtuSaysWhereItComesFrom(String lines, int bytes, IpMtu.Origin origin) {
    Network network =
        network(
            Map.of(
                "r.cfg",
                """
                hostname R
                interface Loopback0
                 ip address 10.255.0.1 255.255.255.255
                interface GigabitEthernet0/0
                 ip address 10.1.0.1 255.255.255.0
                interface GigabitEthernet0/0.7
                 ip address 10.7.0.1 255.255.255.0
                interface GigabitEthernet0/1
                 mtu 1600
                 ip address 10.2.0.1 255.255.255.0
                interface Tunnel1
                 ip address 10.3.0.1 255.255.255.252
                 %s
                end
                """
                    .formatted(lines.strip().replace(";", "\n "))));
    IpMtu mtu = network.ipMtu(port(network, "R", "Tunnel1"));
    assertThat(mtu.bytes()).isEqualTo(bytes);
    assertThat(mtu.origin()).isEqualTo(origin);
  }

  @Test
  void tunnelsArePairedByTheirEndsAndKeys() {
    String one =
        """
        hostname A
        interface GigabitEthernet0/0
         ip address 192.0.2.1 255.255.255.252
        interface Tunnel1
         ip address 10.3.0.1 255.255.255.252
         tunnel source GigabitEthernet0/0
         tunnel destination 192.0.2.2
         tunnel key 1
        interface Tunnel2
         ip address 10.4.0.1 255.255.255.252
         tunnel source 192.0.2.1
         tunnel destination 192.0.2.2
         tunnel key 2
        end
        """;
    String other =
        one.replace("hostname A", "hostname B")
            .replace("192.0.2.1", "192.0.2.X")
            .replace("192.0.2.2", "192.0.2.1")
            .replace("192.0.2.X", "192.0.2.2");
    Network network = network(Map.of("a.cfg", one, "b.cfg", other));
    assertThat(network.tunnelPeer(port(network, "A", "Tunnel1")))
        .isSameAs(port(network, "B", "Tunnel1"));
    assertThat(network.tunnelPeer(port(network, "B", "Tunnel2")))
        .isSameAs(port(network, "A", "Tunnel2"));
    Network alone = network(Map.of("a.cfg", one));
    assertThat(alone.tunnelPeer(port(alone, "A", "Tunnel1"))).isNull();
  }
}

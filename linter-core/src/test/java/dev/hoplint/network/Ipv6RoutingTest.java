package dev.hoplint.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where IPv6 packets leave a router, by its connected and static routes. */
class Ipv6RoutingTest {
  private static final String ROUTER =
      """
      hostname R
      interface GigabitEthernet0/1
       ipv6 address 2001:db8:1::1/64
      interface GigabitEthernet0/2
       ipv6 address 2001:db8:2::1/64
      interface GigabitEthernet0/3
       vrf forwarding RED
       ipv6 address 2001:db8:3::1/64
      interface GigabitEthernet0/4
       ipv6 address 2001:db8:4::1/64
       shutdown
      ipv6 route ::/0 2001:db8:1::9
      ipv6 route 2001:db8:10::/48 GigabitEthernet0/2 fe80::1
      ipv6 route 2001:db8:10:5::/64 Null0
      ipv6 route 2001:db8:11::/48 2001:db8:10::1
      ipv6 route 2001:db8:12::/48 2001:db8:2::9
      ipv6 route 2001:db8:12::/48 2001:db8:1::9
      ipv6 route 2001:db8:12::/48 GigabitEthernet0/3 fe80::1 200
      ipv6 route 2001:db8:13::/48 GigabitEthernet0/4 fe80::1
      ipv6 route 2001:db8:14::/48 2001:db8:2::9 multicast
      ipv6 route 2001:db8:15::/48 2001:db8:2::9 track 9
      ipv6 route 2001:db8:16::/48 2001:db8:16::1
      ipv6 route vrf RED ::/0 2001:db8:3::9
      ipv6 route vrf RED 2001:db8:20::/48 2001:db8:2::9 nexthop-vrf default
      """;

  @TempDir private Path folder;

  private Ipv6Routing routing(String more) throws Exception {
    Files.writeString(folder.resolve("r.cfg"), ROUTER + more);
    Network network = Workspace.open(LintRequest.of(folder, List.of(folder))).network();
    return Ipv6Routing.of(network.routers().get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1::7, '', GigabitEthernet0/1",
    "2001:db8:99::1, '', GigabitEthernet0/1",
    "2001:db8:10::1, '', GigabitEthernet0/2",
    "2001:db8:10:5::1, '', ''",
    "2001:db8:11::1, '', GigabitEthernet0/2",
    "2001:db8:12::1, '', GigabitEthernet0/1 GigabitEthernet0/2",
    "2001:db8:13::1, '', GigabitEthernet0/1",
    "2001:db8:14::1, '', GigabitEthernet0/1",
    "2001:db8:15::1, '', GigabitEthernet0/1",
    "2001:db8:16::1, '', ''",
    "2001:db8:3::7, '', GigabitEthernet0/1",
    "2001:db8:3::7, RED, GigabitEthernet0/3",
    "2001:db8:99::1, RED, GigabitEthernet0/3",
    "2001:db8:20::1, RED, GigabitEthernet0/2",
  })
  void theLongestPrefixAndTheLeastDistanceWin(String to, String vrf, String ports)
      throws Exception {
    List<Port> egresses = routing("").egresses(Ipv6Address.of(to), vrf.isEmpty() ? null : vrf);

    assertThat(String.join(" ", egresses.stream().map(Port::name).toList())).isEqualTo(ports);
  }

  @Test
  void whatElseMayBringRoutes() throws Exception {
    assertThat(routing("router ospf 1\n").isKnown()).isTrue();
    assertThat(routing("router bgp 1\n").isKnown()).isFalse();
    assertThat(routing("ipv6 router rip R\n").isKnown()).isFalse();
    assertThat(routing("ipv6 router rip R\nno ipv6 router rip R\n").isKnown()).isTrue();
    assertThat(routing("ipv6 route ::/0 nonsense 1 2 3 4\n").isKnown()).isFalse();
    assertThat(routing("interface Gi0/1\n ipv6 address autoconfig\n").isKnown()).isFalse();
    assertThat(routing("interface Gi0/1\n ipv6 router isis\n").isKnown()).isFalse();
  }
}

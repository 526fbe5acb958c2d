package dev.hoplint.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the {@code set} clauses of a policy do to a packet from 10.0.0.9 to 8.8.8.8. */
class PolicyForwardingTest {
  private static final String ROUTER =
      """
      hostname R
      ip vrf BLUE
      interface GigabitEthernet0/0
       ip address 10.0.0.1 255.255.255.0
       ip policy route-map P
      interface GigabitEthernet0/1
       ip address 192.0.2.1 255.255.255.0
      interface GigabitEthernet0/2
       ip address 198.51.100.1 255.255.255.0
      interface GigabitEthernet0/3
       ip address 203.0.113.1 255.255.255.0
       shutdown
      interface GigabitEthernet0/4
       ip vrf forwarding BLUE
       ip address 192.168.4.1 255.255.255.0
      interface Serial0/0
       ip address 192.168.5.1 255.255.255.252
      ip route 0.0.0.0 0.0.0.0 192.0.2.254
      ip route vrf BLUE 0.0.0.0 0.0.0.0 192.168.4.254
      ip route 7.7.7.0 255.255.255.0 198.51.100.7
      ip sla 1
       icmp-echo 198.51.100.2
      ip sla 2
       icmp-echo 198.51.100.3
      ip sla schedule 2 life forever start-time now
      track 1 ip sla 1 reachability
      track 2 ip sla 2 reachability
      track 3 interface Serial0/0 line-protocol
      """;

  @TempDir private Path folder;

  /** {@code interface next-hop}, {@code dropped} or {@code undecided}. */
  private String way(String lines) throws Exception {
    Files.writeString(folder.resolve("r.cfg"), ROUTER + lines + "end\n");
    Network network = Workspace.open(LintRequest.of(folder, List.of(folder))).network();
    Router router = network.routers().get(0);
    Header header =
        new Header(
            PacketKind.WHOLE,
            Ipv4Address.of("10.0.0.9"),
            Ipv4Address.of("8.8.8.8"),
            Header.TCP,
            49152,
            443,
            -1,
            -1,
            16,
            100);
    Forwarder.Way way =
        network.tracer().forwarder().decide(router, router.port("GigabitEthernet0/0"), header);
    if (way instanceof Forwarder.Way.Out out) {
      return out.egress().name() + " " + out.nextHop();
    }
    return way instanceof Forwarder.Way.Dropped ? "dropped" : "undecided";
  }

  private String sets(String clauses) throws Exception {
    return way("route-map P permit 10\n " + clauses.replace(" / ", "\n ") + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "set ip next-hop 198.51.100.2, GigabitEthernet0/2 198.51.100.2",
    // The first one's interface is down.
    "set ip next-hop 203.0.113.2 198.51.100.2, GigabitEthernet0/2 198.51.100.2",
    "set ip next-hop 203.0.113.2, GigabitEthernet0/1 192.0.2.254",
    // By the numbers, not by the lines; plain ones last.
    "set ip next-hop verify-availability 198.51.100.2 20 track 2 / set ip next-hop"
        + " verify-availability 192.168.5.2 10 track 3, Serial0/0 192.168.5.2",
    "set ip next-hop 192.168.5.2 / set ip next-hop verify-availability 198.51.100.2 20 track 2,"
        + " GigabitEthernet0/2 198.51.100.2",
    // A track that never comes up, and one that is not there.
    "set ip next-hop verify-availability 198.51.100.2 10 track 1, GigabitEthernet0/1 192.0.2.254",
    "set ip next-hop verify-availability 198.51.100.2 10 track 1 / set ip next-hop 192.168.5.2,"
        + " Serial0/0 192.168.5.2",
    "set ip next-hop verify-availability 198.51.100.2 10 track 9, GigabitEthernet0/1 192.0.2.254",
    "set ip next-hop recursive 7.7.7.7, GigabitEthernet0/2 198.51.100.7",
    "set ip next-hop recursive 7.7.7.7 / set ip next-hop 192.168.5.2, Serial0/0 192.168.5.2",
    "set interface Serial0/0 / set ip next-hop 198.51.100.2, GigabitEthernet0/2 198.51.100.2",
    "set interface Serial0/0, Serial0/0 null",
    "set interface GigabitEthernet0/3 Serial0/0, Serial0/0 null",
    "set interface Null0, dropped",
    "set vrf BLUE, GigabitEthernet0/4 192.168.4.254",
    "set vrf BLUE / set ip next-hop 192.168.4.7, GigabitEthernet0/4 192.168.4.7",
    "set ip vrf BLUE next-hop 192.168.4.7, GigabitEthernet0/4 192.168.4.7",
    "set ip default next-hop 198.51.100.2, GigabitEthernet0/2 198.51.100.2",
    "set ip default next-hop 198.51.100.2 / set ip next-hop 192.168.5.2, Serial0/0 192.168.5.2",
    "set ip default next-hop verify-availability 198.51.100.2 20 track 2 / set ip default next-hop"
        + " verify-availability 192.168.5.2 10 track 3, Serial0/0 192.168.5.2",
    "set ip default next-hop verify-availability 198.51.100.2 10 track 1 / set ip default next-hop"
        + " 192.168.5.2, Serial0/0 192.168.5.2",
    "set ip default vrf BLUE next-hop 192.168.4.7, GigabitEthernet0/4 192.168.4.7",
    "set default interface Serial0/0 / set ip default next-hop 198.51.100.2, GigabitEthernet0/2"
        + " 198.51.100.2",
    "set ip df 0, GigabitEthernet0/1 192.0.2.254",
    "set metric 5, GigabitEthernet0/1 192.0.2.254",
    "set ipv6 next-hop 2001:db8::1 / set ip next-hop 198.51.100.2, GigabitEthernet0/2"
        + " 198.51.100.2",
    "set mpls-label, undecided"
  })
  void theFirstUsableClauseCounts(String clauses, String way) throws Exception {
    assertThat(sets(clauses)).isEqualTo(way);
  }

  @Test
  void aDefaultNextHopGivesWayToAnExplicitRouteThatIsThere() throws Exception {
    String policy = "route-map P permit 10\n set ip default next-hop 198.51.100.2\n";

    assertThat(way(policy + "ip route 8.0.0.0 255.0.0.0 192.168.5.2\n"))
        .isEqualTo("Serial0/0 192.168.5.2");
    // Its interface is down, so the route is not in the table.
    assertThat(way(policy + "ip route 8.0.0.0 255.0.0.0 GigabitEthernet0/3\n"))
        .isEqualTo("GigabitEthernet0/2 198.51.100.2");
    // A protocol may bring one.
    assertThat(way(policy + "router ospf 1\n")).isEqualTo("undecided");
  }

  @Test
  void sequencesAreTriedInOrderAndADenyEndsTheSearch() throws Exception {
    String lists =
        """
        ip access-list extended NONE
         permit ip host 10.0.0.7 any
        ip access-list extended VETO
         deny ip any any
        ip access-list extended ALL
         permit ip 10.0.0.0 0.0.0.255 any
        """;
    String second = "route-map P permit 20\n set ip next-hop 198.51.100.2\n";

    assertThat(way(lists + second + "route-map P permit 10\n match ip address NONE\n"))
        .isEqualTo("GigabitEthernet0/2 198.51.100.2");
    assertThat(way(lists + second + "route-map P deny 10\n match ip address ALL\n"))
        .isEqualTo("GigabitEthernet0/1 192.0.2.254");
    assertThat(way(lists + second + "route-map P deny 10\n match ip address NONE\n"))
        .isEqualTo("GigabitEthernet0/2 198.51.100.2");
    // A deny of one list does not veto the permit of another.
    assertThat(way(lists + second.replace(" set", " match ip address VETO ALL\n set")))
        .isEqualTo("GigabitEthernet0/2 198.51.100.2");
    // Different kinds of clauses are all needed.
    assertThat(
            way(
                lists
                    + second.replace(" set", " match ip address ALL\n match length 200 300\n set")))
        .isEqualTo("GigabitEthernet0/1 192.0.2.254");
    // A list that is not defined, or has no entries, matches everything.
    assertThat(way(second.replace(" set", " match ip address NOWHERE\n set")))
        .isEqualTo("GigabitEthernet0/2 198.51.100.2");
    assertThat(
            way(
                "ip access-list extended E\n"
                    + second.replace(" set", " match ip address E\n set")))
        .isEqualTo("GigabitEthernet0/2 198.51.100.2");
  }
}

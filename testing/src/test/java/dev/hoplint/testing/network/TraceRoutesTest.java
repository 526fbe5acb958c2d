package dev.hoplint.testing.network;

import static dev.hoplint.testing.network.TraceStepsTest.A;
import static dev.hoplint.testing.network.TraceStepsTest.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.network.Conversation;
import dev.hoplint.network.Receipt;
import dev.hoplint.network.Receipt.Outcome;
import dev.hoplint.network.RoundTrip;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which routes are in a router's table, and where they lead. */
class TraceRoutesTest {
  private static final String DEFAULT = "ip route 0.0.0.0 0.0.0.0 192.0.2.2\n";

  /** A second router beside B, with the receiver's network behind it too. */
  private static final String C =
      """
      hostname C
      interface GigabitEthernet0/0
       ip address 10.2.0.2 255.255.255.0
      interface GigabitEthernet0/1
       ip address 198.51.100.2 255.255.255.252
      ip route 0.0.0.0 0.0.0.0 198.51.100.1
      end
      """;

  private static final String TO_C =
      "interface GigabitEthernet0/2\n ip address 198.51.100.1 255.255.255.252\n";

  /** A with other routes than its default. */
  private static String a(String lines) {
    return A.replace(DEFAULT, lines.replace(";", "\n") + "\n");
  }

  private static Receipt request(String lines) {
    return Traces.of(a(lines), B).request();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what DHCP brings is not known, and not nothing
        "ip route 0.0.0.0 0.0.0.0 dhcp                                           | UNDECIDED",
        "ip route 0.0.0.0 0.0.0.0 GigabitEthernet0/1 dhcp                        | UNDECIDED",
        // but of two routes the smaller distance is in the table
        "ip route 0.0.0.0 0.0.0.0 dhcp 250;ip route 0.0.0.0 0.0.0.0 192.0.2.2    | DELIVERED",
        "ip route 0.0.0.0 0.0.0.0 dhcp;ip route 0.0.0.0 0.0.0.0 192.0.2.2 250    | UNDECIDED",
        // and the longer prefix is used
        "ip route 0.0.0.0 0.0.0.0 dhcp;ip route 10.2.0.0 255.255.0.0 192.0.2.2   | DELIVERED",
        "ip route 10.2.0.0 255.255.0.0 dhcp;ip route 0.0.0.0 0.0.0.0 192.0.2.2   | UNDECIDED",
        // Null0 takes what nothing longer takes
        "ip route 10.0.0.0 255.0.0.0 Null0                                       | LOST",
        "ip route 10.0.0.0 255.0.0.0 Null0;ip route 10.2.0.0 255.255.0.0 192.0.2.2 | DELIVERED",
        "ip route 10.2.0.0 255.255.255.0 Null0;ip route 10.0.0.0 255.0.0.0 192.0.2.2 | LOST",
        "ip route 0.0.0.0 0.0.0.0 Null0 250;ip route 0.0.0.0 0.0.0.0 192.0.2.2   | DELIVERED",
        // next hops of next hops
        "ip route 10.2.0.0 255.255.0.0 10.8.0.1;ip route 10.8.0.0 255.255.255.0 10.9.0.1;"
            + "ip route 10.9.0.0 255.255.255.0 192.0.2.2 | DELIVERED",
        "ip route 10.2.0.0 255.255.0.0 10.8.0.1;ip route 10.8.0.0 255.255.255.0 10.9.0.1 | LOST",
        "ip route 10.2.0.0 255.255.0.0 10.8.0.1;ip route 10.8.0.0 255.255.255.0 10.8.0.1 | LOST",
        // no route leads by a next hop in nothing but a default
        "ip route 0.0.0.0 0.0.0.0 10.8.0.1                                       | LOST",
      })
  void theTableIsWhatItsLinesMakeOfIt(String lines, Outcome outcome) {
    assertThat(request(lines).outcome()).isEqualTo(outcome);
  }

  private static final String SLA = "ip sla 1;icmp-echo 192.0.2.2;track 1 ip sla 1 reachability;";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // it runs, and is taken to be up
        "ip sla schedule 1 life forever start-time now; | 1 | DELIVERED",
        // nothing ever starts it
        "''                                             | 1 | LOST",
        // no such object
        "ip sla schedule 1 life forever start-time now; | 2 | LOST",
      })
  void aRouteWaitsForItsTrack(String schedule, int track, Outcome outcome) {
    String lines =
        SLA.replace("track", schedule + "track") + "ip route 0.0.0.0 0.0.0.0 192.0.2.2 track ";
    assertThat(request(lines + track).outcome()).isEqualTo(outcome);
  }

  @Test
  void aRouteWhoseTrackStaysDownLeavesItsPlaceToTheNext() {
    String lines =
        SLA
            + "ip route 0.0.0.0 0.0.0.0 192.0.2.2 track 1;"
            + "ip route 0.0.0.0 0.0.0.0 198.51.100.2 200;"
            + TO_C;
    RoundTrip trip = Traces.of(a(lines), B, C).between("10.1.0.10", "198.51.100.2").trip();
    assertThat(trip.request().path()).containsExactly("A", "C");
    String other = lines + "ip route 10.2.0.0 255.255.255.0 192.0.2.2 track 1;";
    assertThat(Traces.only(Traces.of(a(other), C).run()).request().path())
        .containsExactly("A", "C");
  }

  @Test
  void routesOfOneDistanceShareTheLoad() {
    String lines = DEFAULT + "ip route 0.0.0.0 0.0.0.0 198.51.100.2;" + TO_C;
    String hosts = "network: {hosts: [{name: h, address: 10.2.0.10, gateway: 10.2.0.1}]}\n";
    Conversation both = Traces.of(a(lines), B, C).file("hoplint.yaml", hosts).run();
    assertThat(both.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(both.roundTrips().stream().map(trip -> trip.request().path()).toList())
        .containsExactlyInAnyOrder(List.of("A", "B"), List.of("A", "C"));
    Conversation one =
        Traces.of(a(lines.replace("100.2;", "100.2 2;")), B, C).file("hoplint.yaml", hosts).run();
    assertThat(Traces.only(one).request().path()).containsExactly("A", "B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip route vrf RED 0.0.0.0 0.0.0.0 192.0.2.2 global                     | DELIVERED",
        "ip route vrf RED 0.0.0.0 0.0.0.0 GigabitEthernet0/1 192.0.2.2         | DELIVERED",
        // the next hop is not in RED
        "ip route vrf RED 0.0.0.0 0.0.0.0 192.0.2.2                            | LOST",
        // nor is the global default
        "ip route 0.0.0.0 0.0.0.0 192.0.2.2                                    | LOST",
      })
  void aVrfLeaksWhereALineSaysSo(String lines, Outcome outcome) {
    String red =
        a(lines)
            .replace(
                "interface GigabitEthernet0/0\n",
                "interface GigabitEthernet0/0\n vrf forwarding RED\n")
            .replace("hostname A\n", "hostname A\nvrf definition RED\n address-family ipv4\n");
    assertThat(Traces.of(red, B).request().outcome()).isEqualTo(outcome);
  }

  @Test
  void aPermanentRouteStaysWhenItsInterfaceIsDown() {
    String down = TO_C + " shutdown;ip route 0.0.0.0 0.0.0.0 192.0.2.2;";
    String route = "ip route 10.2.0.0 255.255.255.0 GigabitEthernet0/2 198.51.100.2";
    assertThat(request(down + route).outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(request(down + route + " permanent").outcome()).isEqualTo(Outcome.LOST);
  }

  @ParameterizedTest
  @CsvSource({"dhcp", "negotiated"})
  void anInterfaceThatLearnsItsAddressMayLearnADefault(String source) {
    String port = "interface Dialer1\n ip address " + source + "\n";
    assertThat(request(port).outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(request(port + DEFAULT).outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(request("").outcome()).isEqualTo(Outcome.LOST);
  }

  private static final String OSPF = "router ospf 1\n network 0.0.0.0 255.255.255.255 area 0\n";

  @Test
  void theTableThatIsGivenReplacesWhatOspfMayKnow() {
    String table =
        """
        A#show ip route
        Codes: L - local, C - connected, S - static, O - OSPF
        Gateway of last resort is not set

              10.0.0.0/8 is variably subnetted, 3 subnets, 2 masks
        C        10.1.0.0/24 is directly connected, GigabitEthernet0/0
        O        10.2.0.0/24 [110/2] via 192.0.2.2, 00:00:01, GigabitEthernet0/1
        """;
    assertThat(request(OSPF).outcome()).isEqualTo(Outcome.UNDECIDED);
    Traces shown = Traces.of(a(OSPF), B).file("a-route.txt", table);
    assertThat(shown.request().outcome()).isEqualTo(Outcome.DELIVERED);
    // A static line that is not in the table was not used when it was printed.
    String unused = OSPF + "ip route 10.2.0.0 255.255.255.128 Null0";
    assertThat(Traces.of(a(unused), B).file("a-route.txt", table).request().outcome())
        .isEqualTo(Outcome.DELIVERED);
    assertThat(request(unused).outcome()).isEqualTo(Outcome.LOST);
    String without = table.replaceAll("O  .*\n", "");
    assertThat(Traces.of(a(OSPF), B).file("a-route.txt", without).request().outcome())
        .isEqualTo(Outcome.LOST);
  }
}

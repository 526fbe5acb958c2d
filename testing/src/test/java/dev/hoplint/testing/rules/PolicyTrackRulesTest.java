package dev.hoplint.testing.rules;

import static dev.hoplint.testing.rules.PolicyCase.POLICY;
import static dev.hoplint.testing.rules.PolicyCase.ROUTER;
import static dev.hoplint.testing.rules.PolicyCase.silent;
import static dev.hoplint.testing.rules.PolicyCase.speaks;

import org.junit.jupiter.api.Test;

/** PBR-215: tracks that never come up. */
class PolicyTrackRulesTest {
  private static final String TRACKED =
      POLICY.replace(
          "set ip next-hop 192.168.12.1",
          "set ip next-hop verify-availability 192.168.12.1 10 track 1");

  private static final String OPERATION = "ip sla 1\n icmp-echo 192.168.12.1\n";
  private static final String SCHEDULE = "ip sla schedule 1 life forever start-time now\n";
  private static final String TRACK = "track 1 ip sla 1 reachability\n";

  @Test
  void aTrackThatIsNotDefined() {
    speaks(
        "PBR-215",
        ROUTER,
        TRACKED.replace(" set", "! BUG: PBR-215 error no track 1 is defined\n set"));
  }

  @Test
  void anIpv6RouteWithoutItsTrack() {
    speaks(
        "PBR-215",
        ROUTER,
        POLICY,
        "! BUG: PBR-215 error no track 7 is defined, so this route is never taken for usable\n",
        "ipv6 route ::/0 2001:db8::1 track 7\n");
    silent(
        "PBR-215",
        ROUTER,
        POLICY,
        "track 7 interface Gi0/1 line-protocol\n",
        "ipv6 route ::/0 2001:db8::1 track 7\n");
  }

  @Test
  void aDefaultNextHopWithoutItsTrack() {
    speaks(
        "PBR-215",
        ROUTER,
        TRACKED
            .replace("set ip next-hop", "set ip default next-hop")
            .replace(" set", "! BUG: PBR-215 error no track 1 is defined\n set"));
  }

  @Test
  void anOperationThatIsNotDefined() {
    speaks(
        "PBR-215",
        ROUTER,
        TRACKED,
        "! BUG: PBR-215 error IP SLA operation 1 is not defined\n",
        TRACK,
        SCHEDULE);
  }

  @Test
  void anOperationThatIsNotScheduled() {
    speaks(
        "PBR-215",
        ROUTER,
        TRACKED,
        OPERATION,
        "! BUG: PBR-215 error operation 1 is not scheduled\n",
        TRACK,
        "ip sla schedule 2 life forever start-time now\n");
    speaks(
        "PBR-215",
        ROUTER,
        TRACKED,
        OPERATION,
        SCHEDULE,
        "no ip sla schedule 1\n",
        "! BUG: PBR-215 error operation 1 is not scheduled\n",
        "track 1 ip sla 1\n");
  }

  @Test
  void aTrackOfARouteAndOneThatNothingUses() {
    speaks(
        "PBR-215",
        "hostname T\n",
        "ip route 0.0.0.0 0.0.0.0 203.0.113.1 track 1\n",
        OPERATION,
        "! BUG: PBR-215 error operation 1 is not scheduled\n",
        TRACK,
        "! BUG: PBR-215 error nothing uses the track yet\n",
        "track 2 ip sla 1 state\n");
  }

  @Test
  void anIpv6NextHopWithoutItsTrack() {
    speaks(
        "PBR-215",
        """
        hostname T
        interface GigabitEthernet0/0
         ipv6 address 2001:db8:1::1/64
         ipv6 policy route-map P6
        route-map P6 permit 10
        ! BUG: PBR-215 error no track 7 is defined
         set ipv6 next-hop verify-availability 2001:db8:2::2 10 track 7
        """);
  }

  @Test
  void aTrackInOrder() {
    silent("PBR-215", ROUTER, TRACKED, OPERATION, SCHEDULE, TRACK);
    silent("PBR-215", ROUTER, TRACKED, SCHEDULE, TRACK, OPERATION);
    silent("PBR-215", ROUTER, TRACKED, "track 1 interface GigabitEthernet0/2 line-protocol\n");
  }

  @Test
  void olderFormsOfTheSame() {
    silent(
        "PBR-215",
        ROUTER,
        TRACKED,
        "ip sla monitor 1\n type echo protocol ipIcmpEcho 192.168.12.1\n",
        "ip sla monitor schedule 1 life forever start-time now\n",
        "track 1 rtr 1 reachability\n");
    silent("PBR-215", ROUTER, TRACKED, "track 1 rtr 1 reachability\n");
  }

  @Test
  void aGroupSchedulesItsOperations() {
    silent(
        "PBR-215",
        ROUTER,
        TRACKED,
        OPERATION,
        TRACK,
        "ip sla group schedule 5 1-3 schedule-period 60 frequency 60 start-time now life forever\n");
  }

  @Test
  void theTrackMayBeInThePartThatIsMissingOrTheInterfaceDown() {
    silent("PBR-215", ROUTER.replace("hostname T\n", ""), TRACKED, TRACK);
    silent("PBR-215", ROUTER, "interface GigabitEthernet0/0\n shutdown\n", TRACKED);
  }

  @Test
  void aNextHopThatNeverRuns() {
    silent("PBR-215", ROUTER, TRACKED.replace("P permit 10", "P deny 10"));
  }
}

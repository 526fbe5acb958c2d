package dev.hoplint.testing.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FLW-601 and FLW-602: whether the packets of a declared flow arrive, and by which way. */
class FlowDeliveryRulesTest {
  private static FlowCase path(String devices) {
    return FlowCase.of("FLW-601").path(devices);
  }

  private static FlowCase dropped() {
    return FlowCase.of("FLW-602");
  }

  private static final String TO_C = "ip route 10.2.0.0 255.255.255.0 10.0.13.2";
  private static final String POLICY =
      "route-map P permit 10;  match ip address X;  set ip next-hop 10.0.13.2";

  @Test
  void aRouteLeadsElsewhere() {
    path("A, B, D")
        .at("A routes", "! BUG: FLW-601 error A sends it to C instead of B;" + TO_C)
        .speaks();
  }

  @Test
  void thePathIsMissedAtALaterRouter() {
    path("A, B, D")
        .at(
            "B routes",
            "ip route 10.1.0.0 255.255.255.0 10.0.12.1;"
                + "! BUG: FLW-601 error B sends it to A instead of D;"
                + "ip route 10.2.0.0 255.255.255.0 10.0.12.1")
        .speaks();
  }

  @Test
  void anEntryOfAPolicyLeadsElsewhere() {
    path("A, B, D")
        .at("A0", "ip policy route-map P")
        .at(
            "A",
            POLICY
                + ";ip access-list extended X;"
                + "! BUG: FLW-601 error A sends it to C instead of B;"
                + "  permit tcp any any eq 80")
        .speaks();
  }

  @Test
  void aPolicyWithoutMatchLeadsElsewhere() {
    path("A, B, D")
        .at("A0", "ip policy route-map P")
        .at(
            "A",
            "! BUG: FLW-601 error instead of B;route-map P permit 10;  set ip next-hop 10.0.13.2")
        .speaks();
  }

  @Test
  void aDeviceOfThePathIsNotPassed() {
    path("A, C, D")
        .at(
            "A routes",
            "! BUG: FLW-601 error A sends it to B instead of C;"
                + "ip route 10.2.0.0 255.255.255.0 10.0.12.2")
        .speaks();
  }

  @ParameterizedTest
  @CsvSource({
    "'A, B, D'",
    // In no file: what stands beside the routers of the files is not seen.
    "'A, fw1, B, D, core9'",
    "'fw1, fw2'",
    // The path may leave out both ends, and spell a name otherwise.
    "'B'",
    "'a, b, d'",
  })
  void keepsToThePath(String devices) {
    path(devices).silent();
  }

  @Test
  void thePathIsTheRequestsAlone() {
    path("A, B, D").at("D routes", "ip route 10.1.0.0 255.255.255.0 10.0.34.1").silent();
  }

  @Test
  void whereTheWayIsNotKnownThePathIsNotLeft() {
    path("A, B, D")
        .at("A routes", "router ospf 1;  network 10.0.0.0 0.255.255.255 area 0")
        .silent();
  }

  @Test
  void oneOfTwoEquallyGoodWaysMayBeThePath() {
    path("A, B, D").at("A routes", TO_C + ";ip route 10.2.0.0 255.255.255.0 10.0.12.2").silent();
  }

  @Test
  void aListDeniesIt() {
    dropped()
        .at("B0", "ip access-group X in")
        .at(
            "B",
            "ip access-list extended X;"
                + "! BUG: FLW-602 error app (tcp 10.1.0.10 to 10.2.0.10 port 80) is dropped: B: access list X denies it;"
                + "  deny tcp any any eq 80;  permit ip any any")
        .speaks();
  }

  @Test
  void theEndOfAListDeniesIt() {
    dropped()
        .at(
            "D2",
            "! BUG: FLW-602 error access list X denies it (out on GigabitEthernet0/2);"
                + "ip access-group X out")
        .at("D", "ip access-list extended X;  permit tcp any any eq 443")
        .speaks();
  }

  @Test
  void itGoesInACircle() {
    dropped()
        .at("B routes", "! BUG: FLW-602 error goes in a circle;ip route 0.0.0.0 0.0.0.0 10.0.12.1")
        .speaks();
  }

  @Test
  void itIsRoutedToNowhere() {
    dropped()
        .at("B routes", "! BUG: FLW-602 error routed to Null0;ip route 10.2.0.0 255.255.0.0 Null0")
        .speaks();
  }

  @Test
  void theReplyHasNoWay() {
    dropped()
        .at("D routes", "! BUG: FLW-602 error gets no reply;ip route 10.1.0.0 255.255.255.0 Null0")
        .speaks();
  }

  @Test
  void aHostOfANetworkStandsForIt() {
    dropped()
        .flow("{name: app, protocol: udp, source: 10.1.0.0/24, destination: 10.2.0.10, port: 514}")
        .at("B routes", "! BUG: FLW-602 error 10.1.0.2;ip route 10.2.0.0 255.255.0.0 Null0")
        .speaks();
  }

  @Test
  void withoutAPortItIsAWarning() {
    dropped()
        .flow("{name: app, protocol: tcp, source: 10.1.0.10, destination: 10.2.0.10}")
        .at(
            "B routes",
            "! BUG: FLW-602 warning routed to Null0;ip route 10.2.0.0 255.255.0.0 Null0")
        .speaks();
  }

  @Test
  void itArrives() {
    dropped().silent();
    dropped().at("D routes", "ip route 10.1.0.0 255.255.255.0 10.0.34.1").silent();
  }

  @Test
  void ofASyslogNoReplyIsExpected() {
    dropped()
        .flow("{name: log, protocol: udp, source: 10.1.0.10, destination: 10.2.0.10, port: 514}")
        .at("D routes", "no ip source-route")
        .silent();
  }

  @Test
  void whatMayBeLearnedIsNotMissing() {
    dropped().at("B routes", "router ospf 1;  network 10.0.0.0 0.255.255.255 area 0").silent();
  }

  @Test
  void anEntryThatIsNotModelledDeniesNothingForSure() {
    dropped()
        .at("B0", "ip access-group X in")
        .at(
            "B",
            "ip access-list extended X;  permit tcp any any time-range NIGHT;  deny ip any any")
        .silent();
  }

  @Test
  void aDropBehindADoubtIsNotSure() {
    dropped()
        .at("A1", "ip nat outside")
        .at("A0", "ip nat inside")
        .at(
            "A",
            "ip nat inside source route-map NONE pool Q;"
                + "ip nat pool Q 10.9.0.1 10.9.0.1 netmask 255.255.255.0")
        .at("B0", "ip access-group X in")
        .at("B", "ip access-list extended X;  permit ip 10.9.0.0 0.0.0.255 any")
        .silent();
  }

  @Test
  void oneOfTwoEquallyGoodWaysArrives() {
    dropped()
        .at("A routes", TO_C + ";ip route 10.2.0.0 255.255.255.0 10.0.12.2")
        .at("C routes", "ip route 10.2.0.0 255.255.255.0 Null0")
        .silent();
  }

  @Test
  void theGatewayIsInNoFile() {
    dropped()
        .hosts("{name: user, address: 10.7.0.10/24, gateway: 10.7.0.1}")
        .flow("{name: app, protocol: tcp, source: 10.7.0.10, destination: 10.2.0.10, port: 80}")
        .silent();
  }
}

package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** FLW-603 and FLW-605: what becomes of the largest packets of a declared flow. */
class FlowSizeRulesTest {
  private static final String NO_PMTUD =
      "{name: user, address: 10.1.0.10, pathMtuDiscovery: false}";

  /** B divides for 1400 bytes, and D's list knows ports. */
  private static FlowCase divided() {
    return FlowCase.of("FLW-603").hosts(NO_PMTUD).at("A1", "ip mtu 1400");
  }

  /** By port to C, where the source is translated. */
  private static FlowCase split(FlowCase flow) {
    return flow.at("B0", "ip policy route-map P; ip nat inside")
        .at("B1", "ip nat outside")
        .at("D routes", "ip route 10.1.0.0 255.255.255.0 10.0.24.1")
        .at(
            "B routes",
            "ip route 0.0.0.0 0.0.0.0 10.0.24.2;ip route 10.1.0.0 255.255.255.0 10.0.12.1;"
                + "ip nat inside source list N interface GigabitEthernet0/1 overload;"
                + "ip access-list standard N;  permit 10.1.0.0 0.0.0.255");
  }

  private static final String ACCOUNT =
      "ip access-list extended X;"
          + "! BUG: FLW-603 error a packet of 1500 bytes is divided into 1396 + 124 by A GigabitEthernet0/1;"
          + "  permit tcp any any eq 81;"
          + "route-map P permit 10;  match ip address X;  set ip next-hop 10.0.12.1";

  @Test
  void aPolicyPartsTheFragments() {
    split(divided()).at("B", ACCOUNT).speaks();
  }

  @Test
  void aListDropsLaterFragments() {
    divided()
        .at("B0", "ip access-group X in")
        .at(
            "B",
            "ip access-list extended X;"
                + "! BUG: FLW-603 error its fragment of 124 bytes is lost;"
                + "  deny tcp any any fragments;  permit ip any any")
        .speaks();
  }

  @Test
  void aDatagramThatItsSenderDivides() {
    FlowCase.of("FLW-603")
        .flow(
            "{name: log, protocol: udp, source: 10.1.0.10, destination: 10.2.0.10, port: 514, maxPayload: 2000}")
        .at("B0", "ip access-group X in")
        .at(
            "B",
            "ip access-list extended X;"
                + "! BUG: FLW-603 error a packet of 2028 bytes is divided into 1500 + 548 by its sender;"
                + "  deny udp any any fragments;  permit ip any any")
        .speaks();
  }

  @Test
  void theRepliesAreLost() {
    FlowCase.of("FLW-603")
        .at("D0", "ip mtu 1400")
        .at("B1", "ip access-group X in")
        .at(
            "B",
            "ip access-list extended X;"
                + "! BUG: FLW-603 error a reply of 1500 bytes;"
                + "  deny tcp any any fragments;  permit ip any any")
        .speaks();
  }

  @Test
  void theTunnelsOwnFragmentsAreLost() {
    String tunnel = "tunnel source GigabitEthernet0/1;  ip mtu 1500;  tunnel destination ";
    FlowCase.of("FLW-603")
        .hosts(NO_PMTUD)
        .at(
            "A routes",
            "interface Tunnel1;  ip address 10.9.0.1 255.255.255.252;  "
                + tunnel
                + "10.0.24.2;ip route 10.0.24.0 255.255.255.252 10.0.12.2;"
                + "ip route 10.2.0.0 255.255.255.0 Tunnel1")
        .at(
            "D routes",
            "interface Tunnel1;  ip address 10.9.0.2 255.255.255.252;  "
                + tunnel.replace("0/1", "0/0")
                + "10.0.12.1;ip route 10.0.12.0 255.255.255.252 10.0.24.1;"
                + "ip route 10.1.0.0 255.255.255.0 Tunnel1")
        .at("B0", "ip access-group X in")
        .at(
            "B",
            "ip access-list extended X;"
                + "! BUG: FLW-603 error is, in its tunnel, divided into 1500 + 44 by A;"
                + "  deny gre any any fragments;  permit ip any any")
        .speaks();
  }

  @Test
  void whatTheSizeRestsOnIsNamed() {
    assertThat(
            FlowCase.of("FLW-603")
                .at("A1", "ip mtu 1400")
                .at("B0", "ip access-group X in")
                .at(
                    "B",
                    "ip access-list extended X;! BUG: FLW-603 error lost;"
                        + "  deny tcp any any fragments;  permit ip any any")
                .speaks()
                .findings()
                .stream()
                .filter(f -> f.finding().rule().id().equals("FLW-603"))
                .findFirst()
                .orElseThrow()
                .finding()
                .assumptions())
        .containsExactly(
            "the MTU of 10.1.0.10 is 1500 bytes",
            "10.1.0.10 sends without DF: nothing says that it does path MTU discovery");
  }

  private static FlowCase list(FlowCase flow) {
    return flow.at("B0", "ip access-group X in")
        .at("B", "ip access-list extended X;  deny tcp any any fragments;  permit ip any any");
  }

  @Test
  void fragmentsThatArriveTogether() {
    divided().silent();
  }

  @Test
  void theSenderDoesPathMtuDiscovery() {
    list(divided()).hosts("{name: user, address: 10.1.0.10, pathMtuDiscovery: true}").silent();
    list(divided())
        .hosts("{name: user, address: 10.1.0.10}")
        .network("assume: {pathMtuDiscovery: true}")
        .silent();
  }

  @Test
  void theSendersPacketsFit() {
    list(divided())
        .hosts("{name: user, address: 10.1.0.10, mtu: 1400, pathMtuDiscovery: false}")
        .silent();
  }

  @Test
  void aClampKeepsThemWhole() {
    list(divided()).at("A0", "ip tcp adjust-mss 1360").silent();
  }

  @Test
  void datagramsThatFit() {
    list(FlowCase.of("FLW-603"))
        .flow(
            "{name: log, protocol: udp, source: 10.1.0.10, destination: 10.2.0.10, port: 514, maxPayload: 1300}")
        .at("A1", "ip mtu 1400")
        .silent();
  }

  @Test
  void whatIsDroppedWholeIsNoMatterOfFragments() {
    divided()
        .at("B0", "ip access-group X in")
        .at("B", "ip access-list extended X;  deny tcp any any eq 80;  permit ip any any")
        .silent();
  }

  @Test
  void plainRoutersOnBothWaysDoNoHarm() {
    FlowCase.of("FLW-603")
        .flow(
            "{name: log, protocol: udp, source: 10.1.0.10, destination: 10.2.0.10, port: 514, maxPayload: 2000}")
        .at("A0", "ip policy route-map P")
        .at(
            "A",
            "ip access-list extended X;  permit udp any any eq 515;"
                + "route-map P permit 10;  match ip address X;  set ip next-hop 10.0.13.2")
        .silent();
  }

  private static FlowCase hole() {
    return FlowCase.of("FLW-605");
  }

  @Test
  void theRouterIsToldToBeSilent() {
    hole()
        .at("A1", "ip mtu 1400")
        .at("A0", "! BUG: FLW-605 warning 10.1.0.10 is never told;no ip unreachables")
        .speaks();
  }

  @Test
  void theMessageIsDropped() {
    hole()
        .at("B1", "ip mtu 1400")
        .at("A1", "ip access-group X in")
        .at(
            "A",
            "ip access-list extended X;"
                + "! BUG: FLW-605 warning the ICMP message of B is dropped on A;"
                + "  deny icmp any any;  permit ip any any")
        .speaks();
  }

  @Test
  void theMessageHasNoWayBack() {
    hole()
        .flow("{name: log, protocol: udp, source: 10.1.0.10, destination: 10.2.0.10, port: 514}")
        .at("B1", "ip mtu 1400")
        .at(
            "B routes",
            "ip route 10.2.0.0 255.255.255.0 10.0.24.2;"
                + "! BUG: FLW-605 warning routed to Null0;ip route 10.1.0.0 255.255.255.0 Null0")
        .speaks();
  }

  @Test
  void theRepliesMeetAHole() {
    hole()
        .at("B0", "ip mtu 1400")
        .at("B1", "! BUG: FLW-605 warning a reply of 1500 bytes;no ip unreachables")
        .speaks();
  }

  @Test
  void theSecondSmallLinkIsTheHole() {
    hole()
        .hosts("{name: user, address: 10.1.0.10, pathMtuDiscovery: true}")
        .at("A1", "ip mtu 1450")
        .at("B1", "ip mtu 1400")
        .at("B0", "! BUG: FLW-605 warning a packet of 1450 bytes;no ip unreachables")
        .speaks();
  }

  @Test
  void theSenderIsTold() {
    hole().at("A1", "ip mtu 1400").silent();
    hole().at("B1", "ip mtu 1400").silent();
  }

  @Test
  void theSenderSetsNoDf() {
    hole().hosts(NO_PMTUD).at("A1", "ip mtu 1400").at("A0", "no ip unreachables").silent();
  }

  @Test
  void nothingIsTooLarge() {
    hole().at("A0", "no ip unreachables").silent();
    hole().at("A0", "no ip unreachables; ip tcp adjust-mss 1360").at("A1", "ip mtu 1400").silent();
  }

  @Test
  void silenceOnTheFarSideDoesNoHarm() {
    hole().at("A1", "ip mtu 1400; no ip unreachables").silent();
  }

  @Test
  void whereTheMessageGoesIsNotKnown() {
    hole()
        .flow("{name: log, protocol: udp, source: 10.1.0.10, destination: 10.2.0.10, port: 514}")
        .at("B1", "ip mtu 1400")
        .at(
            "B routes",
            "ip route 10.2.0.0 255.255.255.0 10.0.24.2;"
                + "router ospf 1;  network 10.0.0.0 0.255.255.255 area 0")
        .silent();
  }
}

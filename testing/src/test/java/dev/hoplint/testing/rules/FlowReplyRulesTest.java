package dev.hoplint.testing.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FLW-604 and PBR-214: replies that take another way past what keeps account of both. */
class FlowReplyRulesTest {
  private static final String BY_C = "ip route 10.1.0.0 255.255.255.0 10.0.34.1";
  private static final String SYSLOG =
      "{name: log, protocol: udp, source: 10.1.0.10, destination: 10.2.0.10, port: 514}";

  /** The request goes by B, and the reply by C. */
  private static FlowCase oneSided(String message) {
    return FlowCase.of("FLW-604").at("D routes", "! BUG: FLW-604 error " + message + ";" + BY_C);
  }

  private static FlowCase quiet() {
    return FlowCase.of("FLW-604").at("D routes", BY_C);
  }

  @Test
  void onlyTheRequestIsTracked() {
    oneSided("the reply leaves the request's way on D, and connection tracking on B")
        .network("stateful: [B]")
        .speaks();
  }

  @Test
  void onlyTheReplyIsTracked() {
    oneSided("C GigabitEthernet0/1 tracks connections and has not seen the request")
        .network("stateful: [C]")
        .speaks();
  }

  @Test
  void onlyTheRequestIsTranslated() {
    // The reply to the translated address comes to B in any case: A's is left untranslated.
    FlowCase.of("FLW-604")
        .flow("{name: app, protocol: tcp, source: 10.2.0.10, destination: 10.0.24.9, port: 80}")
        .at("B1", "ip nat outside; ip address 10.0.24.1 255.255.255.240")
        .at("D0", "ip address 10.0.24.2 255.255.255.240")
        .at("B0", "ip nat inside")
        .at(
            "B routes",
            "ip nat inside source static 10.1.0.10 10.0.24.9;"
                + "ip route 10.2.0.0 255.255.255.0 10.0.24.2;"
                + "ip route 10.1.0.0 255.255.255.0 10.0.12.1")
        .at(
            "D routes",
            "ip route 10.1.0.0 255.255.255.0 10.0.24.1;"
                + "ip route 10.0.24.9 255.255.255.255 10.0.24.1")
        .at(
            "A routes",
            "! BUG: FLW-604 error and the reply arrives from 10.1.0.10:80, and 10.0.24.9:80 was asked;"
                + "ip route 10.2.0.0 255.255.255.0 10.0.13.2")
        .speaks();
  }

  @Test
  void strictUrpfDropsTheReply() {
    oneSided("strict uRPF: the way back to 10.2.0.10 is not GigabitEthernet0/2")
        .at("A2", "ip verify unicast source reachable-via rx")
        .speaks();
  }

  @Test
  void strictUrpfDropsTheRequest() {
    FlowCase.of("FLW-604")
        .at("D routes", BY_C)
        .at(
            "D0",
            "! BUG: FLW-604 error is not GigabitEthernet0/0;"
                + "ip verify unicast source reachable-via rx")
        .speaks();
  }

  @Test
  void bothWaysMeetTheSameDevices() {
    FlowCase.of("FLW-604").network("stateful: [B]").silent();
    quiet().network("stateful: [A, D]").silent();
  }

  @Test
  void plainRoutersMayBePassedOneWay() {
    quiet().silent();
  }

  @Test
  void aLooseCheckAsksForNoWay() {
    quiet().at("A2", "ip verify unicast source reachable-via any").silent();
  }

  @Test
  void nobodyAnswersASyslog() {
    quiet().flow(SYSLOG).network("stateful: [C]").silent();
  }

  @Test
  void whatInspectionDoesWithHalfAConversationIsNotSure() {
    quiet().at("B1", "ip inspect FW out").at("B", "ip inspect name FW tcp").silent();
  }

  @Test
  void aDropOnTheWayIsNoAsymmetry() {
    quiet().at("C routes", "ip route 10.1.0.0 255.255.255.0 Null0").silent();
  }

  private static final String SEND =
      "route-map P permit 10;  match ip address X;  set ip next-hop 10.0.13.2";
  private static final String SEND_BACK =
      "route-map P permit 10;  match ip address X;  set ip next-hop 10.0.34.1";

  private static FlowCase policy() {
    return FlowCase.of("PBR-214").network("stateful: [B]");
  }

  @Test
  void thePolicyTakesTheReply() {
    policy()
        .at("D2", "ip policy route-map P")
        .at(
            "D",
            SEND_BACK
                + ";ip access-list extended X;"
                + "! BUG: PBR-214 error policy routing on D takes the reply;  permit ip any 10.1.0.0 0.0.0.255")
        .speaks();
  }

  @Test
  void thePolicyTakesTheRequest() {
    policy()
        .at("A0", "ip policy route-map P")
        .at(
            "A",
            SEND
                + ";ip access-list extended X;"
                + "! BUG: PBR-214 error policy routing on A takes the request;  permit tcp any any eq 80")
        .speaks();
  }

  @Test
  void thePolicyTakesTheRequestIntoStrictUrpf() {
    FlowCase.of("PBR-214")
        .at("D1", "ip verify unicast source reachable-via rx")
        .at("A0", "ip policy route-map P")
        .at(
            "A",
            SEND
                + ";ip access-list extended X;! BUG: PBR-214 error strict uRPF;  permit tcp any any eq 80")
        .speaks();
  }

  @Test
  void aPolicyWithoutMatch() {
    policy()
        .at("A0", "ip policy route-map P")
        .at(
            "A",
            "! BUG: PBR-214 error takes the request;route-map P permit 10;  set ip next-hop 10.0.13.2")
        .speaks();
  }

  @Test
  void aPolicyBackOnTheFarRouter() {
    FlowCase.of("PBR-214")
        .network("stateful: [C]")
        .at("A0", "ip policy route-map P")
        .at("A", SEND + ";ip access-list extended X;  permit tcp any any eq 80")
        .at("D2", "ip policy route-map P")
        .at("D", SEND_BACK + ";ip access-list extended X;  permit tcp any eq 80 any")
        .silent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "stateful: [A]", "stateful: [D]"})
  void aReplyThatArrivesIsNone(String stateful) {
    FlowCase flow = FlowCase.of("PBR-214");
    (stateful.equals("network") ? flow : flow.network(stateful))
        .at("A0", "ip policy route-map P")
        .at("A", SEND + ";ip access-list extended X;  permit tcp any any eq 80")
        .silent();
  }

  @Test
  void aRouteThatMakesTheWaysDifferIsNoPolicy() {
    policy().at("D routes", BY_C).silent();
  }

  @Test
  void aPolicyThatDoesAsTheTableDoes() {
    policy()
        .at("D routes", BY_C)
        .at("D2", "ip policy route-map P")
        .at("D", SEND_BACK + ";ip access-list extended X;  permit ip any any")
        .silent();
  }

  @Test
  void aPolicyForOtherPackets() {
    policy()
        .at("D2", "ip policy route-map P")
        .at("D", SEND_BACK + ";ip access-list extended X;  permit udp any any")
        .silent();
  }

  @Test
  void withoutDeclaredFlowsTheFilesMustProveBothEnds() {
    FlowCase.of("PBR-214")
        .flow("")
        .at("D1", "ip verify unicast source reachable-via rx")
        .at("A0", "ip policy route-map P")
        .at(
            "A",
            SEND
                + ";ip access-list extended X;! BUG: PBR-214 error request of tcp 10.1.0.10 to 10.2.0.10 port 80;"
                + "  permit tcp any any eq 80")
        .speaks();
    FlowCase.of("PBR-214")
        .flow("")
        .at("A0", "ip policy route-map P")
        .at("A", SEND + ";ip access-list extended X;  permit tcp any any eq 80")
        .silent();
    FlowCase.of("PBR-214")
        .flow("")
        .at("D1", "ip verify unicast source reachable-via rx")
        .at("A0", "ip policy route-map P")
        .at(
            "A",
            SEND.replace("10.0.13.2", "10.1.0.99")
                + ";ip access-list extended X;  permit tcp any any")
        .silent();
  }
}

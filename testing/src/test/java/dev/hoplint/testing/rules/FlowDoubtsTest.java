package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** HOP-005 for declared flows that cannot be judged: once each, with what is not known. */
class FlowDoubtsTest {
  private static FlowCase doubts() {
    return FlowCase.of("HOP-005");
  }

  @Test
  void aRoutingProtocolWithoutItsTable() {
    doubts()
        .at(
            "B routes",
            "! BUG: HOP-005 note flow app cannot be judged: B runs ospf;"
                + "router ospf 1;  network 10.0.0.0 0.255.255.255 area 0")
        .speaks();
  }

  @Test
  void anEndThatNothingTellsOf() {
    assertThat(
            doubts()
                .at("A1", "ip address 192.0.2.1 255.255.255.0 secondary")
                .at("A routes", "ip route 0.0.0.0 0.0.0.0 192.0.2.9")
                .flow(
                    "{name: app, protocol: tcp, source: 10.1.0.10, destination: 10.77.0.1, port: 80}")
                .messages())
        .containsExactly(
            "flow app cannot be judged: 10.77.0.1 is on no device, host or subnet of the files");
  }

  @Test
  void oneOfTwoEquallyGoodWaysLosesIt() {
    assertThat(
            doubts()
                .at(
                    "A routes",
                    "ip route 10.2.0.0 255.255.255.0 10.0.13.2;ip route 10.2.0.0 255.255.255.0 10.0.12.2")
                .at("C routes", "ip route 10.2.0.0 255.255.255.0 Null0")
                .messages())
        .containsExactly(
            "flow app cannot be judged: of equally good ways one loses it, and another does not");
  }

  @Test
  void inspectionThatSeesOneWay() {
    assertThat(
            doubts()
                .at("D routes", "ip route 10.1.0.0 255.255.255.0 10.0.34.1")
                .at("B", "ip inspect name FW tcp")
                .at("B1", "ip inspect FW out")
                .messages())
        .containsExactly(
            "flow app cannot be judged: connection tracking on B GigabitEthernet0/1 sees the request, and not its reply");
  }

  @Test
  void anEndThatTwoHaveIsSpokenOfOnce() {
    assertThat(
            doubts()
                .at("C1", "ip address 10.2.0.10 255.255.255.0 secondary")
                .at("B1", "ip address 10.2.0.10 255.255.255.0 secondary")
                .messages())
        .hasSize(1)
        .allMatch(m -> m.contains("both have the address 10.2.0.10"));
  }

  @Test
  void whatIsKnownNeedsNoNote() {
    doubts().silent();
    doubts().at("B routes", "ip route 10.2.0.0 255.255.255.0 Null0").silent();
  }
}

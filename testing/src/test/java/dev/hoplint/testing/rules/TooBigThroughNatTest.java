package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * NAT and the messages that packets are too large: by the packet that a message quotes, NAT finds
 * the translation, and the message gets to the host inside (RFC 3022 §4.3).
 */
class TooBigThroughNatTest {
  private static final String OVERLOAD =
      "ip nat inside source list 1 interface GigabitEthernet0/1 overload;"
          + "access-list 1 permit 10.1.0.0 0.0.0.255;";

  private static FlowCase translated(String outside, String more) {
    return FlowCase.of("FLW-605")
        .at("A0", "ip nat inside")
        .at("A1", "ip nat outside;" + outside)
        .at("B1", "ip mtu 1400")
        .at("A", OVERLOAD + more);
  }

  @Test
  void theMessageIsTranslatedBack() {
    translated("", "").silent();
  }

  @Test
  void theListSeesTheOutsideAddress() {
    translated(
            "ip access-group X in",
            "ip access-list extended X; permit icmp any host 10.0.12.1 packet-too-big;"
                + " permit tcp any any;")
        .silent();
    translated(
            "! BUG: FLW-605 warning the ICMP message of B is dropped on A;ip access-group X in",
            "ip access-list extended X; permit icmp any 10.1.0.0 0.0.0.255 packet-too-big;"
                + " permit tcp any any;")
        .speaks();
  }

  /** Answers of a server of which one port is published. */
  private static FlowCase published(String list) {
    return FlowCase.of("FLW-605")
        .flow("{name: web, protocol: tcp, source: 10.2.0.10, destination: 10.0.12.1, port: 443}")
        .at("A0", "ip nat inside")
        .at("A1", "ip nat outside" + (list.isEmpty() ? "" : ";ip access-group X in"))
        .at("B1", "ip mtu 1400")
        .at(
            "A",
            "ip nat inside source static tcp 10.1.0.10 443 interface GigabitEthernet0/1 443;"
                + list);
  }

  @Test
  void theQuotedPortIsEnough() {
    published("").silent();
  }

  private static String edge(String nat, String list) {
    return """
        hostname R1
        interface GigabitEthernet0/0
         ip address 203.0.113.2 255.255.255.252
         ip nat outside
         ip access-group OUTSIDE in
        interface GigabitEthernet0/1
         ip address 10.1.0.1 255.255.255.0
         ip nat inside
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        %sip access-list extended OUTSIDE
        %send
        """
        .formatted(nat, list.indent(1));
  }

  private static final String WEB =
      "ip nat inside source static tcp 10.1.0.10 443 interface GigabitEthernet0/0 443\n";

  private static final String BUG = "! BUG: MTU-309 warning TCP to 203.0.113.2 through\n";

  private static RuleTester tester(String nat, String list) {
    return RuleTester.of("MTU-309").file("r1.cfg", edge(nat, list));
  }

  @Test
  void aPublishedServerIsNotTold() {
    tester(WEB, "permit tcp any host 203.0.113.2 eq 443\n" + BUG + "deny ip any any").expectFixed();
  }

  @Test
  void hostsBehindPortTranslationAreNotTold() {
    tester(
            """
            access-list 1 permit 10.1.0.0 0.0.0.255
            ip nat inside source list 1 interface GigabitEthernet0/0 overload
            """,
            "permit tcp any any established\n" + BUG + "deny ip any any")
        .expectFixed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit tcp any host 203.0.113.2 eq 443\npermit icmp any host 203.0.113.2 packet-too-big",
        "permit tcp any host 203.0.113.2 eq 443\npermit icmp any any unreachable",
        "permit tcp any host 203.0.113.2 eq 22\ndeny ip any any",
        "permit tcp host 198.51.100.9 host 203.0.113.2 eq 443\ndeny ip any any",
      })
  void aPublishedServerIsToldOrNotReached(String list) {
    tester(WEB, list).silent();
  }

  /** What is not translated has no business with the router's own address. */
  @Test
  void onlyUdpIsPublished() {
    tester(WEB.replace("tcp", "udp"), "permit tcp any host 203.0.113.2 eq 443\ndeny ip any any")
        .silent();
  }

  /** Which address the provider gives is not known; the list treats all the same. */
  private static RuleTester dialer(String list) {
    return RuleTester.of("MTU-309")
        .file(
            "r1.cfg",
            """
            hostname R1
            interface GigabitEthernet0/0
             no ip address
             pppoe-client dial-pool-number 1
            interface Dialer0
             ip address negotiated
             ip access-group OUT_IN in
             ip mtu 1492
             ip nat outside
             encapsulation ppp
             dialer pool 1
            interface Vlan1
             ip address 192.168.1.1 255.255.255.0
             ip nat inside
             ip tcp adjust-mss 1452
            ip nat inside source list 1 interface Dialer0 overload
            access-list 1 permit 192.168.1.0 0.0.0.255
            ip route 0.0.0.0 0.0.0.0 Dialer0
            ip access-list extended OUT_IN
            %send
            """
                .formatted(list.indent(1)));
  }

  @Test
  void anAddressThatIsLearned() {
    String bug = "! BUG: MTU-309 warning TCP to 192.168.1.10 through\n";
    dialer(
            "permit tcp any any established\npermit icmp any any echo-reply\n"
                + bug
                + "deny ip any any")
        .expectFixed();
    dialer("permit tcp any any\n" + bug + "deny icmp any any\npermit ip any any").expectFixed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit tcp any host 198.51.100.7 established\ndeny ip any any",
        "permit tcp any any established\npermit icmp any any unreachable\ndeny ip any any",
        "permit tcp any any established\npermit icmp any host 198.51.100.7 packet-too-big",
        "permit udp any eq domain any\ndeny ip any any",
      })
  void anAddressThatIsLearnedAndMayBeTheOne(String list) {
    dialer(list).silent();
  }
}

package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MTU-309: access lists that drop the messages of path MTU discovery. */
class DroppedTooBigTest {

  private static String edge(String outside, String inside, String list, String more) {
    return """
        hostname R1
        interface GigabitEthernet0/0
         ip address 203.0.113.2 255.255.255.252
         ip access-group OUTSIDE in
        %sinterface GigabitEthernet0/1
         ip address 10.1.0.1 255.255.255.0
        %sip route 0.0.0.0 0.0.0.0 203.0.113.1
        ip access-list extended OUTSIDE
        %s%send
        """
        .formatted(outside.indent(1), inside.indent(1), list.indent(1), more);
  }

  private static RuleTester tester(String outside, String inside, String list, String more) {
    return RuleTester.of("MTU-309").file("r1.cfg", edge(outside, inside, list, more));
  }

  private static final String BUG = "! BUG: MTU-309 warning denies the ICMP messages\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit tcp any any established",
        "permit tcp any host 10.1.0.10 eq 443",
        "deny ip 192.168.0.0 0.0.255.255 any\npermit tcp any any\npermit icmp any any echo-reply",
        "permit icmp host 203.0.113.1 any\npermit tcp any any gt 1023",
        "permit icmp any any 3 3\npermit tcp any any established",
      })
  void anEntryDenies(String list) {
    tester("", "", list + "\n" + BUG + "deny ip any any", "").expectFixed();
  }

  @Test
  void theEndOfTheListDenies() {
    RuleTester.of("MTU-309")
        .file(
            "r1.cfg",
            edge("", "", "permit tcp any any established", "")
                .replace("ip access-list", "! BUG: MTU-309 warning at its end\nip access-list"))
        .expectFixed();
  }

  /** The link that is too small is in a file: no clamp, so it is sure. */
  @Test
  void anErrorWhereTheSmallerLinkIsKnown() {
    String next =
        """
        hostname R2
        interface GigabitEthernet0/0
         ip address 203.0.113.1 255.255.255.252
        interface GigabitEthernet0/1
         ip address 192.0.2.1 255.255.255.0
         ip mtu 1400
        ip route 10.1.0.0 255.255.255.0 203.0.113.2
        end
        """;
    String list =
        """
        permit tcp any any established
        ! BUG: MTU-309 error for R2 GigabitEthernet0/1 (IP MTU 1400)
        deny ip any any""";
    tester("", "", list, "").file("r2.cfg", next).expectFixed();
    tester("", "ip tcp adjust-mss 1360", list.replace("error", "warning"), "")
        .file("r2.cfg", next)
        .expectFixed();
  }

  @Test
  void outOfTheInsideInterface() {
    tester(
            "no ip access-group OUTSIDE in",
            "ip access-group OUTSIDE out",
            "permit tcp any any established\n" + BUG + "deny ip any any",
            "")
        .expectFixed();
  }

  private static final String OVERLOAD =
      """
      ip nat inside source list 1 interface GigabitEthernet0/0 overload
      access-list 1 permit 10.1.0.0 0.0.0.255
      """;

  @Test
  void ofTranslatedHosts() {
    tester(
            "ip nat outside",
            "ip nat inside",
            "permit tcp any host 203.0.113.2 established\n" + BUG + "deny ip any any",
            OVERLOAD)
        .expectFixed();
  }

  @Test
  void ipv6() {
    RuleTester.of("MTU-309")
        .file(
            "r1.cfg",
            """
            hostname R1
            interface GigabitEthernet0/0
             ipv6 address 2001:db8::1/127
             ipv6 traffic-filter IN6 in
            ipv6 access-list IN6
             permit tcp any 2001:db8:1::/48 established
             ! BUG: MTU-309 warning packet too big
             deny ipv6 any any
            ipv6 route ::/0 2001:db8::
            end
            """)
        .expectFixed();
  }

  /** No packet leaves that way, so no message is to come back. */
  @Test
  void ipv6WithoutARoute() {
    String link =
        """
        hostname R1
        interface GigabitEthernet0/0
         ipv6 address 2001:db8::1/127
         ipv6 traffic-filter IN6 in
        interface GigabitEthernet0/1
         ipv6 address 2001:db8:9::1/64
        ipv6 access-list IN6
         permit tcp any 2001:db8:1::/48 established
        %s
        """;
    String told = " ! BUG: MTU-309 warning packet too big\n deny ipv6 any any\n";
    for (String route :
        List.of(
            "",
            "ipv6 route ::/0 GigabitEthernet0/1 fe80::1",
            "ipv6 route ::/0 2001:db8:9::9",
            "ipv6 route ::/0 2001:db8:: multicast",
            "router ospf 1")) {
      RuleTester.of("MTU-309")
          .file("r1.cfg", link.formatted(" deny ipv6 any any\n" + route))
          .silent();
    }
    for (String route :
        List.of(
            "ipv6 route 2001:db8:7::/48 GigabitEthernet0/0 fe80::1",
            "ipv6 route ::/0 2001:db8:5::1\nipv6 route 2001:db8:5::/48 2001:db8::",
            "ipv6 router ospf 1",
            "router bgp 65000",
            "interface GigabitEthernet0/1\n ipv6 rip R enable",
            "interface GigabitEthernet0/1\n ospfv3 1 ipv6 area 0")) {
      RuleTester.of("MTU-309").file("r1.cfg", link.formatted(told + route)).expectFixed();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit icmp any any packet-too-big\npermit tcp any any established\ndeny ip any any",
        "permit icmp any any unreachable\npermit tcp any any established",
        "permit icmp any any\npermit tcp any any established",
        "permit tcp any any established\npermit icmp any any 3 4\ndeny ip any any",
        "deny ip 192.168.0.0 0.0.255.255 any\npermit ip any any",
        "permit gre any any\npermit esp any any\ndeny ip any any",
        "permit tcp host 198.51.100.7 any eq 22\ndeny ip any any",
        "permit tcp any any established\nevaluate REPLIES",
        "permit udp any any\ndeny ip any any",
      })
  void silentLists(String list) {
    tester("", "", list, "").silent();
  }

  @Test
  void inspectionOpensTheList() {
    tester("ip inspect FW out", "", "permit tcp any any established\ndeny ip any any", "").silent();
    tester("", "ip inspect FW in", "permit tcp any any established\ndeny ip any any", "").silent();
  }

  /** Port translation hides the hosts: TCP to the router itself is none of theirs. */
  @Test
  void onlyTheRouterItselfIsReached() {
    tester(
            "ip nat outside",
            "ip nat inside",
            "permit tcp any host 203.0.113.2 eq 22\ndeny ip any any",
            OVERLOAD)
        .silent();
  }

  @Test
  void behindAHostsLanNoRouterSpeaks() {
    tester(
            "no ip access-group OUTSIDE in",
            "ip access-group OUTSIDE in",
            "permit tcp any any\ndeny ip any any",
            "")
        .silent();
  }

  @Test
  void allLinksFartherOnAreKnownAndLargeEnough() {
    tester("", "", "permit tcp any any established\ndeny ip any any", "")
        .file(
            "r2.cfg",
            """
            hostname R2
            interface GigabitEthernet0/0
             ip address 203.0.113.1 255.255.255.252
            interface GigabitEthernet0/1
             ip address 192.0.2.1 255.255.255.0
            interface GigabitEthernet0/2
             ip address 198.51.100.1 255.255.255.0
            interface GigabitEthernet0/3
             ip address 198.18.0.1 255.255.255.0
            interface GigabitEthernet0/4
             ip address 203.0.113.129 255.255.255.128
            ip route 10.1.0.0 255.255.255.0 203.0.113.2
            end
            """)
        .silent();
  }

  @Test
  void onALineForLogins() {
    tester(
            "no ip access-group OUTSIDE in",
            "",
            "permit tcp any any eq 22\ndeny ip any any",
            "line vty 0 4\n access-class OUTSIDE in\n")
        .silent();
  }

  @Test
  void ipv6OfAHostsLan() {
    RuleTester.of("MTU-309")
        .file(
            "r1.cfg",
            """
            hostname R1
            interface GigabitEthernet0/0
             ipv6 address 2001:db8::1/64
             ipv6 traffic-filter IN6 in
            ipv6 access-list IN6
             permit tcp any any
             deny ipv6 any any
            end
            """)
        .silent();
  }
}

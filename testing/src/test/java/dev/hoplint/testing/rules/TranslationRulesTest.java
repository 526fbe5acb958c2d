package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ACL-507, ACL-509 and FRG-106: lists and fragments beside NAT. */
class TranslationRulesTest {
  /** A router between 10.0.0.0/24 inside and 203.0.113.0/30 outside. */
  private static String router(String inside, String outside, String lines) {
    return """
        hostname T
        interface GigabitEthernet0/0
         ip address 10.0.0.1 255.255.255.0
         ip nat inside
        %s
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
         ip nat outside
        %s
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        %s
        end
        """
        .formatted(inside, outside, lines);
  }

  private static String edge(String nat, String entries) {
    return router(
        "", " ip access-group EDGE in", nat + "\nip access-list extended EDGE\n" + entries);
  }

  private static final String WHOLE = "ip nat inside source static 10.0.0.10 203.0.113.2";
  private static final String HTTPS =
      "ip nat inside source static tcp 10.0.0.10 443 203.0.113.2 443";

  @Test
  void aListOutsideSeesAddressesFromBeforeTheTranslation() {
    RuleTester.of("ACL-507")
        .file(
            "t.cfg",
            edge(
                WHOLE,
                "! BUG: ACL-507 warning what is for 10.0.0.10 is still addressed to 203.0.113.2\n"
                    + " permit tcp any host 10.0.0.10 eq 443"))
        .file(
            "u.cfg",
            edge(
                HTTPS,
                "! BUG: ACL-507 warning meet this list before NAT\n"
                    + " permit tcp any host 10.0.0.10 eq 443"))
        .file(
            "v.cfg",
            edge(
                "ip nat inside source static network 10.0.0.0 198.51.100.0 /24",
                "! BUG: ACL-507 warning\n permit ip any 10.0.0.64 0.0.0.63"))
        .file(
            "w.cfg",
            edge(
                "ip nat inside source static tcp 10.0.0.10 25 interface GigabitEthernet0/1 25",
                "! BUG: ACL-507 warning addressed to the address of\n"
                    + " permit tcp any host 10.0.0.10 eq smtp"))
        .expect();
  }

  @Test
  void aListInsideSeesAddressesFromBeforeTheTranslation() {
    String pool =
        """
        ip nat pool P 203.0.113.64 203.0.113.127 prefix-length 26
        ip nat inside source list N pool P
        ip access-list standard N
         permit 10.0.0.0 0.0.0.255
        """;
    RuleTester.of("ACL-507")
        .file(
            "t.cfg",
            router(
                " ip access-group OUT in",
                "",
                pool
                    + "ip access-list extended OUT\n"
                    + "! BUG: ACL-507 warning none of them has 203.0.113.64 0.0.0.63 as its source yet\n"
                    + " permit ip 203.0.113.64 0.0.0.63 any"))
        .file(
            "u.cfg",
            router(
                " ip policy route-map PBR",
                "",
                WHOLE
                    + "\nip access-list extended A\n"
                    + "! BUG: ACL-507 warning none of them has 203.0.113.2\n"
                    + " permit ip host 203.0.113.2 any\n"
                    + "route-map PBR permit 10\n match ip address A\n set ip next-hop 203.0.113.1"))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " permit tcp any host 203.0.113.2 eq 443",
        // Lists of addresses that nobody may have.
        " deny ip any host 10.0.0.10\n permit ip any any",
        " permit ip any any",
        // Not translated.
        " permit tcp any host 10.0.0.11 eq 443",
        // Wider than the translation.
        " permit tcp any 10.0.0.0 0.0.0.255 eq 443"
      })
  void listsOutsideThatAreRight(String entries) {
    RuleTester.of("ACL-507").file("t.cfg", edge(WHOLE, entries)).silent();
  }

  @Test
  void hostsThatMayBeReachedUntranslated() {
    RuleTester.of("ACL-507")
        // Another port than the one that is translated.
        .file("t.cfg", edge(HTTPS, " permit tcp any host 10.0.0.10 eq 22"))
        // Only what the map says.
        .file(
            "u.cfg",
            edge(
                WHOLE
                    + " route-map R\nroute-map R permit 10\n match ip address N\n"
                    + "ip access-list standard N\n permit any",
                " permit tcp any host 10.0.0.10 eq 443"))
        // A host that keeps its address.
        .file(
            "v.cfg",
            edge(
                "ip nat inside source static 10.0.0.10 10.0.0.10",
                " permit tcp any host 10.0.0.10 eq 443"))
        .silent();
  }

  @Test
  void ipsecAndVirtualInterfacesHaveAnotherOrder() {
    RuleTester.of("ACL-507")
        .file(
            "t.cfg",
            router(
                "",
                " ip access-group EDGE in\n crypto map M",
                WHOLE
                    + "\nip access-list extended EDGE\n permit tcp any host 10.0.0.10 eq 443\n"
                    + "crypto map M 10 ipsec-isakmp\n match address EDGE\n set peer 203.0.113.9"))
        .file(
            "u.cfg",
            edge(WHOLE, " permit tcp any host 10.0.0.10 eq 443")
                .replace("ip nat inside\n", "ip nat enable\n")
                .replace("ip nat outside", "ip nat enable"))
        .file(
            "v.cfg",
            edge(
                "ip nat inside source static 10.0.0.10 203.0.113.2 vrf RED",
                " permit tcp any host 10.0.0.10 eq 443"))
        .silent();
  }

  @Test
  void hostsInsideThatHaveTheGlobalAddressesThemselves() {
    RuleTester.of("ACL-507")
        .file(
            "t.cfg",
            router(
                " ip address 203.0.113.65 255.255.255.192 secondary\n ip access-group OUT in",
                "",
                """
                ip nat pool P 203.0.113.70 203.0.113.79 prefix-length 26
                ip nat inside source list N pool P
                ip access-list standard N
                 permit 10.0.0.0 0.0.0.255
                ip access-list extended OUT
                 permit ip host 203.0.113.70 any
                """))
        .silent();
  }

  private static String translating(String list) {
    return router(
        "",
        "",
        "ip nat inside source list N interface GigabitEthernet0/1 overload\n"
            + "ip access-list extended N\n"
            + list);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: ACL-509 warning the first fragment keeps its source, the later ones are translated\n permit tcp 172.16.1.0 0.0.0.255 any eq 443",
        "! BUG: ACL-509 warning tcp\n permit tcp 10.0.0.0 0.0.0.255 any eq 443\n permit udp 10.0.0.0 0.0.0.255 any",
        "! BUG: ACL-509 warning keeps its source\n deny tcp 10.0.0.0 0.0.0.255 any eq 25\n permit ip 10.0.0.0 0.0.0.255 any",
        "! BUG: ACL-509 warning is translated, the later ones keep\n deny ip any any fragments\n permit ip 10.0.0.0 0.0.0.255 any",
        "! BUG: ACL-509 warning icmp\n permit icmp 10.0.0.0 0.0.0.255 any echo\n permit tcp any any"
      })
  void aNatListByPort(String list) {
    RuleTester.of("ACL-509").file("t.cfg", translating(list)).expect();
  }

  @Test
  void aMapOfANatRuleByPort() {
    RuleTester.of("ACL-509")
        .file(
            "t.cfg",
            router(
                "",
                "",
                """
                ip nat inside source route-map R interface GigabitEthernet0/1 overload
                route-map R permit 10
                 match ip address N
                 match interface GigabitEthernet0/1
                ip access-list extended N
                ! BUG: ACL-509 warning
                 permit tcp 10.0.0.0 0.0.0.255 any range 1 1023
                """))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " permit ip 172.16.1.0 0.0.0.255 any",
        " deny ip 10.0.0.0 0.0.0.255 10.9.0.0 0.0.255.255\n permit ip 10.0.0.0 0.0.0.255 any",
        " permit tcp 10.0.0.0 0.0.0.255 any\n permit udp 10.0.0.0 0.0.0.255 any",
        // Whatever the port, it is translated.
        " permit tcp 10.0.0.0 0.0.0.255 any eq 443\n permit ip 10.0.0.0 0.0.0.255 any"
      })
  void aNatListByAddress(String list) {
    RuleTester.of("ACL-509").file("t.cfg", translating(list)).silent();
  }

  @Test
  void whatElseIsNoNatListByPort() {
    RuleTester.of("ACL-509")
        .file("t.cfg", router("", "", HTTPS))
        .file(
            "u.cfg",
            router(
                "",
                "",
                """
                ip nat inside source list 1 interface GigabitEthernet0/1 overload
                access-list 1 permit 10.0.0.0 0.0.0.255
                """))
        // Two rules, one source.
        .file(
            "v.cfg",
            router(
                "",
                "",
                """
                ip nat inside source list A interface GigabitEthernet0/1 overload
                ip nat inside source list B interface GigabitEthernet0/1 overload
                ip access-list extended A
                 permit tcp 10.0.0.0 0.0.0.255 any eq 443
                ip access-list extended B
                 permit ip 10.0.0.0 0.0.0.255 any
                """))
        .silent();
  }

  private static final String OVERLOAD =
      "ip nat inside source list 1 interface GigabitEthernet0/1 overload\n"
          + "access-list 1 permit 10.0.0.0 0.0.0.255";

  private static final String OFF = "! BUG: FRG-106 warning virtual reassembly is off\n no ";

  @Test
  void reassemblyIsOffWherePortsAreTranslated() {
    String in = "ip virtual-reassembly in";
    RuleTester.of("FRG-106")
        .file("t.cfg", router(OFF + in, "", OVERLOAD))
        .file("u.cfg", router("", OFF + in, OVERLOAD))
        .file("v.cfg", router(OFF + "ip virtual-reassembly", "", OVERLOAD))
        .file("w.cfg", router(" ip virtual-reassembly in\n" + OFF + in, "", OVERLOAD))
        .expect();
  }

  @Test
  void theNoIsTakenAway() {
    String marked = router(OFF + "ip virtual-reassembly in", "", OVERLOAD);
    LintResult result = RuleTester.of("FRG-106").file("t.cfg", marked).expect();

    assertThat(Edits.apply(marked, result))
        .contains("\n ip virtual-reassembly in\n")
        .doesNotContain("no ip");
  }

  @Test
  void reassemblyThatIsOnOrNotNeeded() {
    String off = " no ip virtual-reassembly in";
    RuleTester.of("FRG-106")
        .file("t.cfg", router(" ip virtual-reassembly in", "", OVERLOAD))
        .file("u.cfg", router(" no ip virtual-reassembly out", "", OVERLOAD))
        // One address for one address needs no ports.
        .file("v.cfg", router(off, off, WHOLE))
        .file(
            "w.cfg",
            router(
                off,
                "",
                """
                ip nat pool P 203.0.113.64 203.0.113.127 prefix-length 26
                ip nat inside source list 1 pool P
                access-list 1 permit 10.0.0.0 0.0.0.255
                """))
        // A release that prints the line everywhere.
        .file(
            "x.cfg",
            router(
                off,
                off,
                OVERLOAD + "\ninterface Loopback0\n ip address 192.0.2.1 255.255.255.255\n" + off))
        .file("y.cfg", router(off + "\n shutdown", "", OVERLOAD))
        .silent();
  }
}

package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FRG-101 of IPv6 policies. */
class Ipv6PolicyRuleTest {
  private static String router(String entries, String clauses) {
    return """
        hostname R1
        interface GigabitEthernet0/0
         ipv6 address 2001:db8:1::1/64
         ipv6 policy route-map P6
        interface GigabitEthernet0/1
         ipv6 address 2001:db8:2::1/64
        ipv6 access-list BY_PORT
        %sroute-map P6 permit 10
         match ipv6 address BY_PORT
        %send
        """
        .formatted(entries.indent(1), clauses.indent(1));
  }

  private static final String NEXT_HOP = "set ipv6 next-hop 2001:db8:2::2";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: FRG-101 note TCP from 2001:db8:1::10\n permit tcp host 2001:db8:1::10 any eq 443",
        "! BUG: FRG-101 note later pieces have no ports and are policy routed by sequence 10 (`set ipv6 next-hop 2001:db8:2::2`)\n permit udp any any eq 53",
        "! BUG: FRG-101 note the first piece is policy routed\n deny tcp any any fragments\npermit tcp any any",
        "! BUG: FRG-101 note port 81\n permit tcp any any eq 80 dscp ef",
        "! BUG: FRG-101 note left to the routing table\n deny tcp any any eq 22\npermit ipv6 any any",
      })
  void thePolicyTellsFragmentsApart(String entries) {
    RuleTester.of("FRG-101").file("r1.cfg", router(entries, NEXT_HOP)).expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit ipv6 host 2001:db8:1::10 any",
        "permit tcp any any",
        "permit ipv6 any any\npermit tcp any any eq 80",
        // All of the marked ones meet the first entry.
        "permit tcp any any dscp ef\npermit tcp any any eq 80 dscp ef",
        // Not modelled.
        "permit tcp any any eq 80 routing",
        "deny ipv6 any any undetermined-transport\npermit ipv6 any any",
      })
  void allPiecesMeetTheSame(String entries) {
    RuleTester.of("FRG-101").file("r1.cfg", router(entries, NEXT_HOP)).silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set ipv6 precedence 3",
        // No packet has such pieces.
        "match length 10000 20000\nset ipv6 next-hop 2001:db8:2::2",
        "match ipv6 address prefix-list P\nset ipv6 next-hop 2001:db8:2::2"
      })
  void otherClauses(String clauses) {
    RuleTester.of("FRG-101").file("r1.cfg", router("permit tcp any any eq 80", clauses)).silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set ipv6 vrf RED next-hop 2001:db8:2::2",
        "set ipv6 default next-hop 2001:db8:2::2",
        "set interface GigabitEthernet0/1",
        "set vrf RED"
      })
  void waysAreSaidAsTheyAreTyped(String set) {
    String entry = "! BUG: FRG-101 note sequence 10 (`" + set + "`)\n permit tcp any any eq 443";
    RuleTester.of("FRG-101").file("r1.cfg", router(entry, set)).expect();
  }

  @Test
  void lengthTellsPiecesApart() {
    RuleTester.of("FRG-101")
        .file(
            "r1.cfg",
            router(
                "permit ipv6 any any",
                "! BUG: FRG-101 note later pieces\n match length 1000 1500\n"
                    + "set ipv6 next-hop 2001:db8:2::2"))
        .expect();
  }
}

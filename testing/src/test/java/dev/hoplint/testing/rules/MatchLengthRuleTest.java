package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FRG-109: lengths that part fragments beside a decision by port. */
class MatchLengthRuleTest {
  private static final String MARK = "! BUG: FRG-109 warning %s\n";

  private static String router(String ingress, String entries, String clauses) {
    return """
        hostname R2
        interface Tunnel23
         ip address 172.31.23.2 255.255.255.0
         %s
         ip policy route-map P
         tunnel source GigabitEthernet0/0
         tunnel destination 10.0.23.3
        interface GigabitEthernet0/0
         ip address 10.0.23.2 255.255.255.0
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
        interface GigabitEthernet0/2
         ip address 192.168.12.2 255.255.255.0
        ip route 0.0.0.0 0.0.0.0 203.0.113.1
        ip route 172.16.1.0 255.255.255.0 Tunnel23 172.31.23.3
        ip access-list extended A
        %sroute-map P permit 10
        %send
        """
        .formatted(ingress, entries.indent(1), clauses);
  }

  private static String clauses(String mark, String length, String nextHop) {
    return " match ip address A\n"
        + mark
        + length.indent(1)
        + (" set ip next-hop " + nextHop + "\n");
  }

  private static final String PORT = "permit tcp host 172.16.1.10 host 1.1.1.10 eq 873";

  @ParameterizedTest
  @CsvSource({
    "match length 1000 1600, 1436 + 84",
    "match length 0 200, takes those of 0 to 200 bytes",
    "match length 1436 1436, packet of 1500 bytes",
    "match length 85 9000, sequence 10 of route-map P",
  })
  void somePiecesAreOfTheLength(String length, String text) {
    RuleTester.of("FRG-109")
        .file(
            "r2.cfg",
            router("ip mtu 1440", PORT, clauses(MARK.formatted(text), length, "192.168.12.1")))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(strings = {"match length 0 9000", "match length 60 1436", "match length 4000 9000"})
  void allPiecesOrNoneAreOfTheLength(String length) {
    RuleTester.of("FRG-109")
        .file("r2.cfg", router("ip mtu 1440", PORT, clauses("", length, "192.168.12.1")))
        .silent();
  }

  /** FRG-101 says it on the line itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit ip host 172.16.1.10 host 1.1.1.10",
        "permit ip any any",
        "permit esp any any"
      })
  void lengthAloneIsOfAnotherRule(String entry) {
    RuleTester.of("FRG-109")
        .file(
            "r2.cfg",
            router("ip mtu 1440", entry, clauses("", "match length 1000 1600", "192.168.12.1")))
        .silent();
  }

  @ParameterizedTest
  @CsvSource({
    // Both ways are one.
    "ip mtu 1440, 203.0.113.1",
    // No fragments.
    "ip tcp adjust-mss 1300, 192.168.12.1",
    "shutdown, 192.168.12.1",
  })
  void nothingParts(String ingress, String nextHop) {
    RuleTester.of("FRG-109")
        .file("r2.cfg", router(ingress, PORT, clauses("", "match length 1000 1600", nextHop)))
        .silent();
  }
}

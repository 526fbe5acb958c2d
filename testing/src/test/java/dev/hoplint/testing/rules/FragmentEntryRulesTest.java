package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FRG-104, FRG-105 and ACL-508: entries of filters, and what they do with later fragments. */
class FragmentEntryRulesTest {
  private static String list(String entries) {
    return "hostname T\nip access-list extended A\n" + entries + "\nend\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: FRG-104 error IOS refuses the line\n permit tcp any any eq 80 fragments",
        "! BUG: FRG-104 error IOS refuses the line\n 10 deny udp any eq 53 any fragments",
        "! BUG: FRG-104 error IOS refuses the line\n permit tcp any any established fragments",
        "! BUG: FRG-104 error IOS refuses the line\n deny icmp any any echo fragments log",
        "! BUG: FRG-104 error IOS refuses the line\n permit tcp any any range 0 65535 fragments"
      })
  void iosRefusesFragmentsWithPorts(String entries) {
    // No other rule speaks of the line, HOP-002 least of all.
    RuleTester.of("FRG-104", "HOP-002").file("t.cfg", list(entries)).expect();
  }

  @Test
  void soItDoesInIpv6AndNumberedLists() {
    RuleTester.of("FRG-104", "HOP-002")
        .file(
            "t.cfg",
            """
            hostname T
            ! BUG: FRG-104 error
            access-list 101 permit tcp any any eq 80 fragments
            ipv6 access-list A6
            ! BUG: FRG-104 error
             permit tcp any any eq 80 fragments
             permit tcp any any fragments
            end
            """)
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " permit tcp any any fragments",
        " deny icmp any any fragments",
        " permit tcp any any eq 80\n permit tcp any any fragments",
        " permit ip any any fragments log",
        " permit tcp any any dscp ef fragments",
        " permit tcp any any eq 80 fragments\n no permit tcp any any eq 80 fragments"
      })
  void fragmentsWithoutPortsAreFine(String entries) {
    RuleTester.of("FRG-104").file("t.cfg", list(entries)).silent();
  }

  @Test
  void otherSystemsSayItForAWholeList() {
    RuleTester.of("FRG-104")
        .file("t.cfg", list(" fragments deny-all\n permit tcp any any eq 80"))
        .notAllUnderstood()
        .silent();
  }

  @Test
  void theLineIsDividedInTwo() {
    String marked =
        """
        hostname T
        ip access-list extended A
        ! BUG: FRG-104 error
        \tpermit tcp any host 10.0.0.1 eq www fragments log
        ! BUG: FRG-104 error
        access-list 101 deny udp 10.0.0.0 0.0.0.255 any eq 53 fragments
        end
        """;
    LintResult result = RuleTester.of("FRG-104").file("t.cfg", marked).expect();
    String mended = Edits.apply(marked, result);

    assertThat(mended)
        .isEqualTo(
            """
            hostname T
            ip access-list extended A
            \tpermit tcp any host 10.0.0.1 eq www log
            \tpermit tcp any host 10.0.0.1 fragments
            access-list 101 deny udp 10.0.0.0 0.0.0.255 any eq 53
            access-list 101 deny udp 10.0.0.0 0.0.0.255 any fragments
            end
            """);
    RuleTester.of("FRG-104", "HOP-002").file("t.cfg", mended).silent();
  }

  /** What IOS refuses decides nothing, and what is meant is not known. */
  @Test
  void noOtherRuleBuildsOnARefusedLine() {
    RuleTester.of("FRG-105", "ACL-508")
        .file("t.cfg", filter(" deny tcp any any eq 23 fragments\n permit ip any any", ""))
        .silent();
  }

  private static String filter(String entries, String more) {
    return """
        hostname T
        interface GigabitEthernet0/1
         ip address 203.0.113.2 255.255.255.252
         ip access-group EDGE in
        %s
        ip access-list extended EDGE
        %s
        end
        """
        .formatted(more, entries);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: FRG-105 note have no ports and pass the list EDGE\n deny tcp any host 10.0.0.9 eq 23\n permit ip any host 10.0.0.9",
        "! BUG: FRG-105 note\n deny udp any any eq 161\n deny tcp any any eq 22\n permit ip any any",
        // A permit for another port takes them.
        " permit tcp any any eq 80\n! BUG: FRG-105 note\n deny tcp any any eq 23\n deny ip any any",
        "! BUG: FRG-105 note no message type\n deny icmp any any redirect\n permit ip any any",
        // Stopped for one protocol only.
        " deny tcp any any fragments\n! BUG: FRG-105 note\n deny udp any any eq 161\n permit ip any any"
      })
  void laterFragmentsOfADeniedService(String entries) {
    RuleTester.of("FRG-105").file("t.cfg", filter(entries, "")).expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " deny tcp any host 10.0.0.9 fragments\n deny tcp any host 10.0.0.9 eq 23\n permit ip any host 10.0.0.9",
        " deny ip any any fragments\n deny tcp any any eq 23\n permit ip any any",
        // The list's end stops them.
        " deny tcp any any eq 23\n permit udp any any eq 53",
        " deny tcp any host 10.0.0.9 eq 23\n permit ip any host 10.0.0.8",
        // Whole addresses are denied.
        " deny tcp any host 10.0.0.9\n permit ip any any",
        // It stops nothing: an entry before it takes its packets.
        " permit tcp any any\n deny tcp any any eq 23\n permit ip any any"
      })
  void filtersThatStopThem(String entries) {
    RuleTester.of("FRG-105").file("t.cfg", filter(entries, "")).silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ip virtual-reassembly in",
        " ip nat outside",
        " ip inspect FW in",
        " zone-member security OUT",
        " shutdown"
      })
  void reassemblyGivesThemTheirPorts(String line) {
    RuleTester.of("FRG-105", "ACL-508")
        .file(
            "t.cfg",
            filter(
                " permit tcp any any established\n deny tcp any any eq 23\n permit udp any any",
                line))
        .silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: ACL-508 note new connections or not\n permit tcp any any established",
        "! BUG: ACL-508 note\n permit tcp any 10.0.0.0 0.0.0.255 established\n permit udp any eq 53 any",
        " permit tcp any host 10.0.0.9 eq 443\n! BUG: ACL-508 note\n permit tcp any any established",
        "! BUG: ACL-508 note\n permit tcp any eq 80 any ack\n deny ip any any"
      })
  void answersLetLaterFragmentsThrough(String entries) {
    RuleTester.of("ACL-508").file("t.cfg", filter(entries, "")).expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " deny tcp any any fragments\n permit tcp any any established",
        " deny ip any any fragments\n permit tcp any any established",
        // New connections may begin, too.
        " permit tcp any any established\n permit ip any any",
        // Another entry lets them through.
        " permit tcp any any eq 80\n permit tcp any any established",
        " permit tcp any any syn\n permit tcp any any established"
      })
  void filtersWhereItDoesNotMatter(String entries) {
    RuleTester.of("ACL-508").file("t.cfg", filter(entries, "")).silent();
  }

  @Test
  void aListThatNoInterfaceUsesFiltersNothing() {
    RuleTester.of("FRG-105", "ACL-508")
        .file(
            "t.cfg",
            list(" permit tcp any any established\n deny tcp any any eq 23\n permit udp any any"))
        .silent();
  }

  private static String ipv6Filter(String use, String entries) {
    return """
        hostname T
        interface GigabitEthernet0/1
         ipv6 address 2001:db8:1::1/64
         ip nat outside
        %s
        ipv6 access-list EDGE6
        %s
        end
        """
        .formatted(use.indent(1).stripTrailing(), entries);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "! BUG: FRG-105 note later IPv6 fragments have no ports and pass the list EDGE6\n deny tcp any host 2001:db8::9 eq 23\n permit ipv6 any any",
        // It is never asked of a later fragment, so it does not stop one.
        " deny ipv6 any any undetermined-transport\n! BUG: FRG-105 note\n deny udp any any eq 161\n permit ipv6 any any",
        "! BUG: FRG-105 note no message type\n deny icmp any any echo-request\n permit icmp any any",
        // A permit for another port takes them.
        " permit tcp any any eq 443\n! BUG: FRG-105 note\n deny tcp any 2001:db8::/64 eq 22",
        "! BUG: FRG-105 note\n deny tcp any any eq 23\n permit tcp any any fragments",
        "! BUG: ACL-508 note later IPv6 fragments have no TCP flags\n permit tcp any any established",
        "! BUG: ACL-508 note\n permit tcp any 2001:db8::/48 ack\n permit udp any any eq 53",
        " deny ipv6 any any undetermined-transport\n! BUG: ACL-508 note\n permit tcp any any established",
        " permit tcp any host 2001:db8::9 eq 443\n! BUG: ACL-508 note\n permit tcp any any established"
      })
  void laterFragmentsPassIpv6Filters(String entries) {
    for (String way : new String[] {"in", "out"}) {
      RuleTester.of("FRG-105", "ACL-508")
          .file("t.cfg", ipv6Filter("ipv6 traffic-filter EDGE6 " + way, entries))
          .expect();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " deny ipv6 any any fragments\n deny tcp any any eq 23\n permit ipv6 any any",
        " deny tcp any any fragments\n permit tcp any any established\n deny tcp any any eq 22",
        // The list's end stops them.
        " deny tcp any any eq 23\n permit udp any any eq 53",
        " deny tcp any host 2001:db8::9 eq 23\n permit ipv6 any host 2001:db8::8",
        // It stops nothing: an entry before it takes its packets.
        " permit tcp any any\n deny tcp any any eq 23\n permit ipv6 any any",
        " permit tcp any any established\n permit ipv6 any any",
        " deny ipv6 any any undetermined-transport\n permit ipv6 any any",
        // What a group holds is not known here.
        " deny tcp object-group G any eq 23\n permit ipv6 any any",
        " deny tcp any any eq nosuchport\n deny tcp any any eq 23\n permit ipv6 any any"
      })
  void ipv6FiltersThatStopThem(String entries) {
    RuleTester.of("FRG-105", "ACL-508")
        .file("t.cfg", ipv6Filter("ipv6 traffic-filter EDGE6 in", entries))
        .notAllUnderstood()
        .silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipv6 traffic-filter EDGE6 in\nipv6 virtual-reassembly in",
        "ipv6 traffic-filter EDGE6 in\nzone-member security OUT",
        "ipv6 traffic-filter EDGE6 in\nshutdown",
        // Used by nothing.
        "no shutdown"
      })
  void reassemblyOfIpv6GivesThemTheirPorts(String use) {
    RuleTester.of("FRG-105", "ACL-508")
        .file(
            "t.cfg",
            ipv6Filter(
                use,
                " permit tcp any any established\n deny tcp any any eq 23\n permit udp any any"))
        .silent();
  }

  @Test
  void theDenyIsTypedIntoTheIpv6List() {
    String config =
        ipv6Filter(
            "ipv6 traffic-filter EDGE6 in",
            "! BUG: FRG-105 note\n deny tcp any host 2001:db8::9 eq 23\n permit ipv6 any any");
    LintResult result = RuleTester.of("FRG-105").file("t.cfg", config).expect();
    assertThat(result.findings())
        .filteredOn(reported -> reported.finding().rule().id().equals("FRG-105"))
        .flatExtracting(reported -> reported.finding().fixes().get(0).commands())
        .containsExactly(
            "ipv6 access-list EDGE6", " sequence 9 deny tcp any host 2001:db8::9 fragments");
  }
}
